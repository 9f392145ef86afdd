#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk plays the sound of shares, and does without where there is nothing to play it on."""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support import sound_server  # noqa: E402
from support.kiosk_stage import KioskCase, fake_box, missing_tools, wait_until  # noqa: E402
from support.sound_server import SoundServer  # noqa: E402

MISSING = missing_tools() + sound_server.missing_tools()
LOW, HIGH = 440, 1500  # Hz
RED = 0xC02020


@unittest.skipIf(MISSING, f"SKIPPED, cannot run without: {MISSING}")
class KioskSoundTest(KioskCase):
    SIZE = (1280, 720)

    def start(self, server=True):
        if server:
            self.server = SoundServer(self.folder)
            self.addCleanup(self.server.stop)
            self.environment = self.server.environment(self.environment)
        else:  # whatever this machine has
            self.environment.update(PULSE_SERVER="unix:/nowhere", ALSA_CONFIG_PATH="/dev/null")
        box = self.start_box()
        self.start_kiosk()
        self.add_share("s1", 1)
        return box

    def shown(self, share="s1"):
        return wait_until(lambda: any(
            method == "share.displayed" and params["share"] == share and params["fps"] > 0
            for method, params in list(self.box.calls)))

    def test_sound_and_picture_of_one_share(self):
        box = self.start()
        lane = box.play("s1", "vp8", self.clip(RED), size=(640, 360))
        box.play_sound(lane, fake_box.make_sound(LOW))
        self.assertTrue(self.shown(), self.log_text())
        self.server.hears(LOW)
        self.assertTrue(self.server.is_silent(HIGH))

    def test_sounds_of_two_shares_are_mixed(self):
        box = self.start()
        self.add_share("s2", 2)
        for share, frequency in (("s1", LOW), ("s2", HIGH)):
            box.play_sound(box.open_lane(share), fake_box.make_sound(frequency))
        self.server.hears(LOW)
        self.server.hears(HIGH)
        box.patch({"shares": {"s2": None}})
        box.lanes["s2"].close()
        self.assertTrue(wait_until(lambda: self.server.is_silent(HIGH)), self.log_text())
        self.server.hears(LOW)

    def test_a_paused_share_is_not_heard(self):
        box = self.start()
        lane = box.play("s1", "vp8", self.clip(RED), size=(640, 360))
        box.play_sound(lane, fake_box.make_sound(LOW))
        self.server.hears(LOW)
        box.patch({"shares": {"s1": {"state": "paused", "paused_by": "owner"}}})
        self.assertTrue(wait_until(lambda: self.server.is_silent(LOW)), self.log_text())
        box.patch({"shares": {"s1": {"state": "live", "paused_by": ""}}})
        self.server.hears(LOW)

    def test_without_an_output_the_picture_goes_on_and_it_is_said_once(self):
        box = self.start(server=False)
        lane = box.play("s1", "vp8", self.clip(RED), size=(640, 360))
        box.play_sound(lane, fake_box.make_sound(LOW))
        self.assertTrue(self.shown(), self.log_text())
        self.assertTrue(wait_until(lambda: "nothing to play its sound on" in self.log_text()))
        box.calls.clear()
        self.assertTrue(self.shown(), self.log_text())
        self.assertEqual(self.log_text().count("nothing to play its sound on"), 1)

    def test_a_server_that_dies_and_comes_back_is_found_again(self):
        box = self.start()
        lane = box.play("s1", "vp8", self.clip(RED), size=(640, 360))
        box.play_sound(lane, fake_box.make_sound(LOW))
        self.server.hears(LOW)
        self.server.kill()
        os.unlink(self.server.socket)
        self.assertTrue(wait_until(lambda: "its sound stops" in self.log_text()), self.log_text())
        box.calls.clear()
        self.assertTrue(self.shown(), self.log_text())
        self.server = SoundServer(self.folder)
        self.addCleanup(self.server.stop)
        self.server.hears(LOW)

    def test_hostile_sound_costs_nobody_the_picture(self):
        box = self.start()
        lane = box.play("s1", "vp8", self.clip(RED), size=(640, 360))
        box.play_sound(lane, [os.urandom(size) for size in (1, 2, 3, 200, 1275, 8000)] * 20)
        self.assertTrue(self.shown(), self.log_text())
        other = box.open_lane("s2")
        self.add_share("s2", 2)
        for caps in (b"", b"[]", b'{"codec":"opus","channels":255}', b'{"codec":"mp3"}'):
            other.sendall(fake_box.frame(fake_box.SOUND_CAPS, caps))
            other.sendall(fake_box.frame(fake_box.AUDIO, b"\xfc\x00"))
        box.calls.clear()
        self.assertTrue(self.shown(), self.log_text())
        self.assertIsNone(self.kiosk.poll())


if __name__ == "__main__":
    unittest.main(verbosity=2)
