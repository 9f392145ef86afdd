#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A camera in the corner of its owner's screen: two lanes into one tile of a real kiosk, read from
its reports and from the X server's screen."""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support.kiosk_stage import KioskCase, missing_tools, wait_until  # noqa: E402

RED, GREEN, BLUE = 0xC02020, 0x20A020, 0x2020C0
WIDTH, HEIGHT = 960, 540
MIDDLE = (WIDTH // 2, HEIGHT // 2)
# Of a camera of 211x119, 16 from the edges (core/corner_layout.cpp, ShareTile.qml).
BOTTOM_END = (WIDTH - 16 - 105, HEIGHT - 16 - 59)
TOP_END = (WIDTH - 16 - 105, 16 + 59)
BOTTOM_START = (16 + 105, HEIGHT - 16 - 59)


@unittest.skipIf(missing_tools(), f"SKIPPED, cannot run without: {missing_tools()}")
class CornerTest(KioskCase):
    SIZE = (WIDTH, HEIGHT)

    def screen_comes(self, share="s1", colour=RED, order=1):
        self.add_share(share, order, participant="p1")
        self.box.play(share, "vp8", self.clip(colour), size=(640, 360))

    def camera_comes(self, share="s2"):
        self.add_share(share, 2, participant="p1", kind="camera", corner_of="s1")
        self.box.play(share, "vp8", self.clip(GREEN, size=(320, 180)), size=(320, 180))

    def both(self, motion=False):
        self.start_box()
        self.start_kiosk(motion=motion)
        self.screen_comes()
        self.shows(*MIDDLE, RED)
        self.camera_comes()
        self.shows(*BOTTOM_END, GREEN)

    def goes_on(self, share, moves=True):
        """A report that comes from now on says that it moves, or that it does not any more."""
        so_far = len(self.box.calls)
        seen = wait_until(lambda: any(
            method == "share.displayed" and params["share"] == share
            and (params["fps"] > 0) == moves
            for method, params in list(self.box.calls)[so_far:]))
        self.assertTrue(seen, f"{share}: {self.log_text()}")

    def test_both_are_shown_and_reported(self):
        self.both()
        self.shows(*MIDDLE, RED)
        self.shows(*TOP_END, RED)
        self.shows(*BOTTOM_START, RED)
        self.goes_on("s1")
        self.goes_on("s2")
        self.box.patch({"shares": {"s2": None}})
        self.shows(*BOTTOM_END, RED)
        self.goes_on("s1")
        self.camera_comes("s4")
        self.shows(*BOTTOM_END, GREEN)
        self.goes_on("s1")
        self.goes_on("s4")

    def test_a_camera_takes_the_place_of_its_screen_and_gives_it_back(self):
        self.both(motion=True)
        lane, asked = self.box.lanes["s2"], self.box.key_frame_requests.get("s2", 0)
        for before, after in (("s1", "s5"), ("s5", "s6")):
            self.box.patch({"shares": {before: None, "s2": {"corner_of": ""}}})
            self.shows(*MIDDLE, GREEN)
            self.goes_on("s2")
            # The box knows of the screen before the display has a picture of it.
            self.add_share(after, 1, participant="p1", state="connecting")
            self.box.patch({"shares": {"s2": {"corner_of": after}}})
            self.goes_on("s2")
            self.shows(*MIDDLE, GREEN)
            self.screen_comes(after)
            self.shows(*MIDDLE, RED)
            self.shows(*BOTTOM_END, GREEN)
            self.goes_on("s2")
        self.assertIs(self.box.lanes["s2"], lane)
        self.assertEqual(self.box.key_frame_requests.get("s2", 0), asked, "it has another decoder")

    def test_a_camera_is_hidden_and_rests_with_its_screen(self):
        self.both()
        self.screen_comes("s3", BLUE, 3)
        self.goes_on("s3")
        self.box.patch({"layout": {"full": "s3"}})
        self.shows(*BOTTOM_END, BLUE)
        self.goes_on("s2", moves=False)
        self.box.patch({"layout": {"full": "s1"}})
        self.shows(*MIDDLE, RED)
        self.shows(*BOTTOM_END, GREEN)
        self.goes_on("s2")

    def test_no_camera_where_it_would_hide_the_screen(self):
        self.both()
        # Five in the strip of "focus": each is 180 wide at most, and a camera at least 160.
        for at in range(3, 8):
            self.screen_comes(f"s{at}", BLUE, at)
        self.box.patch({"layout": {"mode": "focus", "focus": "s3"}})
        self.shows(WIDTH // 3, HEIGHT // 2, BLUE)
        self.goes_on("s2", moves=False)
        self.goes_on("s1")
        self.box.patch({"layout": {"mode": "focus", "focus": "s1"}})
        self.shows(WIDTH // 3, HEIGHT // 2, RED)
        self.goes_on("s2")

    def test_the_menu_moves_it_from_corner_to_corner(self):
        self.both()
        self.settle()
        self.press("Escape", "Down", "Return", "Down", "Down", "Down", "Return")
        self.press("Escape", "Escape")
        self.shows(*TOP_END, GREEN)
        self.shows(*BOTTOM_END, RED)
        self.goes_on("s2")


if __name__ == "__main__":
    unittest.main(verbosity=2)
