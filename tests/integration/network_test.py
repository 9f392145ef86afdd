#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""tesserad follows the addresses of the box, in a network of its own."""

import ipaddress
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import netns
from support.box import Box

CARD = "eth0"


def setUpModule():
    fault = netns.why_not() or netns.enter() or netns.add_card(CARD)
    if fault:
        raise unittest.SkipTest(fault)


def meeting_id(address):
    """Ten digits: the address as one number (docs/room-document.md)."""
    return f"{int(ipaddress.IPv4Address(address)):010d}"


def tells(address):
    return lambda room: room["join_card"]["url"].find(f"//{address}:") > 0


class NetworkTest(unittest.TestCase):
    def setUp(self):
        netns.ip("addr", "flush", "dev", CARD)
        self.box = Box({"web": {"listen": ["0.0.0.0"]}})
        self.addCleanup(self.box.stop)

    def start(self):
        self.box.write_config()
        # Not Box.start(): without a network there is no address to be told.
        self.box.spawn().wait_for_line(r"^tesserad: ready ")
        admin = self.box.admin()
        self.addCleanup(admin.close)
        return admin

    def follow(self, admin, condition, what):
        # The admin socket shows the room on request; the kiosk's would follow by itself.
        from support.kiosk_client import KioskClient

        kiosk = KioskClient(self.box)
        self.addCleanup(kiosk.close)
        kiosk.wait_room(condition, what=what)
        return kiosk.room

    def test_id_and_url_follow_the_address(self):
        self.assertIsNone(netns.ip("addr", "add", "10.77.0.10/24", "dev", CARD))
        admin = self.start()
        room = self.follow(admin, tells("10.77.0.10"), "first address")
        # 10 * 2^24 + 77 * 2^16 + 0 * 2^8 + 10 = 172818442
        self.assertEqual(room["meeting"]["id"], "0172818442")
        self.assertEqual(room["meeting"]["id"], meeting_id("10.77.0.10"))
        netns.ip("addr", "add", "10.78.0.20/24", "dev", CARD)
        netns.ip("addr", "del", "10.77.0.10/24", "dev", CARD)
        room = self.follow(admin, tells("10.78.0.20"), "second address")
        self.assertEqual(room["meeting"]["id"], meeting_id("10.78.0.20"))
        self.assertEqual(list(room["network"]["addresses"]), ["10.78.0.20"])
        self.assertEqual(room["network"]["addresses"]["10.78.0.20"]["interface"], CARD)

    def test_without_a_network_it_starts_and_waits(self):
        admin = self.start()
        room = admin.call("room.get")["room"]
        self.assertEqual((room["meeting"]["id"], room["join_card"]["url"]), ("", ""))
        self.assertEqual(room["network"]["state"], "none")
        netns.ip("addr", "add", "10.77.0.11/24", "dev", CARD)
        room = self.follow(admin, tells("10.77.0.11"), "address")
        self.assertEqual(room["network"]["state"], "up")
        netns.ip("addr", "flush", "dev", CARD)
        room = self.follow(admin, lambda r: r["network"]["state"] == "none", "loss of the network")
        self.assertEqual(room["meeting"]["id"], "")

    def test_the_default_route_decides_between_cards(self):
        self.assertIsNone(netns.add_card("eth1"))
        self.addCleanup(netns.ip, "link", "del", "eth1")
        netns.ip("addr", "add", "10.77.0.10/24", "dev", CARD)
        netns.ip("addr", "add", "10.79.0.10/24", "dev", "eth1")
        self.assertIsNone(netns.ip("route", "add", "default", "via", "10.79.0.1"))
        admin = self.start()
        room = self.follow(admin, tells("10.79.0.10"), "address with the default route")
        self.assertEqual(set(room["network"]["addresses"]), {"10.77.0.10", "10.79.0.10"})


if __name__ == "__main__":
    unittest.main(verbosity=2)
