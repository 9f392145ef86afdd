# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""nine in a call: one shares a screen with sound, eight send small cameras and microphones and watch all"""

import os
import time

from benches.call import begin_call, rates
from flash_room import FlashRoom
from stage import wall_ms
from support import paths
from support.processes import Gone

CALLERS = ("Bob", "Cleo", "Dan", "Eve", "Finn", "Grace", "Hal", "Ida")
CAMERA = "320x180x8"  # eight encoders and sixty-four decoders have two cores here
SETTLE, SECONDS = 20, 60
PICTURE = os.path.join(paths.BUILD, "nine.png")


def run(say):
    with FlashRoom() as room:
        callers = begin_call(room, CALLERS, CAMERA)
        time.sleep(SETTLE)
        before, start, memory = callers.ask("totals"), wall_ms(), room.stage.rss_mb()
        cpu = room.stage.measure_cpu(SECONDS)
        after, end = callers.ask("totals"), wall_ms()
        load = os.getloadavg()[0]
        room.stage.box.screen.screenshot(PICTURE)
        shown = [share["fps"] for share in room.stage.room()["shares"].values()]
        people = len(room.stage.room()["participants"])
        fallen = room.stage.casualties()
    if fallen:
        raise Gone(fallen)
    say(f"the display: {PICTURE}")
    say(f"pictures a second, as the box takes them in: {shown}")
    return {"people": people, "cpu": cpu, "memory": memory, "load": load, "taken_fps": shown,
            **rates(before, after, (end - start) / 1000)}


def rows(result):
    return [
        ("people", result["people"], "", ">= 9"),
        ("CPU of tesserad, kiosk", f"{result['cpu']['tesserad']}, {result['cpu']['kiosk']}", "% of a core", ""),
        ("memory of tesserad, kiosk", f"{result['memory']['tesserad']}, {result['memory']['kiosk']}", "MB", ""),
        ("cameras, sent p50 (of 8)", result["sent_fps"]["p50"], "fps", ""),
        ("pictures of others, slowest, p50", f"{result['seen_fps']['min']}, {result['seen_fps']['p50']}", "fps", ""),
        ("sound heard of each other", result["heard_of_each"], "of real time", ""),
        ("load of the machine", round(result["load"], 1), "", ""),
    ]
