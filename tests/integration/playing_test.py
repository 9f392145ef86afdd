#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What a share plays, and the devices that a door remembers: from a plugin, inside tesserad and in a process of its own, to
the kiosk's sockets, the command line and REST."""

import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import paths
from support.box import Box
from support.json_rpc_socket import RpcError
from support.kiosk_client import KioskClient
from support.processes import PATIENCE
from support.rest_client import RestClient

# One pixel, and something behind it that makes it long: only its head is looked at.
PNG = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde" + bytes(range(256)) * 2000)


def plays(room):
    return next((share["plays"] for share in room["shares"].values() if "plays" in share), None)


class PlayingBox(Box):
    def __init__(self, isolation):
        super().__init__({"plugins": {"enabled": ["player"]}})
        picture = os.path.join(self.folder, "picture")
        with open(picture, "wb") as file:
            file.write(PNG)
        self.settings["plugins"].update({
            "folder": os.path.join(paths.BUILD, "tests", "unit", "plugins"),
            "player": {"trusted": True, "isolation": isolation, "artwork": picture}})


class PlayingTest(unittest.TestCase):
    isolation = "process"

    def setUp(self):
        self.box = PlayingBox(self.isolation)
        self.addCleanup(self.box.stop)
        self.box.start()
        self.admin = self.box.admin()
        self.addCleanup(self.admin.close)

    def kiosk(self):
        one = KioskClient(self.box)
        self.addCleanup(one.close)
        one.ready()
        return one

    def lanes(self, kiosk):
        channel = kiosk.lanes()
        self.addCleanup(channel.close)
        return channel

    def devices(self):
        return self.admin.call("devices.list")["devices"]

    def test_what_plays_stands_in_the_room_and_its_picture_travels_aside(self):
        kiosk = self.kiosk()
        track = kiosk.wait_room(plays, what="what plays")
        self.assertEqual({key: track[key] for key in ("title", "artist", "album", "duration_ms", "playing")},
                         {"title": "So What", "artist": "Miles Davis", "album": "", "duration_ms": 545000,
                          "playing": True})
        self.assertGreaterEqual(track["position_ms"], 61000)
        share = next(iter(kiosk.room["shares"].values()))
        self.assertEqual((share["kind"], share["label"]), ("sound", "So What \u2013 Miles Davis"))
        self.assertNotEqual(kiosk.room["layout"]["mode"], "idle")
        self.assertEqual(self.lanes(kiosk).take_artwork(), (track["artwork"], PNG))
        # One that takes its place gets it as well.
        again = self.kiosk()
        self.assertEqual(self.lanes(again).take_artwork(), (track["artwork"], PNG))

    def test_who_is_forgotten_is_forgotten_by_the_door(self):
        kiosk = self.kiosk()
        kiosk.wait_room(plays, what="what plays")
        ada, bob = self.devices()
        self.assertEqual((ada["door"], ada["name"], ada["since"], ada["last_seen"]),
                         ("player", "Ada's iPhone", 1790000000000, 1790000001000))
        self.assertRegex(ada["id"], r"^[0-9a-f]{24}$")
        first = plays(kiosk.room)["artwork"]
        self.admin.call("devices.forget", device=ada["id"])
        track = kiosk.wait_room(lambda room: plays(room)["album"] and plays(room), what="the door's word")
        self.assertEqual(track["album"], "one/of its own")
        self.assertEqual(track["artwork"], first, "the same picture is not sent again")
        self.assertEqual(self.devices(), [bob])
        with self.assertRaises(RpcError) as refused:
            self.admin.call("devices.forget", device=ada["id"])
        self.assertEqual(refused.exception.name, "not_found")

    def test_the_command_line_and_rest_do_the_same(self):
        self.kiosk().wait_room(plays, what="what plays")
        ctl = [paths.TESSERACTL, "--socket", self.box.socket_path("admin")]
        listed = subprocess.run([*ctl, "devices"], capture_output=True, text=True, timeout=PATIENCE, check=True)
        ada, bob = self.devices()
        self.assertRegex(listed.stdout, rf"(?m)^{ada['id']} +Ada's iPhone +player +2026-")
        subprocess.run([*ctl, "devices", "forget", ada["id"]], timeout=PATIENCE, check=True)
        token = {role: self.admin.call("tokens.new", name="Robot", role=role)["token"] for role in ("admin", "host")}
        with RestClient(self.box, token["host"]) as client:
            self.assertEqual(client.ask("GET", "/devices").error, (403, "not_allowed"))
            self.assertEqual(client.ask("DELETE", "/devices/" + bob["id"]).error, (403, "not_allowed"))
        with RestClient(self.box, token["admin"]) as client:
            self.assertEqual(client.ask("GET", "/devices").json(), {"devices": [bob]})
            self.assertEqual(client.ask("DELETE", "/devices/" + bob["id"]).status, 200)
            self.assertEqual(client.ask("DELETE", "/devices/" + bob["id"]).error, (404, "not_found"))
            self.assertEqual(client.ask("GET", "/devices").json(), {"devices": []})


class PlayingInsideTest(PlayingTest):
    isolation = "none"


if __name__ == "__main__":
    unittest.main(verbosity=2)
