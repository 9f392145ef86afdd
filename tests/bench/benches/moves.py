# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""the browser gets another address, the box loses one of two, and the laptop sleeps: picture back"""

import re
import time

from figures import spread
from stage import Stage, wall_ms
from support.bad_network import BadNetwork, why_not
from support.sleeping import asleep

RUNS, SETTLE, ASLEEP_S = 3, 8, 20
SECOND = "10.78.0.1"  # of the box, in a network that shares nothing with the first
PAIR = r"peer \S+: ([0-9.]+):\d+ with"  # tesserad's log: the address that carries the pictures


def back(stage, since):
    """ms from `since` to the first picture on the display that was painted after it."""
    return stage.eyes.wait_stamp(since, timeout=40, fresh_ms=since)["t"] - since


def media_address(stage):
    return re.findall(PAIR, stage.box.daemon.output())[-1]


def move_browser(stage, turn):
    moved = wall_ms()
    stage.network.move("browser", f"10.77.1.{turn + 2}")
    return back(stage, moved + 100)  # what stood in the jitter buffer is no news


def box_loses(stage):
    lost = media_address(stage)
    stage.network.remove_address("box", lost)
    gone = wall_ms()
    try:
        return back(stage, gone + 100)
    finally:
        stage.network.add_address("box", lost)


def sleep(stage, person):
    with asleep(person):
        time.sleep(ASLEEP_S)
    return back(stage, wall_ms())


def share_beside_the_page(stage):
    """Somebody whose page is on one address of the box and the pictures on the other: so the page can
    tell the box when the pictures' one is gone."""
    for address in (stage.network.addresses["box"], SECOND):
        person = stage.person(mode="motion", opened=False)
        person.ask("open", url=f"https://{address}:{stage.box.port}/")
        stage.share_live(person, stage.box.pin())
        if media_address(stage) != address:
            return person
        stage.dismiss(person)
    raise RuntimeError("page and pictures took the same address both times")


def run(say):
    fault = why_not()
    if fault:
        raise RuntimeError(fault)
    network = BadNetwork()
    found = {"browser": [], "box": [], "sleep": []}
    try:
        network.add_address("box", SECOND)
        with Stage(network=network) as stage:
            stage.start()
            person = share_beside_the_page(stage)
            time.sleep(SETTLE)
            found["box"].append(box_loses(stage))
            say(f"the box lost an address: picture back after {found['box'][-1]:.0f} ms")
            time.sleep(SETTLE)
            for turn in range(RUNS):
                found["browser"].append(move_browser(stage, turn))
                say(f"browser with another address: picture back after {found['browser'][-1]:.0f} ms")
                time.sleep(SETTLE)
            for _ in range(RUNS):
                found["sleep"].append(sleep(stage, person))
                say(f"slept {ASLEEP_S} s: picture back after {found['sleep'][-1]:.0f} ms")
                time.sleep(SETTLE)
    finally:
        network.stop()
    return {"asleep_s": ASLEEP_S, **{f"{name}_ms": spread(times, 0) for name, times in found.items()},
            "times_ms": found}


def rows(result):
    return [
        ("the box lost the address of the pictures", result["box_ms"]["max"], "ms", "<= 3000"),
        ("browser with another address, max", result["browser_ms"]["max"], "ms", "<= 3000"),
        (f"laptop slept {result['asleep_s']} s, max", result["sleep_ms"]["max"], "ms", ""),
    ]
