#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk's settings screen by five keys and by touch: what it asks tesserad for.

The real tessera-kiosk under Xvfb, against the sockets of tests/support/fake_box.py.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import keys, paths, processes
from support.display import Xvfb

sys.path.insert(0, os.path.join(paths.ROOT, "tests", "support"))
import fake_box  # noqa: E402

MISSING = [tool for tool in ("Xvfb", "import", "convert") if shutil.which(tool) is None]
WIDTH, HEIGHT = 1280, 720


@unittest.skipIf(MISSING + keys.missing(), f"SKIPPED, cannot run without: {MISSING + keys.missing()}")
class KioskSettingsTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="kiosk-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.display = Xvfb(self.folder, f"{WIDTH}x{HEIGHT}")
        self.addCleanup(self.display.stop)
        room = fake_box.empty_room()
        room["display"] = {"dim_minutes": 10}
        self.box = fake_box.FakeBox(self.folder, room)
        self.addCleanup(self.box.close)
        self.log = os.path.join(self.folder, "kiosk.log")
        environment = dict(os.environ, HOME=self.folder, XDG_RUNTIME_DIR=self.folder)
        with open(self.log, "wb") as log:
            self.kiosk = subprocess.Popen(
                [paths.KIOSK, "--runtime-folder", self.folder, "--renderer", "software",
                 "--reduced-motion"],
                env=self.display.environment(environment),
                stderr=log,
            )
        self.addCleanup(self.end_kiosk)
        self.assertIsNotNone(self.box.wait_for_call("kiosk.ready", 20), self.log_text())
        # Keys that come before there is a window go nowhere.
        processes.wait_until(lambda: "first frame" in self.log_text(), 20, "first frame")
        self.hands = keys.Hands(self.display.display)
        self.addCleanup(self.hands.close)

    def end_kiosk(self):
        self.kiosk.kill()
        self.kiosk.wait()

    def log_text(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()

    def picture(self):
        """What stands on the screen, as one line that two equal pictures share."""
        path = os.path.join(self.folder, "screen.png")
        self.display.screenshot(path)
        done = subprocess.run(["identify", "-format", "%#", path], check=True, capture_output=True,
                              text=True)
        return done.stdout

    def changes_after(self, action, seconds=5):
        before = self.picture()
        action()
        try:
            processes.wait_until(lambda: self.picture() != before, seconds, "another picture")
        except TimeoutError:
            return False
        return True

    def asked_for(self, key):
        found = self.box.wait_for_call("settings.set", 5, lambda params: key in params["values"])
        return found and found["values"][key]

    def test_left_and_right_change_a_value(self):
        self.hands.press("F2", "Down", "Right")
        self.assertIs(self.asked_for("display.large_text"), True, self.log_text())
        self.hands.press("Down", "Left")
        self.assertIs(self.asked_for("display.high_contrast"), True)

    def test_numbers_and_texts_go_as_such(self):
        self.hands.press("F2", "Right")
        self.assertEqual(self.asked_for("display.language"), "en")
        self.hands.press("Down", "Down", "Down", "Down", "Right")
        self.assertEqual(self.asked_for("display.dim_minutes"), 30)

    def test_ok_takes_the_next_value_and_the_room_says_what_came_of_it(self):
        self.hands.press("F2", "Return")
        self.assertEqual(self.asked_for("display.language"), "en")
        self.assertTrue(
            self.changes_after(lambda: self.box.patch({"display": {"language": "ar"}})))

    def test_arrows_are_mirrored_in_arabic(self):
        self.box.patch({"display": {"language": "ar"}})
        self.hands.press("F2", "Down", "Down", "Down", "Down", "Left")
        self.assertEqual(self.asked_for("display.dim_minutes"), 30, self.log_text())

    def test_the_menu_leads_to_the_settings_with_five_keys_alone(self):
        # From the first row upwards: the last one closes, the one above it is the settings.
        self.hands.press("Return", "Up", "Up", "Return", "Right", pause=0.2)
        self.assertEqual(self.asked_for("display.language"), "en", self.log_text())

    def test_back_closes_and_the_keys_mean_the_room_again(self):
        self.assertTrue(self.changes_after(lambda: self.hands.press("F2")))
        self.assertTrue(self.changes_after(lambda: self.hands.press("Escape")))
        self.hands.press("Right", "Escape")
        self.assertIsNone(self.box.wait_for_call("settings.set", 0.5))

    def test_the_meeting_ends_only_after_a_second_ok(self):
        self.hands.press("F2", "Up", "Up", "Up", "Return")
        self.assertIsNone(self.box.wait_for_call("meeting.end", 0.5))
        self.hands.press("Return")
        self.assertIsNotNone(self.box.wait_for_call("meeting.end"), self.log_text())

    def test_the_host_code_is_asked_for_and_shown(self):
        self.box.answers["host.code"] = {"code": "483 920"}
        self.hands.press("F2", "Up", "Up", "Up", "Up")
        self.assertTrue(self.changes_after(lambda: self.hands.press("Return")))
        self.assertIsNotNone(self.box.wait_for_call("host.code"))
        shown = self.picture()
        self.assertTrue(self.changes_after(lambda: self.hands.press("Return")))
        self.assertNotEqual(self.picture(), shown)

    def test_the_admin_page_is_set_up_with_the_code_that_stands_here(self):
        self.box.answers["setup.code"] = {"code": "48392017", "needed": True}
        self.hands.press("F2", "Up", "Up", "Up", "Up", pause=0.3)
        self.assertIsNotNone(self.box.wait_for_call("setup.code"), self.log_text())
        hidden = self.picture()
        self.assertTrue(self.changes_after(lambda: self.hands.press("Return")))
        shown = self.picture()
        self.assertTrue(self.changes_after(lambda: self.hands.press("Return")))
        self.assertEqual(self.picture(), hidden)
        # It is the code that stands there: with another one the same keys make another picture.
        self.hands.press("Escape")
        self.box.answers["setup.code"] = {"code": "11111111", "needed": True}
        self.hands.press("F2", "Up", "Up", "Up", "Up", pause=0.3)
        self.assertEqual(self.picture(), hidden)
        self.assertTrue(self.changes_after(lambda: self.hands.press("Return")))
        self.assertNotEqual(self.picture(), shown)

    def test_once_there_is_a_password_no_setup_code_is_offered(self):
        # Four rows up is the host code then, as if nothing had been asked.
        self.box.answers["setup.code"] = {"code": "", "needed": False}
        self.hands.press("F2", "Up", "Up", "Up", "Up", "Return", pause=0.2)
        self.assertIsNotNone(self.box.wait_for_call("setup.code"))
        self.assertIsNotNone(self.box.wait_for_call("host.code"), self.log_text())

    def test_a_refused_change_is_said(self):
        self.box.answers["settings.set"] = {"error": {"code": -32602, "message": "no"}}
        self.hands.press("F2", "Down")
        self.assertTrue(self.changes_after(lambda: self.hands.press("Right")))
        self.assertIs(self.asked_for("display.large_text"), True)

    def test_a_tap_on_an_arrow_changes_its_row(self):
        self.hands.press("F2")
        # The second row's arrow at the outer edge; rows are 5.8 % of the height apart.
        right = (WIDTH + int(1.3 * HEIGHT)) // 2 - int(0.02 * HEIGHT)
        first = int(0.152 * HEIGHT)
        self.hands.click(right, first + int(0.058 * HEIGHT))
        self.assertIs(self.asked_for("display.large_text"), True, self.log_text())


if __name__ == "__main__":
    unittest.main(verbosity=2)
