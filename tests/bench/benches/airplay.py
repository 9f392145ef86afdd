# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""AirPlay: one device and four with a clip of 1080p30 that was encoded before, and Debian's UxPlay with the same clip"""

import time

import mirrors
from benches.encoded import shown_over
from figures import spread
from mirrors import AirplayStage
from stage import Eyes, wall_ms
from stamped_clip import read_numbers, stamped_clip
from support.processes import PATIENCE, Gone, wait_until
from uxplay import PORT, Uxplay, in_own_network, why_not

SIZE, FPS = (1920, 1080), 30
JOINS, SETTLE, SECONDS, DEVICES = 10, 8, 30, 4


def unreadable_since(eyes, moment):
    return any("unreadable" in each for each in eyes.stamps() if each["t"] >= moment)


def join_and_leave(stage, clip):
    """(ms from the PIN, from SETUP) to the first picture on the display."""
    one = stage.sender()
    typed = wall_ms()
    one.pair(stage.box.pin())
    one.verify()
    begun, playing = mirrors.play(one, clip, SIZE, FPS)
    shown = stage.eyes.wait_stamp(begun)["t"]
    gone = wall_ms()
    playing.stop()
    wait_until(lambda: not stage.room()["participants"] and unreadable_since(stage.eyes, gone), PATIENCE,
               "end of its picture")
    return shown - typed, shown - begun


def paired(stage, name):
    one = stage.sender(name=name)
    one.pair(stage.box.pin())
    one.verify()
    return one


def check(playing):
    if playing.fault:
        raise Gone(f"a sender was cut off: {playing.fault}")


def over_time(playing, eyes, seconds):
    """Waits, and reads the display."""
    start, end = wall_ms(), wall_ms() + seconds * 1000
    time.sleep(seconds)
    check(playing)
    return read_numbers(eyes.stamps(), playing.sent, start, end)


def ours(clip, say):
    with AirplayStage() as stage:
        stage.start()
        joins = [join_and_leave(stage, clip) for _ in range(JOINS)]
        say(f"first pictures, after the PIN and after SETUP: {[tuple(map(round, each)) for each in joins]} ms")
        _, playing = mirrors.play(paired(stage, "Ada's iPhone"), clip, SIZE, FPS)
        time.sleep(SETTLE)
        figures = {}
        cpu = stage.measure_all(SECONDS, lambda: figures.update(over_time(playing, stage.eyes, SECONDS)))
        playing.stop()
    say(f"ours: {cpu}, {figures}")
    return {"pin_to_picture_ms": spread([each[0] for each in joins], 0),
            "setup_to_picture_ms": spread([each[1] for each in joins], 0), "cpu": cpu, **figures}


def uxplay(clip, say):
    with Uxplay() as receiver:
        key = receiver.learn()
        receiver.start()
        begun, playing = mirrors.play(mirrors.ToUxplay("127.0.0.1", PORT, key), clip, SIZE, FPS)
        eyes = Eyes(receiver.near.folder, receiver.screen.display)
        try:
            shown = eyes.wait_stamp(begun)["t"]
            time.sleep(SETTLE)
            before = [each.cpu_seconds() for each in (receiver.process, receiver.screen)]
            start = time.monotonic()
            figures = over_time(playing, eyes, SECONDS)
            took = time.monotonic() - start
            after = [each.cpu_seconds() for each in (receiver.process, receiver.screen)]
        finally:
            eyes.stop()
        playing.stop()
    cpu = dict(zip(("uxplay", "x_server"),
                   (round((late - early) / took * 100, 1) for early, late in zip(before, after))))
    say(f"UxPlay: {cpu}, {figures}")
    return {"cpu": cpu, "setup_to_picture_ms": round(shown - begun), **figures}


def several(clip, say):
    with AirplayStage() as stage:
        stage.start()
        crowd = [mirrors.play(paired(stage, f"Device {number + 1}"), clip, SIZE, FPS)[1] for number in range(DEVICES)]
        time.sleep(SETTLE)
        fps, before, start = {}, [len(each.sent) for each in crowd], time.monotonic()
        cpu = stage.measure_all(SECONDS, lambda: fps.update(shown_over(stage, SECONDS)))
        took = time.monotonic() - start
        sent = [round((len(each.sent) - early) / took, 1) for each, early in zip(crowd, before)]
        for each in crowd:
            check(each)
            each.stop()
    say(f"{DEVICES} devices: {cpu}, shown {fps}, sent {sent}")
    return {"cpu": cpu, "shown_fps": fps, "sent_fps": sent}


def run(say):
    clip = stamped_clip(*SIZE, FPS)
    result = {"ours": ours(clip, say), "several": several(clip, say), "seconds": SECONDS,
              "mbit": round(sum(len(units) for _, units in clip[1]) * 8 * FPS / len(clip[1]) / 1e6, 1)}
    fault = why_not()
    if fault:
        say(f"UxPlay is left out: {fault}")
    else:
        result["uxplay"] = in_own_network(lambda: uxplay(clip, say))
    return result


def rows(result):
    one, four = result["ours"], result["several"]
    cpu, more = one["cpu"], four["cpu"]
    table = [
        ("clip: bit rate, H.264 1080p30", result["mbit"], "Mbit/s", ""),
        ("PIN to first picture p50", one["pin_to_picture_ms"]["p50"], "ms", ""),
        ("PIN to first picture max", one["pin_to_picture_ms"]["max"], "ms", "<= 2000"),
        ("SETUP to first picture p50", one["setup_to_picture_ms"]["p50"], "ms", ""),
        ("SETUP to first picture max", one["setup_to_picture_ms"]["max"], "ms", "<= 1000"),
        ("last byte to shown p50", one["delay_ms"]["p50"], "ms", "<= 50"),
        ("last byte to shown p95", one["delay_ms"]["p95"], "ms", "<= 100"),
        ("pictures sent, shown", f"{one['sent_fps']}, {one['shown_fps']}", "fps", ""),
        ("plugin host", cpu["host"], "% of a core", ""),
        ("kiosk", cpu["kiosk"], "% of a core", ""),
        ("tesserad", cpu["tesserad"], "% of a core", ""),
        ("X server", cpu["x_server"], "% of a core", ""),
    ]
    if base := result.get("uxplay"):
        theirs = base["cpu"]["uxplay"]
        table += [
            ("UxPlay", theirs, "% of a core", ""),
            ("UxPlay: X server", base["cpu"]["x_server"], "% of a core", ""),
            ("UxPlay: last byte to shown p50", base["delay_ms"]["p50"], "ms", ""),
            ("UxPlay: last byte to shown p95", base["delay_ms"]["p95"], "ms", ""),
            ("UxPlay: pictures sent, shown", f"{base['sent_fps']}, {base['shown_fps']}", "fps", ""),
            ("plugin host and kiosk over UxPlay", round((cpu["host"] + cpu["kiosk"]) / theirs, 2), "", "<= 1.0"),
        ]
    return [
        *table,
        (f"{DEVICES} devices: slowest on the display", min(four["shown_fps"].values(), default=None), "fps", ">= 25"),
        (f"{DEVICES} devices: shown", len(four["shown_fps"]), "", f">= {DEVICES}"),
        (f"{DEVICES} devices: plugin host", more["host"], "% of a core", ""),
        (f"{DEVICES} devices: kiosk", more["kiosk"], "% of a core", ""),
        (f"{DEVICES} devices: tesserad", more["tesserad"], "% of a core", ""),
    ]
