# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The whole way with nothing stood in for: a browser's clock, through tesserad and the kiosk, read
from what the room's display shows."""

import os
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))

# pylint: disable=wrong-import-position
from stage import Eyes, Stage, wall_ms  # noqa: E402
from support.processes import PATIENCE, wait_until  # noqa: E402

LIVE = ("live", "weak")
WIDTH, HEIGHT, GAP = 1920, 1080, 0.016  # the screen of Box; the gap of ui-kiosk/qml/Theme.qml
RECENT = 3000  # ms in which a clock that goes is seen twice, however few pictures a second come
STALE = 10000  # ms: a picture painted longer ago is an old one that still stands


class DisplayTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stage = Stage()
        cls.addClassCleanup(cls.stage.stop)
        cls.stage.start()
        cls.pin = cls.stage.box.pin()

    def setUp(self):
        self.addCleanup(self.dismiss_all)

    def dismiss_all(self):
        for person in list(self.stage.people):
            if person.running():
                person.ask("leave")  # who only vanishes is waited for by the box
            self.stage.dismiss(person)
        wait_until(lambda: not self.shares(), PATIENCE, "empty room")

    def shares(self):
        return self.stage.room()["shares"]

    def sharer(self, name):
        person = self.stage.person(name)
        self.stage.share_live(person, self.pin)
        return person

    def clocks(self):
        """The pictures on the display whose clock goes."""
        now = wall_ms()
        seen = {}
        for stamp in self.stage.eyes.stamps():
            if "stamp" in stamp and stamp["t"] > now - RECENT and stamp["delay"] < STALE:
                seen.setdefault(stamp["picture"], set()).add(stamp["stamp"])
        return {picture for picture, stamps in seen.items() if len(stamps) > 1}

    def side_by_side(self):
        """Where two pictures stand (ui-kiosk's tile_layout.cpp), as stamp_reader wants them."""
        gap = round(HEIGHT * GAP)
        tile = (WIDTH - 3 * gap) // 2
        places = []
        for at, share in enumerate(self.shares().values()):
            height = round(tile * share["height"] / share["width"])
            places.append(f"{tile}x{height}+{gap + at * (tile + gap)}+{(HEIGHT - height) // 2}")
        return places

    def wait_clocks(self, count):
        wait_until(lambda: len(self.clocks()) == count, PATIENCE, f"display with {count} clocks")

    def test_the_screen_of_a_browser_moves_on_the_display_until_it_stops(self):
        person = self.sharer("Ada")
        self.wait_clocks(1)
        # "weak" is live with a complaint; a busy test machine earns it honestly.
        wait_until(lambda: [s for s in self.shares().values() if s["width"] and s["state"] in LIVE],
                   PATIENCE, "live share in the room")
        person.ask("stop")
        wait_until(lambda: not self.shares(), PATIENCE, "end of the share")
        self.wait_clocks(0)
        # The idle screen stands: the same display shows no clock, the same kiosk still runs.
        self.assertTrue(self.stage.box.kiosk.running())

    def test_a_second_screen_stands_beside_the_first(self):
        self.sharer("Ada")
        self.wait_clocks(1)
        second = self.stage.person("Bob")
        self.assertTrue(second.ask("join", name="Bob", pin=self.pin)["joined"])
        second.ask("share")
        wait_until(lambda: len([s for s in self.shares().values() if s["width"]]) == 2, PATIENCE,
                   "second picture")
        whole = self.stage.eyes
        self.addCleanup(setattr, self.stage, "eyes", whole)
        self.stage.eyes = Eyes(self.stage.folder, self.stage.box.screen.display,
                               pictures=self.side_by_side())
        self.addCleanup(self.stage.eyes.stop)
        self.wait_clocks(2)
        second.ask("stop")
        self.stage.eyes = whole
        self.wait_clocks(1)

    def test_a_kiosk_that_is_killed_shows_the_same_share_again(self):
        self.sharer("Ada")
        self.wait_clocks(1)
        before = set(self.shares())
        self.stage.box.kiosk.kill()
        time.sleep(0.2)  # as a service manager waits; the picture of the dead one goes
        killed = wall_ms()
        self.stage.box.start_kiosk()
        self.stage.eyes.wait_stamp(killed, fresh_ms=killed)
        self.assertEqual(set(self.shares()), before, "the share lived on, nobody shared again")


if __name__ == "__main__":
    unittest.main(verbosity=2)
