# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""delay from the page to the display, and from the click on "share" to the picture, ten joins"""

import time

from figures import read_stamps, spread
from stage import Stage, wall_ms

JOINS, SETTLE, SECONDS = 10, 8, 20


def run(say):
    clicks = []
    with Stage() as stage:
        stage.start()
        pin = stage.box.pin()
        person = stage.person()
        for turn in range(JOINS):
            if turn:
                person.ask("stop")
                person.ask("leave")
                person.ask("open", url=stage.box.url)
            clicked, shown = stage.share_live(person, pin)
            clicks.append(shown - clicked)
            say(f"join {turn + 1}: {clicks[-1]:.0f} ms")
            time.sleep(0.5)
        time.sleep(SETTLE)
        before, start = person.ask("totals"), wall_ms()
        time.sleep(SECONDS)
        figures = read_stamps(stage.eyes.stamps(), start, wall_ms())
        encoder = stage.encoder_over(person, before)
    return {"joins": JOINS, "click_to_picture_ms": spread(clicks, 0), "seconds": SECONDS,
            **figures, "encoder": encoder}


def rows(result):
    delay, click, encoder = result["delay_ms"], result["click_to_picture_ms"], result["encoder"]
    return [
        ("delay p50", delay["p50"], "ms", "<= 100"),
        ("delay p95", delay["p95"], "ms", "<= 150"),
        ("delay max", delay["max"], "ms", ""),
        ("pictures", result["fps"], "fps", ""),
        ("unreadable stamps", result["unreadable_stamps"], "", ""),
        ("click to picture p50", click["p50"], "ms", ""),
        ("click to picture p95", click["p95"], "ms", "<= 2000"),
        (f"QP ({encoder.get('codec')})", encoder.get("qp"), "", ""),
        ("bit rate", encoder.get("bitrate_kbps"), "kbit/s", ""),
    ]
