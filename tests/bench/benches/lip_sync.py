# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""sound and picture of one share: a page that flashes and beeps, the display, a null sink that is heard"""

import bisect
import os
import shutil
import tempfile
import time

from ears import Ears
from figures import percentile, spread
from sharer import Sharer
from stage import Eyes, Stage, wall_ms
from support import paths
from support.processes import Gone, wait_until
from support.sound_server import SoundServer

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SIZE = "1280x720"
SETTLE, SECONDS = 12, 60
EARLY_MS, LATE_MS = -45, 125  # ITU-R BT.1359: sound early, sound late
# A beep that is nearer to its own flash than to the next.
BEFORE_MS, AFTER_MS = 200, 700


def web_folder(folder):
    """The box's pages, and one of our own beside them: a page must come from the box."""
    web = os.path.join(folder, "web")
    shutil.copytree(os.path.join(paths.ROOT, "web"), web)
    for name in ("flash_page.html", "flash_page.js"):
        shutil.copy(os.path.join(HERE, name), web)
    shutil.copy(os.path.join(paths.ROOT, "tests", "browser", "clock_strip.js"), web)
    return web


def first_after(values, low, high):
    at = bisect.bisect_left(values, low)
    return values[at] if at < len(values) and values[at] <= high else None


def pair_up(flashes, stamps, beeps):
    """(wall ms, picture's delay, sound's delay, sound minus picture) of each flash that was seen and heard."""
    ring = 2 ** 32
    pairs, missed = [], 0
    for flash in flashes:
        seen = next((each["t"] for each in stamps if "stamp" in each
                     and 0 <= (each["stamp"] - flash["stamp"]) % ring < AFTER_MS), None)
        heard = first_after(beeps, flash["beep"] - BEFORE_MS, flash["beep"] + AFTER_MS)
        if seen is None or heard is None:
            missed += 1
            continue
        pairs.append((flash["beep"], seen - flash["stamp"], heard - flash["beep"],
                      (heard - flash["beep"]) - (seen - flash["stamp"])))
    return pairs, missed


def drift_ms(pairs):
    """How far the offset's middle moves from one minute to another."""
    minutes = {}
    for at, _, _, offset in pairs:
        minutes.setdefault(int((at - pairs[0][0]) / 60_000), []).append(offset)
    middles = [percentile(each, 50) for each in minutes.values() if len(each) >= 20]
    return round(max(middles) - min(middles), 1) if len(middles) > 1 else None


def run(say, minutes=None):
    seconds = minutes * 60 if minutes else SECONDS
    folder = tempfile.mkdtemp(prefix="tsl-", dir="/tmp")
    os.chmod(folder, 0o755)
    server = ears = None
    try:
        server = SoundServer(folder)
        web = web_folder(folder)
        with Stage(settings={"web": {"folder": web}}) as stage:
            stage.box.start()
            stage.box.start_kiosk(size=SIZE, env=server.environment(dict(os.environ)))
            stage.eyes = Eyes(stage.folder, stage.box.screen.display)
            ears = Ears(server.environment(dict(os.environ)))
            person = Sharer(stage.folder, script=os.path.join(HERE, "flash_sharer.mjs"))
            stage.people.append(person)
            person.ask("open", url=stage.box.url)
            person.ask("share", name="Ada", pin=stage.box.pin())
            stage.eyes.wait_stamp(0)
            wait_until(lambda: ears.beeps, 60, f"beep\n{stage.box.kiosk.tail()}")
            time.sleep(SETTLE)
            start, begun = wall_ms(), len(ears.beeps)
            for _ in range(max(1, seconds // 60)):
                time.sleep(min(seconds, 60))
                say(f"{len(ears.beeps) - begun} beeps heard")
            end = wall_ms()
            time.sleep(1)
            # Without a moment: the page itself was held up for longer than it looks.
            flashes = [each for each in person.ask("flashes")
                       if start <= each["stamp"] <= end and each["beep"] is not None]
            stamps = [each for each in stage.eyes.stamps() if each["t"] >= start]
            fallen = stage.casualties()
            if os.environ.get("TESSERA_BENCH_LOGS"):
                say(stage.box.kiosk.tail(400))
                for each in pair_up(flashes, stamps, ears.beeps)[0]:
                    say("picture {1:.0f} sound {2:.0f} apart {3:.0f} ms".format(*each))
    finally:
        for each in (ears, server):
            if each:
                each.stop()
        shutil.rmtree(folder, ignore_errors=True)
    if fallen:
        raise Gone(fallen)
    pairs, missed = pair_up(flashes, stamps, ears.beeps)
    offsets = [each[3] for each in pairs]
    inside = [each for each in offsets if EARLY_MS <= each <= LATE_MS]
    return {"seconds": seconds, "flashes": len(flashes), "missed": missed,
            "offset_ms": {**spread(offsets), "min": round(min(offsets), 1), "p5": round(percentile(offsets, 5), 1)},
            "inside_percent": round(len(inside) * 100 / len(offsets), 1),
            "sound_delay_ms": spread([each[2] for each in pairs]),
            "picture_delay_ms": spread([each[1] for each in pairs]),
            "page_ms": spread([each["stamp"] - each["beep"] for each in flashes]),
            "drift_ms": drift_ms(pairs)}


def rows(result):
    offset, sound, picture = result["offset_ms"], result["sound_delay_ms"], result["picture_delay_ms"]
    return [
        ("sound after picture p50", offset["p50"], "ms", ""),
        ("sound after picture p95", offset["p95"], "ms", f"<= {LATE_MS}"),
        ("sound after picture p5", offset["p5"], "ms", f">= {EARLY_MS}"),
        ("sound after picture min", offset["min"], "ms", ""),
        ("sound after picture max", offset["max"], "ms", ""),
        (f"within {EARLY_MS} to +{LATE_MS} ms", result["inside_percent"], "%", ">= 95"),
        ("sound, page to ear p50", sound["p50"], "ms", "<= 150"),
        ("sound, page to ear p95", sound["p95"], "ms", ""),
        ("picture, page to display p50", picture["p50"], "ms", ""),
        ("picture, page to display p95", picture["p95"], "ms", ""),
        ("moves between minutes by", result["drift_ms"], "ms", "<= 20"),
        ("flashes, not seen or not heard", f"{result['flashes']}, {result['missed']}", "", ""),
    ]
