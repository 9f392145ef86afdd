#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody is about to be replaced: the example door shows, a page wants to, a real tesserad counts down on
a real kiosk, and a key before the display decides."""

import os
import shutil
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import keys, offers, screen
from support.box import Box
from support.json_rpc_socket import RpcError
from support.page_client import PageClient
from support.processes import wait_until

MISSING = [tool for tool in ("Xvfb",) if shutil.which(tool) is None] + keys.missing()
WIDTH, HEIGHT = 1280, 720
PANEL = (0x14, 0x1F, 0x40)  # Theme.qml
STRIP = (WIDTH // 2, HEIGHT * 27 // 1000)  # within its upper edge, where no letter stands
SLOWEST = 60  # s for a picture or an answer; only what never comes takes so long
SETTINGS = {
    # The longest there is: what comes before its end is a key's doing.
    "meeting": {"sharing": "one-at-a-time", "takeover_seconds": 30},
    "plugins": {"enabled": ["example"], "example": {"trusted": True, "width": 640, "height": 360}},
}


class Newcomer(threading.Thread):
    """A page whose offer waits for its answer."""

    def __init__(self, page):
        super().__init__(daemon=True)
        self._page = page
        self.answer = None
        self.start()

    def run(self):
        try:
            self.answer = self._page.offer(offers.chromium())
        except RpcError as refusal:
            self.answer = refusal


@unittest.skipIf(MISSING, f"SKIPPED, cannot run without: {MISSING}")
class KioskTakeoverTest(unittest.TestCase):
    def setUp(self):
        self.box = Box(SETTINGS).start()
        self.addCleanup(self.box.stop)
        environment = dict(os.environ, HOME=self.box.folder, XDG_RUNTIME_DIR=self.box.folder)
        self.box.start_kiosk(f"{WIDTH}x{HEIGHT}", SLOWEST, environment,
                             ("--renderer", "software", "--reduced-motion"))
        self.hands = keys.Hands(self.box.screen.display)
        self.addCleanup(self.hands.close)
        wait_until(lambda: any(share["shown_fps"] > 0 for share in self.shares().values()), SLOWEST,
                   "the example on the display")
        (self.former,) = self.shares()
        self.assertFalse(self.strip_stands())
        page = PageClient(self.box, timeout=SLOWEST)
        self.addCleanup(page.close)
        page.join("Bob", self.box.pin())
        self.newcomer = Newcomer(page)
        wait_until(self.strip_stands, SLOWEST, "the countdown on the display")
        (asked,) = self.room()["requests"].values()
        self.assertEqual((asked["state"], asked["replaces"]), ("countdown", [self.former]))
        self.ends_at = asked["ends_at"] / 1000

    def room(self):
        with self.box.admin() as admin:
            return admin.call("room.get")["room"]

    def shares(self):
        return self.room()["shares"]

    def strip_stands(self):
        seen = screen.pixel(self.box.screen.display, *STRIP)
        return all(abs(a - b) <= 8 for a, b in zip(seen, PANEL))

    def press_until_answered(self):
        """For 0.8 s after it came a question hears no OK (docs/kiosk.md): the first ones are in vain."""

        def answered():
            self.hands.press("Return")
            self.newcomer.join(0.3)
            return self.newcomer.answer

        return wait_until(answered, SLOWEST, "an answer for the newcomer")

    def test_ok_lets_the_newcomer_show_at_once(self):
        answer = self.press_until_answered()
        self.assertLess(time.time(), self.ends_at, "the countdown ended by itself")
        self.assertIsInstance(answer, dict, answer)
        self.assertEqual(list(self.shares()), list(answer["shares"].values()))
        self.assertEqual(self.room()["requests"], {})

    def test_the_second_answer_keeps_the_one_who_shows(self):
        self.hands.press("Right")
        answer = self.press_until_answered()
        self.assertIsInstance(answer, RpcError, answer)
        self.assertEqual(answer.name, "refused")
        self.assertEqual(list(self.shares()), [self.former])
        wait_until(lambda: not self.strip_stands(), SLOWEST, "the countdown gone")


if __name__ == "__main__":
    unittest.main(verbosity=2)
