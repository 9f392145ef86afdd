#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""AirPlay between addresses that are good on one cable only (fe80::), in a network of our own."""

import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]

# pylint: disable=wrong-import-position
from airplay_sender.clip import make_clip
from airplay_sender.sender import Sender
from support import netns
from support.airplay_case import SIZE, AirplayCase
from support.processes import PATIENCE, wait_until

CARD = "eth0"


def setUpModule():
    fault = netns.why_not()
    if fault:
        raise unittest.SkipTest(f"SKIPPED, cannot run here: {fault}")
    fault = netns.enter() or netns.add_card(CARD)
    if fault:
        raise RuntimeError(fault)


def link_local():
    """The card's own address with its zone, once duplicate address detection is through."""
    with open("/proc/net/if_inet6", encoding="ascii") as file:
        for line in file:
            address, _, _, _, flags, card = line.split()
            if card == CARD and address.startswith("fe80") and not int(flags, 16) & 0x40:
                return ":".join(address[at:at + 4] for at in range(0, 32, 4)) + f"%{CARD}"
    return None


class LinkLocalTest(AirplayCase):
    def test_pictures_and_the_time_come_over_a_link_local_address(self):
        wait_until(link_local, PATIENCE, f"an address of {CARD}")
        one = Sender(link_local(), self.box.airplay)
        self.addCleanup(one.close)
        one.pair(self.box.pin())
        one.verify()
        self.assertEqual(one.set_up_session().status, 200)
        one.set_up_mirror()
        avcc, pictures = make_clip(*SIZE, pictures=2)
        one.send_codec(avcc, *SIZE)
        for key, units in pictures:
            one.send_picture(units, key)
        self.wait_share()
        wait_until(lambda: one.clock.asked, PATIENCE, "a question about the time")


if __name__ == "__main__":
    unittest.main(verbosity=2)
