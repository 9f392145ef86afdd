# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A room that can be heard: a page that flashes and beeps, the display, and a null sink for its sound."""

import bisect
import os
import shutil
import tempfile

from ears import Ears
from figures import percentile
from sharer import Sharer
from stage import Eyes, Stage
from turns import let_go_first
from support import paths
from support.processes import wait_until
from support.sound_server import SoundServer

HERE = os.path.dirname(os.path.abspath(__file__))
SIZE = "1280x720"
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
    readable = sorted((each for each in stamps if "stamp" in each), key=lambda each: each["t"])
    moments = [each["t"] for each in readable]
    pairs, missed = [], 0
    for flash in flashes:
        seen = None
        for at in range(bisect.bisect_left(moments, flash["beep"] - 2 * BEFORE_MS), len(readable)):
            late = (readable[at]["stamp"] - flash["stamp"]) % ring
            if late < AFTER_MS:
                seen = moments[at]
            if late < ring // 2:
                break
        heard = first_after(beeps, flash["beep"] - BEFORE_MS, flash["beep"] + AFTER_MS)
        if seen is None or heard is None:
            missed += 1
            continue
        pairs.append((flash["beep"], seen - flash["stamp"], heard - flash["beep"],
                      (heard - flash["beep"]) - (seen - flash["stamp"])))
    return pairs, missed


def minute_middles(pairs):
    """Of each minute with enough of them: how late pictures and sound are, and sound minus picture, p50 in ms."""
    minutes = {}
    for at, picture, sound, offset in pairs:
        minutes.setdefault(int((at - pairs[0][0]) / 60_000), []).append((picture, sound, offset))
    return [{"minute": minute, **{name: round(percentile([one[n] for one in each], 50), 1)
                                  for n, name in enumerate(("picture", "sound", "offset"))}}
            for minute, each in sorted(minutes.items()) if len(each) >= 20]


def drift_ms(pairs):
    """How far the offset's middle moves from one minute to another."""
    middles = [each["offset"] for each in minute_middles(pairs)]
    return round(max(middles) - min(middles), 1) if len(middles) > 1 else None


def trend_ms(pairs):
    """How far the offset has moved from the first third of the time to the last: a clock that runs off shows here,
    a busy minute does not."""
    middles = [each["offset"] for each in minute_middles(pairs)]
    third = len(middles) // 3
    return round(percentile(middles[-third:], 50) - percentile(middles[:third], 50), 1) if third else None


class FlashRoom:
    """`stage` with Ada's flash page in it, and `ears`."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="tsl-", dir="/tmp")
        os.chmod(self.folder, 0o755)  # the sound server has a user of its own
        self.stage = self.ears = self.page = None
        self._server = None

    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self):
        self._server = SoundServer(self.folder)
        stage = self.stage = Stage(settings={"web": {"folder": web_folder(self.folder)}})
        stage.box.start()
        stage.box.start_kiosk(size=SIZE, env=self._server.environment(dict(os.environ)))
        stage.eyes = Eyes(stage.folder, stage.box.screen.display)
        self.ears = Ears(self._server.environment(dict(os.environ)))
        self.page = Sharer(stage.folder, script=os.path.join(HERE, "flash_sharer.mjs"))
        stage.people.append(self.page)
        self.page.ask("open", url=stage.box.url)
        self.page.ask("share", name="Ada", pin=stage.box.pin())
        # Whoever shares has cores of its own. Held up here, its page loses time of its sound, which no receiver can know.
        let_go_first(self.page.pid)
        stage.eyes.wait_stamp(0)
        wait_until(lambda: self.ears.beeps, 60, f"beep\n{stage.box.kiosk.tail()}")

    def look_at(self, *pictures):
        """Where the flash page stands on the display (WIDTHxHEIGHT+X+Y); nothing: on all of it."""
        self.stage.eyes.stop()
        self.stage.eyes = Eyes(self.stage.folder, self.stage.box.screen.display, pictures=pictures)
        self.stage.eyes.wait_stamp(0)

    def pairs(self, start, end):
        """Of the flashes between two moments (wall clock, ms); see pair_up."""
        # Without a moment: the page itself was held up for longer than it looks.
        flashes = [each for each in self.page.ask("flashes")
                   if start <= each["stamp"] <= end and each["beep"] is not None]
        stamps = [each for each in self.stage.eyes.stamps() if each["t"] >= start]
        return flashes, *pair_up(flashes, stamps, self.ears.beeps)

    def __exit__(self, *_):
        for each in (self.ears, self.stage, self._server):
            if each:
                each.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
