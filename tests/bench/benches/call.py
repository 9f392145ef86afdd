# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""four in a call for some minutes: one shares a screen with sound, three send camera and microphone and watch all"""

import array
import math
import os
import time
import wave

from figures import spread
from flash_room import HERE, FlashRoom, drift_ms, minute_middles, trend_ms
from sharer import Sharer
from stage import wall_ms
from support.processes import Gone, wait_until

CALLERS = ("Bob", "Cleo", "Dan")
CAMERA = "640x360x15"
SETTLE, MINUTES = 20, 3
RATE = 48_000
PLACE = "924x520+12+100"  # of the focus beside three others on 1280x720, see ui-kiosk's tile_layout.cpp
QUIET = 800  # of 32767: heard by whoever asks who speaks, and no beep for ears.py


def write_voice(path):
    """A second of a low tone and a second of nothing."""
    samples = array.array("h", (round(QUIET * math.sin(at * 2 * math.pi * 220 / RATE)) for at in range(RATE)))
    with wave.open(path, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes() + bytes(2 * RATE))


def live(stage, kind):
    return [share for share in stage.room()["shares"].values() if share["kind"] == kind and share["fps"]]


def begin_call(room, names=CALLERS, camera=CAMERA):
    voice = os.path.join(room.folder, "voice.wav")
    write_voice(voice)
    callers = Sharer(room.stage.folder, name="callers", script=os.path.join(HERE, "callers.mjs"),
                     extra=("--voice", voice, "--camera", camera))
    room.stage.people.append(callers)
    for name in names:
        callers.ask("call", url=room.stage.box.url, name=name, pin=room.stage.box.pin())
    wait_until(lambda: len(live(room.stage, "camera")) == len(names), 60, "their cameras")
    callers.ask("watch_all")
    wait_until(lambda: all(len([one for one in each["seen"] if one]) == len(names)
                           for each in callers.ask("totals")), 60, "pictures of all others for each")
    return callers


def keep_focus(room):
    """The flash page is large and the callers stand beside it, so that its clock can be read."""
    (screen,) = [key for key, share in room.stage.room()["shares"].items() if share["kind"] == "screen"]
    with room.stage.box.admin() as admin:
        admin.call("layout.set", mode="focus", focus=screen)
    room.look_at(PLACE)


def rates(before, after, seconds):
    """`before` and `after`: totals of each caller, who hears all the others."""
    sent = [(now["sent"] - then["sent"]) / seconds for then, now in zip(before, after)]
    seen = [(one - other) / seconds for then, now in zip(before, after)
            for other, one in zip(sorted(then["seen"]), sorted(now["seen"]))]
    heard = [(now["heard"] - then["heard"]) / seconds / RATE for then, now in zip(before, after)]
    return {"sent_fps": spread(sent), "seen_fps": {"min": round(min(seen), 1), **spread(seen)},
            "heard_of_each": round(min(heard) / len(after), 2)}


def run(say, minutes=MINUTES):
    minutes = minutes or MINUTES
    with FlashRoom() as room:
        callers = begin_call(room)
        keep_focus(room)
        time.sleep(SETTLE)
        before, start, memory = callers.ask("totals"), wall_ms(), []
        cpu = room.stage.measure_cpu(minutes * 60, during=lambda: watch_minutes(room, minutes, memory, say))
        after, end = callers.ask("totals"), wall_ms()
        time.sleep(1)
        flashes, pairs, missed = room.pairs(start, end)
        fallen = room.stage.casualties()
    if fallen:
        raise Gone(fallen)
    return {"minutes": minutes, "flashes": len(flashes), "missed": missed,
            "offset_ms": spread([each[3] for each in pairs]), "drift_ms": drift_ms(pairs),
            "trend_ms": trend_ms(pairs), "middles": minute_middles(pairs),
            "memory": memory, "cpu": cpu, **rates(before, after, (end - start) / 1000)}


def watch_minutes(room, minutes, memory, say):
    memory.append(room.stage.rss_mb())
    for minute in range(minutes):
        time.sleep(60)
        memory.append(room.stage.rss_mb())
        say(f"minute {minute + 1}: {memory[-1]}, {len(room.ears.beeps)} beeps heard")


def growth(memory, name):
    """From the middle of the run's first third to that of its last."""
    third = max(1, len(memory) // 3)
    middle = lambda part: sorted(each[name] for each in part)[len(part) // 2]  # noqa: E731
    return round(middle(memory[-third:]) - middle(memory[:third]), 1)


def rows(result):
    return [
        ("sound after picture p50", result["offset_ms"]["p50"], "ms", ""),
        ("has moved, first to last third", None if result["trend_ms"] is None else abs(result["trend_ms"]), "ms", "<= 20"),
        ("moves between minutes by", result["drift_ms"], "ms", ""),
        ("tesserad", f"{result['memory'][-1]['tesserad']}, {growth(result['memory'], 'tesserad'):+}", "MB, grown", ""),
        ("kiosk", f"{result['memory'][-1]['kiosk']}, {growth(result['memory'], 'kiosk'):+}", "MB, grown", ""),
        ("CPU of tesserad, kiosk", f"{result['cpu']['tesserad']}, {result['cpu']['kiosk']}", "% of a core", ""),
        ("cameras, sent p50", result["sent_fps"]["p50"], "fps", ""),
        ("pictures of others, slowest, p50", f"{result['seen_fps']['min']}, {result['seen_fps']['p50']}", "fps", ""),
        ("sound heard of each other", result["heard_of_each"], "of real time", ""),
        ("flashes, not seen or not heard", f"{result['flashes']}, {result['missed']}", "", ""),
    ]
