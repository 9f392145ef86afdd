#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk plays the sound of shares, as loud as it shall be. One kiosk runs through all tests: what
one leaves behind must not be heard in the next."""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support import sound_server  # noqa: E402
from support.kiosk_sound import HIGH, LOW, MISSING, SoundCase  # noqa: E402
from support.kiosk_stage import fake_box, wait_until  # noqa: E402
import alac  # noqa: E402  # support.kiosk_stage knows where
import fake_clips  # noqa: E402

RUNNING = ("folder", "box", "kiosk", "log", "environment", "server")


@unittest.skipIf(MISSING, f"SKIPPED, cannot run without: {MISSING}")
class KioskSoundTest(SoundCase):
    running = None  # what setUp() made for the first test

    def setUp(self):
        mine = type(self)
        if mine.running is None:
            super().setUp()
            mine.addClassCleanup(super().tearDown)
            self.start()
            mine.running = {name: vars(self)[name] for name in RUNNING}
        vars(self).update(mine.running)

    def tearDown(self):
        for share in list(self.box.lanes):
            self.ends(share)
        self.box.patch({"sound": {"volume": 100, "muted": False, "ducking": False},
                        "layout": {"mode": "auto", "focus": ""}})
        self.falls_silent(LOW, HIGH)
        self.assertIsNone(self.kiosk.poll(), self.log_text())

    def start_server(self):
        self.server = sound_server.SoundServer(self.folder)
        self.addClassCleanup(self.server.stop)

    def test_sound_and_picture_of_one_share_and_neither_while_it_is_paused(self):
        self.plays("s1", LOW)
        self.shown("s1")
        self.server.hears(LOW)
        self.assertTrue(self.server.is_silent(HIGH))
        self.box.patch({"shares": {"s1": {"state": "paused", "paused_by": "owner"}}})
        self.falls_silent(LOW)
        self.box.patch({"shares": {"s1": {"state": "live", "paused_by": ""}}})
        self.server.hears(LOW)

    def test_sound_of_senders_that_encode_otherwise_is_heard(self):
        """ALAC of 44.1 kHz, as AirPlay's senders have it, beside Opus; and AAC in its place."""
        self.add_share("s1", 1)
        lane = self.box.open_lane("s1")
        self.box.play_sound(lane, alac.tone(LOW, 441), 352 / 44.1, "alac", alac.RATE)
        self.plays("s2", HIGH, picture=False)
        self.server.hears(LOW, HIGH)
        self.ends("s1")
        self.falls_silent(LOW)
        self.add_share("s3", 2)
        self.box.play_sound(self.box.open_lane("s3"), fake_clips.make_aac(LOW), 1024 / 44.1, "aac", 44100)
        self.server.hears(LOW, HIGH)
        self.ends("s3")
        self.falls_silent(LOW)
        self.add_share("s4", 3)
        self.box.play_sound(self.box.open_lane("s4"), [fake_clips.ELD_FRAME], 480 / 44.1, "aac-eld", 44100)
        self.server.hears(fake_clips.ELD_TONE, HIGH)

    def test_sounds_of_two_shares_are_mixed(self):
        self.plays("s1", LOW, picture=False)
        self.plays("s2", HIGH, picture=False)
        self.server.hears(LOW, HIGH)
        self.ends("s2")
        self.falls_silent(HIGH)
        self.server.hears(LOW)

    def loudness(self, *frequencies):
        """The middle one of the tenths of a second in which it plays: a busy machine leaves gaps, and the
        seam of the tone that is sent again and again is louder."""
        heard = self.server.hear(1)
        part = sound_server.RATE // 10
        starts = range(0, len(heard) - part + 1, part)

        def middle(frequency):
            strengths = sorted(sound_server.strength(heard[at:at + part], frequency) for at in starts)
            playing = [one for one in strengths if one > strengths[-1] / 2]
            return playing[len(playing) // 2]

        return [middle(frequency) for frequency in frequencies]

    def full_loudness(self, *frequencies):
        """What three readings one after the other agree on."""
        readings = []

        def agree():
            readings.append(self.loudness(*frequencies))
            last = list(zip(*readings[-3:]))
            return len(readings) >= 3 and all(max(one) < 1.1 * min(one) for one in last)

        self.assertTrue(wait_until(agree), readings)
        return readings[-1]

    def becomes(self, *wanted):
        """Each (frequency, full, ratio): as loud as this share of `full`, give or take a quarter of it."""
        readings = []

        def near():
            readings.append(self.loudness(*(frequency for frequency, _, _ in wanted)))
            return all(0.75 * ratio < now / full < 1.25 * ratio
                       for now, (_, full, ratio) in zip(readings[-1], wanted))

        self.assertTrue(wait_until(near), (wanted, readings[-5:]))

    def test_volume_and_mute_are_heard(self):
        box = self.box
        self.plays("s1", LOW)
        self.server.hears(LOW)
        full, = self.full_loudness(LOW)
        half = 0.5 ** 3  # volumes count as people hear them
        box.patch({"sound": {"volume": 50, "muted": False, "ducking": False}})
        self.becomes((LOW, full, half))
        box.patch({"sound": {"muted": True}})
        self.falls_silent(LOW)
        box.patch({"sound": {"muted": False}})
        self.becomes((LOW, full, half))
        box.patch({"shares": {"s1": {"volume": 50, "muted": True}}, "sound": {"volume": 100}})
        self.falls_silent(LOW)
        box.patch({"shares": {"s1": {"muted": False}}})
        self.becomes((LOW, full, half))
        box.patch({"shares": {"s1": {"volume": 100}}})
        self.becomes((LOW, full, 1))

    def test_who_speaks_lowers_the_others(self):
        self.plays("s1", LOW, picture=False)
        self.plays("s2", HIGH, picture=False)
        self.server.hears(LOW, HIGH)
        low, high = self.full_loudness(LOW, HIGH)
        self.box.patch({"shares": {"s2": {"speaking": True}}, "sound": {"ducking": True}})
        self.becomes((LOW, low, 0.25), (HIGH, high, 1))
        self.box.patch({"shares": {"s2": {"speaking": False}}})
        self.becomes((LOW, low, 1), (HIGH, high, 1))

    def test_a_share_that_the_layout_hides_is_heard(self):
        self.plays("s1", LOW)
        self.plays("s2", HIGH)
        self.shown("s1", "s2")
        self.box.patch({"layout": {"mode": "single", "focus": "s2"}})
        # It rests: of its picture nothing is told any more.
        self.assertTrue(wait_until(lambda: self.rests("s1", beside="s2")), self.log_text())
        self.server.hears(LOW, HIGH)
        self.box.patch({"shares": {"s1": {"state": "paused", "paused_by": "host"}}})
        self.falls_silent(LOW)
        self.server.hears(HIGH)

    def rests(self, share, beside):
        """For two reports of the other one."""
        self.shown(beside, reports=2)
        return not any(method == "share.displayed" and params["share"] == share and params["fps"] > 0
                       for method, params in list(self.box.calls))

    def test_hostile_sound_costs_nobody_the_picture(self):
        self.add_share("s1", 1)
        lane = self.box.play("s1", "vp8", self.clip(0x2060C0), size=(640, 360))
        self.box.play_sound(lane, [os.urandom(size) for size in (1, 2, 3, 200, 1275, 8000)] * 20)
        self.shown("s1")
        self.add_share("s2", 2)
        other = self.box.open_lane("s2")
        for caps in (b"", b"[]", b'{"codec":"opus","channels":255}', b'{"codec":"mp3"}'):
            other.sendall(fake_box.frame(fake_box.SOUND_CAPS, caps))
            other.sendall(fake_box.frame(fake_box.AUDIO, b"\xfc\x00"))
        self.shown("s1", reports=2)
        # Nor the sound of those who come after it.
        self.plays("s3", LOW, picture=False)
        self.server.hears(LOW)


if __name__ == "__main__":
    unittest.main(verbosity=2)
