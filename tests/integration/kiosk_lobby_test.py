#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""A key press before the display lets somebody in, or does not: a page, a real tesserad, a real kiosk
on an X server, and a keyboard."""

import os
import shutil
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import keys, screen
from support.box import Box
from support.page_client import PageClient
from support.processes import wait_until

MISSING = [tool for tool in ("Xvfb",) if shutil.which(tool) is None] + keys.missing()
WIDTH, HEIGHT = 1280, 720
SLOWEST = 60  # s for a picture or an answer; only what never comes takes so long


@unittest.skipIf(MISSING, f"SKIPPED, cannot run without: {MISSING}")
class KioskLobbyTest(unittest.TestCase):
    def setUp(self):
        # Without the clock nothing moves by itself: another picture means that something happened.
        self.box = Box({"meeting": {"lobby": "everyone"}, "display": {"clock": False}}).start()
        self.addCleanup(self.box.stop)
        environment = dict(os.environ, HOME=self.box.folder, XDG_RUNTIME_DIR=self.box.folder)
        kiosk = self.box.start_kiosk(f"{WIDTH}x{HEIGHT}", SLOWEST, environment,
                                     ("--renderer", "software", "--reduced-motion"))
        # Keys that come before there is a window go nowhere.
        kiosk.wait_for_line("first frame", SLOWEST)
        self.hands = keys.Hands(self.box.screen.display)
        self.addCleanup(self.hands.close)

    def picture(self):
        return screen.fingerprint(self.box.screen.display, WIDTH, HEIGHT)

    def at_rest(self):
        """A picture that stands for a while; answers it."""
        seen = [self.picture()]

        def still():
            time.sleep(0.3)
            seen.append(self.picture())
            return seen[-1] == seen[-2]

        wait_until(still, SLOWEST, "picture that stands still")
        return seen[-1]

    def knock(self, name):
        """A page that waits; returns once the display asks about it."""
        before = self.at_rest()
        page = PageClient(self.box)
        self.addCleanup(page.close)
        self.assertEqual(page.join(name, self.box.pin())["state"], "lobby")
        wait_until(lambda: self.picture() != before, SLOWEST, "question on the display")
        return page

    def press_until_heard(self, page, event):
        """For 0.8 s after it came a question hears no OK (docs/kiosk.md): the first ones are in vain."""

        def heard():
            self.hands.press("Return")
            page.poll(0.3)
            return [one for one in page.events if one["method"] in ("bye", "lobby.accepted")]

        wait_until(heard, SLOWEST, event)
        return page.wait_event(event)

    def state_of(self, page):
        with self.box.admin() as admin:
            return admin.call("room.get")["room"]["participants"].get(page.participant, {}).get("state")

    def test_ok_lets_somebody_in(self):
        ada = self.knock("Ada")
        self.assertEqual(self.state_of(ada), "lobby")
        told = self.press_until_heard(ada, "lobby.accepted")
        self.assertIn(ada.participant, told["room"]["participants"])
        self.assertEqual(self.state_of(ada), "present")
        ada.call("chat.send", text="hello")  # really inside

    def test_the_second_answer_sends_them_away(self):
        eve = self.knock("Eve")
        before = self.at_rest()
        self.hands.press("Right")
        wait_until(lambda: self.picture() != before, SLOWEST, "the other answer chosen")
        self.assertEqual(self.press_until_heard(eve, "bye")["reason"], "refused")
        self.assertIsNone(self.state_of(eve))


if __name__ == "__main__":
    unittest.main(verbosity=2)
