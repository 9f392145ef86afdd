# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""what 1,000 people who join and leave again leave behind in box and display"""

import os
import time

from stage import Stage
from support.page_client import PageClient

CYCLES = 1000
WARM_UP = 200  # caches, pools and the kiosk's lists reach their size first
SETTLE = 15    # s: notices of those who left are off the display


def footprint(process):
    return {"rss_mb": round(process.rss_mb(), 2),
            "fds": len(os.listdir(f"/proc/{process.pid}/fd")),
            "threads": len(os.listdir(f"/proc/{process.pid}/task"))}


def settled(stage):
    time.sleep(SETTLE)
    return {"tesserad": footprint(stage.box.daemon), "kiosk": footprint(stage.box.kiosk)}


def cycle(stage, pin, number):
    page = PageClient(stage.box)
    try:
        page.join(f"Person {number}", pin)
        page.call("leave")
    finally:
        page.close()


def run(say):
    with Stage() as stage:
        stage.box.start()
        stage.box.start_kiosk()
        pin = stage.box.pin()
        for number in range(WARM_UP):
            cycle(stage, pin, number)
        before = settled(stage)
        say(f"before: {before}")
        start = time.monotonic()
        for number in range(CYCLES):
            cycle(stage, pin, number)
        took = time.monotonic() - start
        after = settled(stage)
        say(f"after {took:.0f} s: {after}")
    return {"cycles": CYCLES, "warm_up": WARM_UP, "cycles_s": round(took, 1), "before": before,
            "after": after}


def rows(result):
    table = []
    for name in ("tesserad", "kiosk"):
        before, after = result["before"][name], result["after"][name]
        table += [
            (f"{name}: memory more after {result['cycles']} cycles",
             round(after["rss_mb"] - before["rss_mb"], 2), "MB RSS", "<= 2"),
            (f"{name}: descriptors more or less", abs(after["fds"] - before["fds"]), "", "<= 0"),
            (f"{name}: threads more or less", abs(after["threads"] - before["threads"]), "", "<= 0"),
        ]
    return table
