# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""people who watch one 1080p30 share of 4 Mbit/s on devices of their own: what each costs the box"""

import json
import os
import subprocess
import sys
import time

from replay import ReplayStage
from support.processes import wait_until

WIDTH, HEIGHT, FPS, KBPS = 1920, 1080, 30, 4000
COUNTS = (0, 1, 8)
SECONDS = 12
LEAST_CPU = 0.3  # % of a core: three times what the measurement rounds to
WATCHERS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "watchers.py")


class Watchers:
    def __init__(self, box, pin, count):
        self._child = subprocess.Popen(
            [sys.executable, WATCHERS, str(box.port), pin, str(count)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self):
        self._child.stdin.write("\n")
        self._child.stdin.flush()
        line = self._child.stdout.readline()
        if not line:
            raise RuntimeError(f"the watchers have died: {self._child.wait(timeout=5)}")
        return json.loads(line)

    def stop(self):
        self._child.stdin.close()
        self._child.wait(timeout=20)


def look(stage, pin, count):
    """CPU of the box while so many watch, and how the pictures come to them."""
    if count == 0:
        return {"count": 0, "cpu": stage.measure_cpu(SECONDS)}
    watchers = Watchers(stage.box, pin, count)
    try:
        wait_until(lambda: all(one["pictures"] for one in watchers.ask()), 30, "pictures for all")
        time.sleep(2)
        before = watchers.ask()
        start = time.monotonic()
        cpu = stage.measure_cpu(SECONDS)
        took = time.monotonic() - start
        after = watchers.ask()
    finally:
        watchers.stop()
    rates = [(now["pictures"] - then["pictures"]) / took for now, then in zip(after, before)]
    return {"count": count, "cpu": cpu, "slowest_fps": round(min(rates), 1),
            "first_ms": round(max(one["first_s"] for one in after) * 1000),
            "rss": stage.rss_mb()["tesserad"]}


def eight_over_one(looks):
    """What eight add to the box's CPU over what one adds; None where that one is lost in the noise."""
    none, one, many = (look["cpu"]["tesserad"] for look in looks)
    return round((many - none) / (one - none), 1) if one - none >= LEAST_CPU else None


def run(say):
    with ReplayStage(1, WIDTH, HEIGHT, FPS, kbps=KBPS) as stage:
        stage.start()
        with stage.box.admin() as admin:
            pin = admin.call("pin.show")["pin"]
        all_looks = []
        for count in COUNTS:
            all_looks.append(look(stage, pin, count))
            say(f"{count} watching: {all_looks[-1]}")
        (share,) = stage.shares().values()
    return {"looks": all_looks, "eight_over_one": eight_over_one(all_looks),
            "kbps": share["kbps"], "fps": share["fps"],
            "left_out": ["the sender's encoder", "the viewers' decoders"]}


def rows(result):
    none, one, many = result["looks"]
    first = one["cpu"]["tesserad"] - none["cpu"]["tesserad"]
    each = (many["cpu"]["tesserad"] - one["cpu"]["tesserad"]) / (many["count"] - one["count"])
    return [
        ("the share", f"{result['fps']} a second, {result['kbps']} kbit/s", "", ""),
        ("the first who watches: tesserad", round(first, 1), "% of a core more", ""),
        ("each further one", round(each, 1), "% of a core more", "<= 2"),
        ("CPU that eight add, over what one adds", result["eight_over_one"], "times", ""),
        ("eight: the slowest of them", many["slowest_fps"], "fps", ""),
        ("one: from the request to the first picture", one["first_ms"], "ms", "<= 1500"),
        ("eight at once: the last first picture", many["first_ms"], "ms", ""),
        ("tesserad with eight", many["rss"], "MB", ""),
    ]
