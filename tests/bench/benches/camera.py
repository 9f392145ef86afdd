# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""a camera that comes to a running screen and goes, five times: how soon it is there, and what the screen shows meanwhile"""

import time

from figures import read_stamps, spread
from sharer import Sharer
from stage import Stage, wall_ms
from support.processes import wait_until

TIMES, SETTLE, AFTER = 5, 8, 3


def cameras(stage):
    return [share for share in stage.room()["shares"].values() if share["kind"] == "camera"]


def run(say):
    live, gaps, calm = [], [], []
    with Stage() as stage:
        stage.start()
        person = Sharer(stage.folder, extra=("--cameras",))
        stage.people.append(person)
        person.ask("open", url=stage.box.url)
        stage.share_live(person, stage.box.pin())
        time.sleep(SETTLE)
        for turn in range(TIMES):
            start = wall_ms()
            time.sleep(AFTER)
            calm.append(read_stamps(stage.eyes.stamps(), start, wall_ms())["longest_gap_ms"])
            start = wall_ms()
            person.ask("camera")
            wait_until(lambda: any(one["width"] for one in cameras(stage)), 20, "camera")
            live.append(wall_ms() - start)
            time.sleep(AFTER)
            person.ask("camera")
            wait_until(lambda: not cameras(stage), 20, "end of the camera")
            time.sleep(AFTER)
            gaps.append(read_stamps(stage.eyes.stamps(), start, wall_ms())["longest_gap_ms"])
            say(f"{turn + 1}: camera after {live[-1]:.0f} ms, longest pause {gaps[-1]} ms, without it {calm[-1]} ms")
    return {"live_ms": spread(live, 0), "gap_ms": spread(gaps), "calm_gap_ms": spread(calm)}


def rows(result):
    return [
        ("camera's first picture p50", result["live_ms"]["p50"], "ms", "<= 1000"),
        ("camera's first picture, slowest", result["live_ms"]["max"], "ms", ""),
        ("longest pause of the screen while it comes and goes", result["gap_ms"]["max"], "ms", "<= 150"),
        ("longest pause in as many seconds before", result["calm_gap_ms"]["max"], "ms", ""),
    ]
