# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""longest pause between two frames of the display while its layout changes, four and nine shares"""

import re
import time

from figures import spread
from replay import ReplayStage
from support.processes import wait_until

PEOPLE, WIDTH, HEIGHT, FPS = (4, 9), 640, 360, 15
ROUNDS, SETTLE = 5, 3
BETWEEN = 1.5  # s, so that each change has its own line in the kiosk's log
CHANGE = re.compile(r"layout changed: (\d+) frames in (\d+) ms, longest gap (\d+) ms")


def changes(stage):
    return CHANGE.findall(stage.box.kiosk.output())


def change(stage, **layout):
    before = len(changes(stage))
    with stage.box.admin() as admin:
        admin.call("layout.set", **layout)
    time.sleep(BETWEEN)
    wait_until(lambda: len(changes(stage)) > before, 5, f"change of the display to {layout}")
    frames, _, gap = (int(number) for number in changes(stage)[-1])
    return frames, gap


def run(say):
    result = {"rounds": ROUNDS, "shares": {}}
    for people in PEOPLE:
        seen = []
        with ReplayStage(people, WIDTH, HEIGHT, FPS) as stage:
            stage.start()
            time.sleep(SETTLE)
            keys = list(stage.shares())
            for turn in range(ROUNDS):
                key = keys[turn % len(keys)]
                for layout in ({"mode": "focus", "focus": key}, {"mode": "single"},
                               {"mode": "auto"}, {"full": key}, {"full": ""}):
                    seen.append(change(stage, **layout))
        gaps, frames = [gap for _, gap in seen], [count for count, _ in seen]
        result["shares"][str(people)] = {"changes": len(seen), "longest_gap_ms": spread(gaps, 0),
                                         "fewest_frames": min(frames), "gaps_ms": gaps}
        say(f"{people}: {gaps}")
    return result


def rows(result):
    table = []
    for people, seen in result["shares"].items():
        table += [
            (f"{people} shares, {seen['changes']} changes: longest gap, p50",
             seen["longest_gap_ms"]["p50"], "ms", ""),
            (f"{people} shares: longest gap, max", seen["longest_gap_ms"]["max"], "ms", "<= 100"),
            (f"{people} shares: fewest frames in 320 ms", seen["fewest_frames"], "", ""),
        ]
    return table
