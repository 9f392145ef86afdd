# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""after kill -9 of the kiosk, of tesserad and of AirPlay's host while somebody shares"""

import concurrent.futures
import os
import signal
import time

import mirrors
from airplay_sender.clip import make_clip
from airplay_sender.pairing import Refused
from figures import spread
from mirrors import AirplayStage
from stage import Stage, wall_ms
from support.processes import PATIENCE, wait_until

RUNS, SETTLE = 3, 3
DEVICES, SIZE, FPS = 3, (1280, 720), 30


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


def comes_back(stage, identity, clip):
    """As a device that was cut off: with its pairing, again and again until it is let in. Answers what plays."""
    def again():
        one = None
        try:
            one = stage.sender(identity=identity)
            one.verify()
            return mirrors.play(one, clip, SIZE, FPS)[1]
        except (OSError, RuntimeError, Refused):
            if one:
                one.close()
            return None

    return wait_until(again, PATIENCE, "a way back in")


def wait_shown(stage, former=()):
    """The shares of all devices, once each of them has sent pictures to the display; none is one of `former`."""
    def shown():
        new = [key for key, share in stage.shares().items() if share["width"] and key not in former]
        return len(new) == DEVICES and new

    return wait_until(shown, PATIENCE, "pictures of all devices")


def kill_host(stage, identities, clip, former):
    """All devices come back at once. Answers (seconds, what plays, their shares)."""
    pid, killed = stage.host_pid(), time.monotonic()
    os.kill(pid, signal.SIGKILL)
    with concurrent.futures.ThreadPoolExecutor() as threads:
        playing = list(threads.map(lambda identity: comes_back(stage, identity, clip), identities))
        shares = wait_shown(stage, former)
    return time.monotonic() - killed, playing, shares


def airplay(say):
    clip, back = make_clip(*SIZE, pictures=60, fps=FPS), []
    with AirplayStage() as stage:
        stage.start()
        senders = [stage.sender(name=f"Device {number + 1}") for number in range(DEVICES)]
        for one in senders:
            one.pair(stage.box.pin())
            one.verify()
        playing = [mirrors.play(one, clip, SIZE, FPS)[1] for one in senders]
        shares = wait_shown(stage)
        for _ in range(RUNS):
            time.sleep(SETTLE)
            former = playing
            seconds, playing, shares = kill_host(stage, [one.identity for one in senders], clip, shares)
            for each in former:
                each.stop()
            back.append(seconds)
            say(f"AirPlay's host killed: {DEVICES} devices back after {seconds:.2f} s")
        for each in playing:
            each.stop()
    return spread(back, 2)


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
                                "picture_ms": spread(picture, 0)},
            "airplay_host_killed_s": airplay(say)}


def rows(result):
    daemon = result["tesserad_killed"]
    return [
        ("kiosk killed: picture back, max", result["kiosk_killed_ms"]["max"], "ms", "<= 2000"),
        ("tesserad killed: kiosk back, max", daemon["kiosk_ms"]["max"], "ms", "<= 2000"),
        ("tesserad killed: picture back, max", daemon["picture_ms"]["max"], "ms", "<= 5000"),
        (f"AirPlay: plugin host killed with {DEVICES} senders, until all three are back, max",
         result["airplay_host_killed_s"]["max"], "s", "<= 3"),
    ]
