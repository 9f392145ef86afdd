#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""The kiosk's settings screen by five keys and by touch: what it asks tesserad for.

The real tessera-kiosk under Xvfb, against the sockets of tests/support/fake_box.py.
"""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import keys
from support.kiosk_stage import KioskCase, fake_box, missing_tools, wait_until


@unittest.skipIf(missing_tools(), f"SKIPPED, cannot run without: {missing_tools()}")
class KioskSettingsTest(KioskCase):
    SIZE = (1280, 720)

    def setUp(self):
        super().setUp()
        room = fake_box.empty_room()
        room["display"] = {"dim_minutes": 10}
        self.start_box(room=room)
        self.start_kiosk()
        self.settle()

    def asked_for(self, key):
        found = self.box.wait_for_call("settings.set", accept=lambda params: key in params["values"])
        return found and found["values"][key]

    def open_settings(self):
        """With what the box says of the setup code: the PIN, which stands there too, comes after it."""
        self.box.calls.clear()
        self.press("F2")
        self.assertIsNotNone(self.box.wait_for_call("setup.code"), self.log_text())
        for pin in ("1111", "2222"):  # the same one at the end, whatever stood there
            self.show_pin(pin)
        self.picture_at_rest()

    def sees(self, picture):
        return wait_until(lambda: self.picture() == picture)

    def test_left_and_right_change_a_value(self):
        self.open_settings()
        self.press("Down")
        self.tap("Right")
        self.assertIs(self.asked_for("display.large_text"), True, self.log_text())
        self.press("Down")
        self.tap("Left")
        self.assertIs(self.asked_for("display.high_contrast"), True)

    def test_numbers_and_texts_go_as_such(self):
        self.open_settings()
        self.tap("Right")
        self.assertEqual(self.asked_for("display.language"), "en")
        self.press("Down", "Down", "Down", "Down")
        self.tap("Right")
        self.assertEqual(self.asked_for("display.dim_minutes"), 30)

    def test_ok_takes_the_next_value_and_the_room_says_what_came_of_it(self):
        self.open_settings()
        self.tap("Return")
        self.assertEqual(self.asked_for("display.language"), "en")
        self.assertTrue(
            self.changes_after(lambda: self.box.patch({"display": {"language": "ar"}})))

    def test_arrows_are_mirrored_in_arabic(self):
        self.box.patch({"display": {"language": "ar"}})
        self.open_settings()
        self.press("Down", "Down", "Down", "Down")
        self.tap("Left")
        self.assertEqual(self.asked_for("display.dim_minutes"), 30, self.log_text())

    def test_the_menu_leads_to_the_settings_with_five_keys_alone(self):
        # From the first row upwards: the last one closes, the one above it is the settings.
        self.press("Return", "Up", "Up", "Return")
        self.tap("Right")
        self.assertEqual(self.asked_for("display.language"), "en", self.log_text())

    def test_back_closes_and_the_keys_mean_the_room_again(self):
        self.press("F2", "Escape")
        self.press("Right", "Escape")  # the menu
        self.assertIsNone(self.box.wait_for_call("settings.set", 0.5))

    def test_the_meeting_ends_only_after_a_second_ok(self):
        self.open_settings()
        self.press("Up", "Up", "Up", "Return")
        self.assertIsNone(self.box.wait_for_call("meeting.end", 0.5))
        self.insist("Return", lambda seconds: self.box.wait_for_call("meeting.end", seconds) is not None)

    def test_the_host_code_is_asked_for_and_shown(self):
        self.box.answers["host.code"] = {"code": "483 920"}
        self.open_settings()
        self.press("Up", "Up", "Up", "Up")
        hidden = self.picture_at_rest()
        self.press("Return")
        self.assertIsNotNone(self.box.wait_for_call("host.code"))
        self.press("Return")
        self.assertTrue(self.sees(hidden))

    def test_the_admin_page_is_set_up_with_the_code_that_stands_here(self):
        self.box.answers["setup.code"] = {"code": "48392017", "needed": True}
        self.open_settings()
        self.press("Up", "Up", "Up", "Up")
        hidden = self.picture_at_rest()
        self.press("Return")
        shown = self.picture_at_rest()
        self.press("Return")
        self.assertTrue(self.sees(hidden))
        # It is the code that stands there: with another one the same keys make another picture.
        self.press("Escape")
        self.box.answers["setup.code"] = {"code": "11111111", "needed": True}
        self.open_settings()
        self.press("Up", "Up", "Up", "Up")
        self.assertTrue(self.sees(hidden))
        self.press("Return")
        self.assertNotEqual(self.picture_at_rest(), shown)

    def test_once_there_is_a_password_no_setup_code_is_offered(self):
        # Four rows up is the host code then, as if nothing had been asked.
        self.box.answers["setup.code"] = {"code": "", "needed": False}
        self.open_settings()
        self.press("Up", "Up", "Up", "Up")
        self.tap("Return")
        self.assertIsNotNone(self.box.wait_for_call("host.code"), self.log_text())

    def test_a_refused_change_is_said(self):
        self.box.answers["settings.set"] = {"error": {"code": -32602, "message": "no"}}
        self.open_settings()
        self.press("Down", "Right")
        self.assertIs(self.asked_for("display.large_text"), True)

    def test_a_tap_on_an_arrow_changes_its_row(self):
        self.open_settings()
        width, height = self.SIZE
        # The second row's arrow at the outer edge; rows are 5.8 % of the height apart.
        right = (width + int(1.3 * height)) // 2 - int(0.02 * height)
        first = int(0.152 * height)
        with keys.Hands(self.display.display) as hands:
            hands.click(right, first + int(0.058 * height))
            hands.point(width // 2, height // 2)  # as the other tests find it
        self.assertIs(self.asked_for("display.large_text"), True, self.log_text())


if __name__ == "__main__":
    unittest.main(verbosity=2)
