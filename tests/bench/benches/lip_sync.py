# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""sound and picture of one share: a page that flashes and beeps, the display, a null sink that is heard"""

import os
import time

from figures import percentile, spread
from flash_room import FlashRoom, drift_ms
from stage import wall_ms
from support.processes import Gone

SETTLE, SECONDS = 12, 60
EARLY_MS, LATE_MS = -45, 125  # ITU-R BT.1359: sound early, sound late


def run(say, minutes=None):
    seconds = minutes * 60 if minutes else SECONDS
    with FlashRoom() as room:
        time.sleep(SETTLE)
        start, begun = wall_ms(), len(room.ears.beeps)
        for _ in range(max(1, seconds // 60)):
            time.sleep(min(seconds, 60))
            say(f"{len(room.ears.beeps) - begun} beeps heard")
        end = wall_ms()
        time.sleep(1)
        flashes, pairs, missed = room.pairs(start, end)
        fallen = room.stage.casualties()
        if os.environ.get("TESSERA_BENCH_LOGS"):
            say(room.stage.box.kiosk.tail(400))
            for each in pairs:
                say("picture {1:.0f} sound {2:.0f} apart {3:.0f} ms".format(*each))
    if fallen:
        raise Gone(fallen)
    offsets = [each[3] for each in pairs]
    inside = [each for each in offsets if EARLY_MS <= each <= LATE_MS]
    return {"seconds": seconds, "flashes": len(flashes), "missed": missed,
            "offset_ms": {**spread(offsets), "min": round(min(offsets), 1), "p5": round(percentile(offsets, 5), 1)},
            "inside_percent": round(len(inside) * 100 / len(offsets), 1),
            "sound_delay_ms": spread([each[2] for each in pairs]),
            "picture_delay_ms": spread([each[1] for each in pairs]),
            "page_ms": spread([each["stamp"] - each["beep"] for each in flashes]),
            "drift_ms": drift_ms(pairs)}


def rows(result):
    offset, sound, picture = result["offset_ms"], result["sound_delay_ms"], result["picture_delay_ms"]
    return [
        ("sound after picture p50", offset["p50"], "ms", ""),
        ("sound after picture p95", offset["p95"], "ms", f"<= {LATE_MS}"),
        ("sound after picture p5", offset["p5"], "ms", f">= {EARLY_MS}"),
        ("sound after picture min", offset["min"], "ms", ""),
        ("sound after picture max", offset["max"], "ms", ""),
        (f"within {EARLY_MS} to +{LATE_MS} ms", result["inside_percent"], "%", ">= 95"),
        ("sound, page to ear p50", sound["p50"], "ms", "<= 150"),
        ("sound, page to ear p95", sound["p95"], "ms", ""),
        ("picture, page to display p50", picture["p50"], "ms", ""),
        ("picture, page to display p95", picture["p95"], "ms", ""),
        ("moves between minutes by", result["drift_ms"], "ms", "<= 20"),
        ("flashes, not seen or not heard", f"{result['flashes']}, {result['missed']}", "", ""),
    ]
