#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""AirPlay Video from its address to the glass: npm package, tesserad, plugin, a real kiosk on an X server."""

import os
import shutil
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]

# pylint: disable=wrong-import-position
from support import screen
from support.airplay_video_case import SIZE, VideoCase
from support.processes import wait_until
from video_files import make_video

MISSING = [tool for tool in ("Xvfb",) if shutil.which(tool) is None]
WIDTH, HEIGHT = 1280, 720
SLOWEST = 60  # s for a picture; only what never comes takes so long
SECONDS = 40
# video_files.py: a bar in the middle third, white as far as the video is through; above it each second has its colour.
ABOVE, BEGUN, AHEAD = (800, 150), (60, 440), (1240, 440)
WHITE = (255, 255, 255)


def near(seen, wanted):
    """Codecs and colour spaces leave some of a colour."""
    return all(abs(one - other) <= 32 for one, other in zip(seen, wanted))


def colour_of(second):
    return 53 * second % 200 + 30, 97 * second % 200 + 30, 151 * second % 200 + 30


@unittest.skipIf(MISSING, f"SKIPPED, cannot run without: {MISSING}")
class AirplayVideoKioskTest(VideoCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="airplay-video-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        make_video(os.path.join(cls.folder, "clip.mp4"), SECONDS, SIZE, movflags="faststart")

    def start_display(self):
        environment = dict(os.environ, HOME=self.box.folder, XDG_RUNTIME_DIR=self.box.folder)
        self.box.start_kiosk(f"{WIDTH}x{HEIGHT}", SLOWEST, environment, ("--renderer", "software", "--reduced-motion"))

    def pixels(self):
        return [screen.pixel(self.box.screen.display, *where) for where in (ABOVE, BEGUN, AHEAD)]

    def second_shown(self):
        """One of those in which this colour is shown; None when it is no picture of the video."""
        above, begun, ahead = self.pixels()
        second = next((each for each in range(SECONDS) if near(above, colour_of(each))), None)
        return second if near(begun, WHITE) and near(ahead, above) else None

    def test_the_picture_of_a_video_stands_on_the_display_and_goes(self):
        self.assertIsNone(self.second_shown(), self.pixels())
        sender = self.sender()
        # From its half on: the bar is as far at once.
        self.assertEqual(sender.call("play", self.server.url("clip.mp4"), 0.5)["status"], 200)
        wait_until(lambda: self.second_shown() is not None, SLOWEST,
                   f"picture of the video\n{self.box.daemon.tail()}\n{self.box.kiosk.tail()}")
        first = self.second_shown()
        wait_until(lambda: self.second_shown() not in (None, first), SLOWEST, "another second of it")
        with self.box.admin() as admin:
            (share,) = admin.call("room.get")["room"]["shares"].values()
        self.assertEqual((share["kind"], share["codec"], share["width"], share["height"]), ("video", "h264", *SIZE))
        sender.call("stop")
        wait_until(lambda: self.second_shown() is None and not near(self.pixels()[1], WHITE), SLOWEST,
                   "the display without it")


if __name__ == "__main__":
    unittest.main(verbosity=2)
