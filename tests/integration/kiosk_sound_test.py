#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk plays the sound of shares, and does without where there is nothing to play it on."""

import os
import signal
import socket
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support import processes, sound_server  # noqa: E402
from support.processes import PATIENCE  # noqa: E402
from support.kiosk_stage import KioskCase, fake_box, missing_tools, wait_until  # noqa: E402
from support.sound_server import SoundServer  # noqa: E402

MISSING = missing_tools() + sound_server.missing_tools()
LOW, HIGH = 440, 1500  # Hz
RED = 0xC02020


@unittest.skipIf(MISSING, f"SKIPPED, cannot run without: {MISSING}")
class KioskSoundTest(KioskCase):
    SIZE = (1280, 720)

    def start(self, server=True, later=False):
        if server:
            self.server = SoundServer(self.folder)
            self.addCleanup(self.server.stop)
            self.environment = self.server.environment(self.environment)
        else:  # whatever this machine has; with `later` where a server of ours may come
            where = os.path.join(self.folder, "pulse.sock") if later else "/nowhere"
            self.environment.update(PULSE_SERVER=f"unix:{where}", ALSA_CONFIG_PATH="/dev/null")
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

    def loudness(self, frequency):
        """Of the best tenth of two seconds: a busy machine leaves gaps in what it plays."""
        heard = self.server.hear(2)
        part = sound_server.RATE // 10
        return max(sound_server.strength(heard[at:at + part], frequency)
                   for at in range(0, len(heard) - part, part))

    def full_loudness(self, frequency):
        """What three readings agree on: what a busy machine does to it only makes it less."""
        readings = []

        def agree():
            readings.append(self.loudness(frequency))
            last = readings[-3:]
            return len(last) == 3 and max(last) < 1.1 * min(last)

        self.assertTrue(wait_until(agree), readings)
        return max(readings)

    def becomes(self, ratio, full, frequency=LOW):
        """As loud as this share of `full`, give or take a quarter of it."""
        return wait_until(lambda: 0.75 * ratio < self.loudness(frequency) / full < 1.25 * ratio)

    def test_volume_and_mute_are_heard(self):
        box = self.start()
        lane = box.play("s1", "vp8", self.clip(RED), size=(640, 360))
        box.play_sound(lane, fake_box.make_sound(LOW))
        self.server.hears(LOW)
        full = self.full_loudness(LOW)
        half = 0.5 ** 3  # volumes count as people hear them
        box.patch({"sound": {"volume": 50, "muted": False, "ducking": False}})
        self.assertTrue(self.becomes(half, full), (full, self.loudness(LOW)))
        box.patch({"sound": {"muted": True}})
        self.assertTrue(wait_until(lambda: self.server.is_silent(LOW)), self.log_text())
        box.patch({"sound": {"muted": False}})
        self.assertTrue(self.becomes(half, full), (full, self.loudness(LOW)))
        box.patch({"shares": {"s1": {"volume": 50, "muted": False}}, "sound": {"volume": 100}})
        self.assertTrue(self.becomes(half, full), (full, self.loudness(LOW)))
        box.patch({"shares": {"s1": {"muted": True}}})
        self.assertTrue(wait_until(lambda: self.server.is_silent(LOW)), self.log_text())
        box.patch({"shares": {"s1": {"muted": False, "volume": 100}}})
        self.assertTrue(self.becomes(1, full), (full, self.loudness(LOW)))

    def test_who_speaks_lowers_the_others(self):
        box = self.start()
        self.add_share("s2", 2)
        for share, frequency in (("s1", LOW), ("s2", HIGH)):
            box.play_sound(box.open_lane(share), fake_box.make_sound(frequency))
        self.server.hears(LOW)
        self.server.hears(HIGH)
        low, high = self.full_loudness(LOW), self.full_loudness(HIGH)
        box.patch({"shares": {"s2": {"speaking": True}}, "sound": {"ducking": True}})
        self.assertTrue(self.becomes(0.25, low), (low, self.loudness(LOW)))
        self.assertTrue(self.becomes(1, high, HIGH), (high, self.loudness(HIGH)))
        box.patch({"shares": {"s2": {"speaking": False}}})
        self.assertTrue(self.becomes(1, low), (low, self.loudness(LOW)))

    def test_a_share_that_the_layout_hides_is_heard(self):
        box = self.start()
        self.add_share("s2", 2)
        for share, frequency in (("s1", LOW), ("s2", HIGH)):
            lane = box.play(share, "vp8", self.clip(RED), size=(640, 360))
            box.play_sound(lane, fake_box.make_sound(frequency))
        for share in ("s1", "s2"):
            self.assertTrue(self.shown(share), self.log_text())
        box.patch({"layout": {"mode": "single", "focus": "s2"}})
        # It rests: of its picture nothing is told any more.
        self.assertTrue(wait_until(lambda: self.rests("s1")), self.log_text())
        self.server.hears(LOW)
        self.server.hears(HIGH)
        box.patch({"shares": {"s1": {"state": "paused", "paused_by": "host"}}})
        self.assertTrue(wait_until(lambda: self.server.is_silent(LOW)), self.log_text())
        self.server.hears(HIGH)

    def rests(self, share):
        """For two reports of the other one."""
        box = self.box
        box.calls.clear()
        if not wait_until(lambda: sum(method == "share.displayed" and params["share"] != share
                                      for method, params in list(box.calls)) >= 2):
            return False
        return not any(method == "share.displayed" and params["share"] == share and params["fps"] > 0
                       for method, params in list(box.calls))

    def outputs_told(self):
        return [params.get("sound") for method, params in list(self.box.calls)
                if method == "kiosk.ready"]

    def test_it_says_where_sound_goes(self):
        self.start()
        self.assertTrue(wait_until(lambda: self.outputs_told()[-1:] == ["pulse"]), self.log_text())

    def test_an_output_that_appears_is_told_and_played_on(self):
        box = self.start(server=False, later=True)
        self.assertTrue(wait_until(lambda: self.outputs_told() == [""]), self.log_text())
        self.server = SoundServer(self.folder)
        self.addCleanup(self.server.stop)
        # Nobody plays: the kiosk has looked again by itself.
        self.assertTrue(wait_until(lambda: self.outputs_told()[-1:] == ["pulse"]), self.log_text())
        lane = box.play("s1", "vp8", self.clip(RED), size=(640, 360))
        box.play_sound(lane, fake_box.make_sound(LOW))
        self.server.hears(LOW)
        self.server.kill()
        os.unlink(self.server.socket)
        self.assertTrue(wait_until(lambda: self.outputs_told()[-1:] == [""]), self.log_text())

    def test_a_server_that_hangs_holds_nothing_up(self):
        with socket.socket(socket.AF_UNIX) as deaf:  # takes the connection and never answers
            deaf.bind(os.path.join(self.folder, "pulse.sock"))
            deaf.listen(8)
            box = self.start(server=False, later=True)
            self.assertTrue(wait_until(lambda: self.outputs_told() == [""]), self.log_text())
            box.play("s1", "vp8", self.clip(RED), size=(640, 360))
            self.assertTrue(self.shown(), self.log_text())
            self.kiosk.terminate()
            self.assertEqual(self.kiosk.wait(processes.PATIENCE), 0, self.log_text())

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

    def test_a_loudspeaker_that_is_unplugged_is_said_once_and_found_again(self):
        box = self.start()
        lane = box.play("s1", "vp8", self.clip(RED), size=(640, 360))
        box.play_sound(lane, fake_box.make_sound(LOW))
        self.server.hears(LOW)
        self.server.unplug()
        self.assertTrue(wait_until(lambda: "its sound stops" in self.log_text()), self.log_text())
        for _ in range(3):  # longer than it takes to try again
            self.assertTrue(self.reports_go_on("s1"), self.log_text())
        self.assertEqual(self.log_text().count("its sound stops"), 1, self.log_text())
        self.server.plug_in()
        self.server.hears(LOW)

    def reports_go_on(self, share):
        """Of three seconds: one that was under way when something began to hang says nothing."""
        self.box.calls.clear()
        return wait_until(lambda: sum(
            method == "share.displayed" and params["share"] == share and params["fps"] > 0
            for method, params in list(self.box.calls)) >= 3)

    def test_a_server_that_hangs_holds_up_no_picture_and_is_heard_again(self):
        box = self.start()
        first = box.play("s1", "vp8", self.clip(RED), size=(640, 360))
        box.play_sound(first, fake_box.make_sound(LOW))
        self.server.hears(LOW)
        self.server.signal(signal.SIGSTOP)
        try:
            self.assertTrue(self.reports_go_on("s1"), self.log_text())
            for at, share in enumerate(("s2", "s3"), 2):  # these find it hanging
                self.add_share(share, at)
                lane = box.play(share, "vp8", self.clip(RED), size=(640, 360))
                box.play_sound(lane, fake_box.make_sound(HIGH))
            for share in ("s1", "s2", "s3"):
                self.assertTrue(self.reports_go_on(share), self.log_text())
            for share in ("s1", "s2"):  # the one that played, and the one that looks
                box.patch({"shares": {share: None}})
                box.lanes[share].close()
            self.assertTrue(self.reports_go_on("s3"), self.log_text())
        finally:
            self.server.signal(signal.SIGCONT)
        self.server.hears(HIGH)
        self.assertTrue(wait_until(lambda: self.server.is_silent(LOW)), self.log_text())

    def test_a_share_that_played_when_the_server_hung_is_heard_again(self):
        box = self.start()
        lane = box.play("s1", "vp8", self.clip(RED), size=(640, 360))
        box.play_sound(lane, fake_box.make_sound(LOW))
        self.server.hears(LOW)
        self.server.signal(signal.SIGSTOP)
        self.assertTrue(self.reports_go_on("s1"), self.log_text())
        self.server.signal(signal.SIGCONT)
        self.server.hears(LOW)
        lane.close()
        self.assertTrue(wait_until(lambda: self.server.is_silent(LOW)), self.log_text())

    def test_a_kiosk_ends_although_the_server_hangs(self):
        box = self.start()
        lane = box.play("s1", "vp8", self.clip(RED), size=(640, 360))
        box.play_sound(lane, fake_box.make_sound(LOW))
        self.server.hears(LOW)
        self.server.signal(signal.SIGSTOP)
        try:
            self.assertTrue(self.reports_go_on("s1"), self.log_text())
            self.kiosk.terminate()
            self.assertEqual(self.kiosk.wait(PATIENCE), 0, self.log_text())
        finally:
            self.server.signal(signal.SIGCONT)

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
