#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A browser shares over a network that loses packets, is cut, and gives it another address. Margins
are wide: how well it goes is measured by scripts/dev bench loss."""

import os
import re
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))

# pylint: disable=wrong-import-position
from stage import Stage  # noqa: E402
from support.bad_network import BadNetwork, why_not  # noqa: E402
from support.lane_meter import LaneMeter  # noqa: E402
from support.processes import PATIENCE, wait_until  # noqa: E402
from support.sleeping import asleep  # noqa: E402

PICTURES = 60  # counted, not timed: scripts/dev bench loss measures the rate and the freezes
# Loss -> key frames among them. Without a retransmission each picture with a loss costs one: of twenty
# packets a picture those are 1 - 0.99^20 = 18 %, 64 % and 99 % of all.
KEY_FRAMES = {0.01: 3, 0.05: 6, 0.2: 6}
SECOND_ADDRESS = "10.78.0.1"  # of the box; another network, so that each lives without the other
PAIR = r"peer \S+: ([0-9.]+):\d+ with"


def setUpModule():
    fault = why_not()
    if fault:
        raise unittest.SkipTest(fault)


class ResilienceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.network = BadNetwork(seed=7)
        cls.addClassCleanup(cls.network.stop)
        cls.network.add_address("box", SECOND_ADDRESS)
        cls.stage = Stage(network=cls.network)
        cls.addClassCleanup(cls.stage.stop)
        cls.stage.start(kiosk=False)
        cls.meter = LaneMeter(cls.stage.box)
        cls.addClassCleanup(cls.meter.close)
        cls.person = cls.stage.person(mode="motion", opened=False)
        addresses = [cls.network.addresses["box"], SECOND_ADDRESS]
        for address in addresses:
            cls.share_from(address)
            if cls.media_address() != address:
                break  # the page is on the one address, its media on the other
        cls.meter.wait_pictures(time.monotonic(), PICTURES)  # the browser's estimate of the line settles

    @classmethod
    def share_from(cls, address):
        start = time.monotonic()
        cls.person.ask("open", url=f"https://{address}:{cls.stage.box.port}/")
        cls.person.ask("join", name="Ada", pin=cls.stage.box.pin())
        cls.person.ask("share")
        cls.meter.wait_pictures(start)

    @classmethod
    def media_address(cls):
        return re.findall(PAIR, cls.stage.box.daemon.output())[-1]

    def setUp(self):
        self.network.tell(loss=0, jitter_ms=0, cut=False)
        self.meter.wait_pictures(time.monotonic())

    def test_lost_packets_are_sent_again(self):
        for loss, most in KEY_FRAMES.items():
            with self.subTest(loss=loss):
                self.network.tell(loss=loss, jitter_ms=10)
                before, start = self.meter.key_frames, time.monotonic()
                self.meter.wait_pictures(start, PICTURES)
                rate, freeze = self.meter.between(start, time.monotonic())
                print(f"{loss:.0%} lost: {rate:.0f} a second, longest freeze {freeze:.1f} s", flush=True)
                self.assertGreater(self.network.tell()["lost"], 0)
                self.assertLessEqual(self.meter.key_frames - before, most)

    def test_the_picture_is_back_after_a_cut(self):
        self.network.tell(cut=True)
        time.sleep(5)
        mended = time.monotonic()
        self.network.tell(cut=False)
        self.meter.wait_pictures(mended)

    def test_the_browser_gets_another_address(self):
        self.meter.wait_pictures(time.monotonic(), PICTURES)  # settled, whatever ran before
        moved = time.monotonic()
        self.network.move("browser", "10.77.1.2" if self.network.addresses["browser"] != "10.77.1.2"
                          else "10.77.1.3")
        self.meter.wait_pictures(moved + 0.2)

    def test_the_box_loses_the_address_of_the_media(self):
        lost = self.media_address()
        self.network.remove_address("box", lost)
        gone = time.monotonic()
        self.addCleanup(self.network.add_address, "box", lost)
        self.meter.wait_pictures(gone + 0.2)
        wait_until(lambda: self.media_address() != lost, PATIENCE, "another address in the log")

    def test_a_sleeping_laptop_comes_back_by_itself(self):
        with asleep(self.person):
            time.sleep(20)
        self.meter.wait_pictures(time.monotonic())
        wait_until(lambda: self.live_shares() == 1, PATIENCE, "the one share, live")

    def live_shares(self):
        shares = self.stage.room()["shares"].values()
        return sum(share["fps"] > 0 for share in shares)


if __name__ == "__main__":
    unittest.main(verbosity=2)
