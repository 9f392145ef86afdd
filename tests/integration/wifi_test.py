#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The Wi-Fi card: a real tesserad gives its password to the display and to nobody else."""

import json
import os
import signal
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support.box import Box
from support.kiosk_client import KioskClient
from support.page_client import PageClient
from support.rest_client import RestClient

PASSWORD = "correct-horse-battery"


class WifiTest(unittest.TestCase):
    def box(self, **room):
        box = Box({"room": room})
        self.addCleanup(box.stop)
        self.file = os.path.join(box.folder, "wifi-password")
        self.write(PASSWORD)
        box.settings["room"]["wifi_password_file"] = self.file
        return box.start()

    def write(self, password, mode=0o640):
        with open(self.file, "w", encoding="utf-8") as file:
            file.write(password + "\n")
        os.chmod(self.file, mode)

    def kiosk(self, box):
        kiosk = KioskClient(box)
        self.addCleanup(kiosk.close)
        kiosk.wait_room(lambda room: room.get("join_card"), what="join card")
        return kiosk

    def reload(self, box):
        box.write_config()
        box.daemon.signal(signal.SIGHUP)

    def test_the_display_gets_the_card_and_nobody_else_the_password(self):
        box = self.box(wifi_name="Guests")
        kiosk = self.kiosk(box)
        self.assertEqual(kiosk.room["join_card"]["wifi_card"], {
            "ssid": "Guests", "password": PASSWORD, "security": "WPA", "show_password": True})
        page = PageClient(box)
        self.addCleanup(page.close)
        seen = [page.join("Ada", box.pin())]
        self.assertEqual(page.room["join_card"]["wifi"], "Guests")
        with box.admin() as admin:
            seen.append(page.call("host.open", code=admin.call("host.code")["code"]))
            seen.append(page.call("room.get"))
            seen += [admin.call(method) for method in ("room.get", "settings.get", "status")]
            for role in ("host", "admin"):
                token = admin.call("tokens.new", name="Robot", role=role)["token"]
                with RestClient(box, token) as rest:
                    seen.append(rest.ask("GET", "/room").json())
        # What the page was told by itself: it goes on as a host.
        page.poll(0.2)
        seen += [page.room, page.events, box.daemon.output()]
        for one in seen:
            self.assertNotIn(PASSWORD, json.dumps(one))

    def test_it_changes_while_the_box_runs(self):
        box = self.box()
        kiosk = self.kiosk(box)
        self.assertEqual(kiosk.room["join_card"]["wifi"], "")
        self.assertNotIn("wifi_card", kiosk.room["join_card"])
        box.settings["room"].update(wifi_name="Guests", wifi_security="sae", wifi_show_password=False)
        self.reload(box)
        card = kiosk.wait_room(lambda room: room["join_card"].get("wifi_card"), what="card")
        self.assertEqual((card["security"], card["show_password"]), ("SAE", False))
        # Another password in the same file.
        self.write("another-" + PASSWORD)
        self.reload(box)
        kiosk.wait_room(lambda room: room["join_card"]["wifi_card"]["password"] == "another-" + PASSWORD)
        box.settings["room"]["wifi_security"] = "none"
        self.reload(box)
        card = kiosk.wait_room(lambda room: room["join_card"]["wifi_card"]["security"] == "nopass"
                               and room["join_card"]["wifi_card"])
        self.assertEqual(card["password"], "")

    def test_a_file_that_everybody_may_read_is_refused(self):
        box = self.box(wifi_name="Guests")
        kiosk = self.kiosk(box)
        self.write("another-" + PASSWORD, 0o644)
        self.reload(box)
        box.daemon.wait_for_line(r"chmod o-rwx", 5)
        self.assertEqual(kiosk.room["join_card"]["wifi_card"]["password"], PASSWORD)
        self.assertNotIn(PASSWORD, box.daemon.output())

    def test_an_administrator_names_it_and_cannot_name_its_file(self):
        box = self.box()
        kiosk = self.kiosk(box)
        with box.admin() as admin:
            admin.call("settings.set", values={"room.wifi_name": "Guests", "room.wifi_security": "none"})
            kiosk.wait_room(lambda room: room["join_card"].get("wifi_card"), what="card")
            listed = {one["key"]: one for one in admin.call("settings.get")["options"]}
            self.assertFalse(listed["room.wifi_password_file"]["writable"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
