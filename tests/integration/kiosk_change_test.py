#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""No black frame: while the pictures of a real kiosk change their places, the X server's screen is
looked at 200 times a second (tests/bench/bare_reader.cpp). A place that shows a picture before and
after is never black in between."""

import json
import os
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support import paths  # noqa: E402
from support.kiosk_stage import KioskCase, fake_box, missing_tools  # noqa: E402

READER = os.path.join(paths.BUILD, "tests", "bench", "bare_reader")
RED, GREEN, BLUE = 0xC02020, 0x20A020, 0x2020C0
WIDTH, HEIGHT = 960, 540
LEFT, RIGHT = (WIDTH // 4, HEIGHT // 2), (3 * WIDTH // 4, HEIGHT // 2)
LARGE = (WIDTH // 3, HEIGHT // 2)  # of the layout focus
STRIP = [(WIDTH - 60, HEIGHT // 2 - 70), (WIDTH - 60, HEIGHT // 2 + 70)]
CORNER = (20, 20)  # only one that fills the display is there
BELOW = (WIDTH // 2, 3 * HEIGHT // 4)  # the third of three
DONE = 0.7  # s: what lies below the pictures goes after they stand


class Eyes:
    def __init__(self, display):
        colours = [f"{colour:06x}" for colour in (RED, GREEN, BLUE)]
        self._reader = subprocess.Popen(
            [READER, *colours], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=dict(os.environ, DISPLAY=display),
        )

    def _ask(self, word):
        self._reader.stdin.write(word + "\n")
        self._reader.stdin.flush()
        return json.loads(self._reader.stdout.readline())

    def begin(self):
        return self._ask("begin")["pictures"]

    def end(self):
        return self._ask("end")

    def close(self):
        self._reader.stdin.close()
        self._reader.wait(10)
        self._reader.stdout.close()


@unittest.skipIf(missing_tools(), f"SKIPPED, cannot run without: {missing_tools()}")
class ChangeTest(KioskCase):
    SIZE = (WIDTH, HEIGHT)

    def look(self):
        self.eyes = Eyes(self.display.display)
        self.addCleanup(self.eyes.close)

    def change(self, name, patch, *expected):
        """`expected`: (place, colour) of the layout that follows."""
        self.assertGreater(self.eyes.begin(), 0)
        if callable(patch):
            patch()
        else:
            self.box.patch(patch)
        for place, colour in expected:
            self.shows(*place, colour)
        time.sleep(DONE)
        seen = self.eyes.end()
        with self.subTest(change=name):
            # Whoever has not looked has seen nothing black, either.
            self.assertGreater(seen["samples"], 20, seen)
            self.assertGreater(seen["watched"], 1000, seen)
            self.assertEqual(seen["bare"], 0, seen)

    def come(self, share, order, colour):
        self.add_share(share, order)
        self.box.play(share, "vp8", self.clip(colour), size=(640, 360))

    def all_changes(self, motion):
        box = self.start_box()
        self.start_kiosk(motion=motion)
        self.look()
        self.come("s1", 1, RED)
        self.shows(*CORNER, RED)
        self.change("a second comes", lambda: self.come("s2", 2, GREEN), (LEFT, RED), (RIGHT, GREEN))
        self.change("a third comes", lambda: self.come("s3", 3, BLUE), (BELOW, BLUE))
        self.change("focus", {"layout": {"mode": "focus", "focus": "s2"}},
                    (LARGE, GREEN), (STRIP[0], RED), (STRIP[1], BLUE))
        self.change("swap", {"layout": {"focus": "s3"}},
                    (LARGE, BLUE), (STRIP[0], RED), (STRIP[1], GREEN))
        self.change("pin", {"layout": {"focus": ""}, "shares": {"s1": {"pinned": True}}},
                    (LARGE, RED), (STRIP[0], GREEN), (STRIP[1], BLUE))
        self.change("full", {"layout": {"full": "s2"}}, (CORNER, GREEN))
        self.change("another full", {"layout": {"full": "s3"}}, (CORNER, BLUE))
        self.change("full no more", {"layout": {"full": ""}}, (LARGE, RED), (STRIP[1], BLUE))
        self.change("single", {"layout": {"mode": "single"}}, (CORNER, RED))
        self.change("all", {"layout": {"mode": "auto"}}, (BELOW, BLUE))
        self.change("one goes", {"shares": {"s2": None}}, (LEFT, RED), (RIGHT, BLUE))
        self.change("another goes", {"shares": {"s1": None}}, (CORNER, BLUE))
        self.assertIsNone(self.kiosk.poll(), self.log_text())
        self.assertEqual(box.lanes.keys(), {"s1", "s2", "s3"})

    def test_nothing_is_black_while_pictures_glide(self):
        self.all_changes(motion=True)

    def test_nothing_is_black_where_nothing_moves(self):
        self.all_changes(motion=False)

    def camera_changes(self, motion):
        corner = (WIDTH - 121, HEIGHT - 75)  # the middle of a camera in it (kiosk_corner_test.py)
        self.start_box()
        self.start_kiosk(motion=motion)
        self.look()
        self.come("s1", 1, RED)
        self.come("s2", 2, GREEN)
        self.shows(*RIGHT, GREEN)
        self.change("into the corner", {"shares": {"s2": {"kind": "camera", "corner_of": "s1"}}},
                    (CORNER, RED), (corner, GREEN))
        self.change("another comes", lambda: self.come("s3", 3, BLUE), (LEFT, RED), (RIGHT, BLUE))
        self.change("it goes", {"shares": {"s3": None}}, (CORNER, RED), (corner, GREEN))
        self.change("the screen ends", {"shares": {"s1": None, "s2": {"corner_of": ""}}},
                    (CORNER, GREEN))

    def test_nothing_is_black_while_a_camera_glides_into_its_corner_and_out(self):
        self.camera_changes(motion=True)

    def test_nothing_is_black_where_a_camera_is_at_once_in_its_corner_and_out(self):
        self.camera_changes(motion=False)

    def test_changes_that_follow_each_other_at_once(self):
        self.start_box()
        self.start_kiosk(motion=True)
        self.look()
        for at, colour in enumerate((RED, GREEN, BLUE), 1):
            self.come(f"s{at}", at, colour)
        self.shows(*BELOW, BLUE)

        def hurry(mode):
            # Faster than a tile glides; and each of them covers what is looked at.
            for at in range(9):
                full = "s2" if mode == "single" and at % 4 == 3 else ""
                self.box.patch({"layout": {"mode": mode, "focus": f"s{at % 3 + 1}", "full": full}})
                time.sleep(0.1)

        for mode, place in (("focus", LARGE), ("single", CORNER)):
            hurry(mode)
            self.shows(*place, BLUE)
            time.sleep(DONE)
            self.change(f"one after the other, {mode}", lambda: hurry(mode), (place, BLUE))

    def test_who_comes_and_is_to_be_large_takes_the_place_with_a_picture(self):
        self.start_box()
        self.start_kiosk(motion=True)
        self.look()
        for at, colour in enumerate((RED, GREEN), 1):
            self.come(f"s{at}", at, colour)
        self.box.patch({"layout": {"mode": "focus", "focus": "s1"}})
        self.shows(*LARGE, RED)
        time.sleep(DONE)

        def come():
            self.box.patch({"layout": {"focus": "s3"}, "shares": {"s3": fake_box.share("Ada", 3)}})
            time.sleep(0.5)  # what the large place shows until there is a picture
            self.assertEqual(self.eyes.end()["bare"], 0)
            self.shows(*LARGE, RED, seconds=0)
            self.eyes.begin()
            self.box.play("s3", "vp8", self.clip(BLUE), size=(640, 360))

        self.change("the large one comes", come, (LARGE, BLUE), (STRIP[0], RED), (STRIP[1], GREEN))


if __name__ == "__main__":
    unittest.main(verbosity=2)
