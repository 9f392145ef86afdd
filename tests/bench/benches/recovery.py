# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""after kill -9 of the kiosk and of tesserad while somebody shares"""

import time

from figures import spread
from stage import Stage, wall_ms

RUNS, SETTLE = 3, 3


def kill_kiosk(stage):
    """The killed process is started again at once, as a service manager without a pause would."""
    stage.box.kiosk.kill()
    killed = wall_ms()
    stage.box.start_kiosk(timeout=0)
    return stage.eyes.wait_stamp(killed, timeout=30, fresh_ms=killed + 20)["t"] - killed


def kill_tesserad(stage):
    stage.box.daemon.kill()
    killed = wall_ms()
    stage.box.start()
    listening = wall_ms() - killed
    stage.box.wait_kiosk()
    kiosk = wall_ms() - killed
    picture = stage.eyes.wait_stamp(killed, timeout=30, fresh_ms=killed + 20)["t"] - killed
    return listening, kiosk, picture


def run(say):
    kiosk, tesserad = [], []
    with Stage() as stage:
        stage.start()
        person = stage.person()
        stage.share_live(person, stage.box.pin())
        for _ in range(RUNS):
            time.sleep(SETTLE)
            kiosk.append(kill_kiosk(stage))
            say(f"kiosk killed: picture back after {kiosk[-1]:.0f} ms")
        for _ in range(RUNS):
            time.sleep(SETTLE)
            tesserad.append(kill_tesserad(stage))
            say(f"tesserad killed: picture back after {tesserad[-1][2]:.0f} ms")
        joined = person.ask("state")["view"]
    listening, screen, picture = ([run[i] for run in tesserad] for i in range(3))
    return {"runs": RUNS, "page_afterwards": joined, "kiosk_killed_ms": spread(kiosk, 0),
            "tesserad_killed": {"listening_ms": spread(listening, 0), "kiosk_ms": spread(screen, 0),
                                "picture_ms": spread(picture, 0)}}


def rows(result):
    daemon = result["tesserad_killed"]
    return [
        ("kiosk killed: picture back, max", result["kiosk_killed_ms"]["max"], "ms", "<= 2000"),
        ("tesserad killed: kiosk back, max", daemon["kiosk_ms"]["max"], "ms", "<= 2000"),
        ("tesserad killed: picture back, max", daemon["picture_ms"]["max"], "ms", "<= 5000"),
    ]
