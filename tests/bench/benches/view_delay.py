# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""the same pictures on the display and in a browser that watches: how much later they come there"""

import os
import time

from figures import read_stamps, spread
from sharer import Sharer
from stage import Stage, wall_ms

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SETTLE, SECONDS = 8, 20
RING = 2 ** 32


def run(say):
    with Stage() as stage:
        stage.start()
        pin = stage.box.pin()
        stage.share_live(stage.person(), pin)
        onlooker = Sharer(stage.folder, name="Bob", script=os.path.join(HERE, "onlooker.mjs"))
        stage.people.append(onlooker)
        first = onlooker.ask("watch", url=stage.box.url, name="Bob", pin=pin)["first_ms"]
        say(f"first picture after {first} ms")
        time.sleep(SETTLE)
        onlooker.ask("stamps")
        start = wall_ms()
        time.sleep(SECONDS)
        end = wall_ms()
        seen = onlooker.ask("stamps")
        display = read_stamps(stage.eyes.stamps(), start, end)
    read = [each for each in seen if each["stamp"] is not None]
    delays = [(each["at"] - each["stamp"]) % RING for each in read]
    return {"seconds": SECONDS, "first_ms": first, "display": display,
            "viewer": {"delay_ms": spread(delays), "fps": round(len(seen) / SECONDS, 1),
                       "unreadable_stamps": len(seen) - len(read)}}


def rows(result):
    here, there = result["display"]["delay_ms"], result["viewer"]["delay_ms"]
    return [
        ("delay on the display p50", here["p50"], "ms", ""),
        ("delay where it is watched p50", there["p50"], "ms", ""),
        ("added for who watches p50", round(there["p50"] - here["p50"], 1), "ms", "<= 60"),
        ("delay where it is watched p95", there["p95"], "ms", ""),
        ("pictures on the display", result["display"]["fps"], "fps", ""),
        ("pictures where it is watched", result["viewer"]["fps"], "fps", ""),
        ("click to first picture", result["first_ms"], "ms", "<= 1500"),
    ]
