#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""AirPlay's realtime sound at a real tesserad: beside pictures and alone, with loss, in its order and in its time."""

import base64
import json
import os
import sys
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]

# pylint: disable=wrong-import-position
from airplay_sender.clip import make_clip
from airplay_sender.sound import MUSIC_LATENCY, RATE, Sound
from support.airplay_case import SIZE, AirplayCase
from support.kiosk_client import AUDIO, SOUND_CAPS, VIDEO
from support.processes import PATIENCE, wait_until

DISCONTINUITY = 2
FRAMES = [b"frame %d" % n for n in range(60)]


PNG = base64.b64decode(  # one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
    "")


def dmap(name, value):
    return name + len(value).to_bytes(4, "big") + value


class AirplaySoundTest(AirplayCase):
    def sound(self, sender, **how):
        one = Sound(sender, **how)
        self.addCleanup(one.close)
        return one

    def heard(self, lane, count):
        """So many frames of sound: (payload, discontinuity, presentation)."""
        out = []
        while len(out) < count:
            kind, flags, _, payload = lane.read_frame()
            if kind == AUDIO:
                out.append((payload, bool(flags & DISCONTINUITY), lane.presentation))
        return out

    def alone(self, **how):
        """Somebody plays music: (sender, its sound, the display's lane)."""
        kiosk, channel = self.display()
        one = self.paired()
        self.assertEqual(one.set_up_session(mirroring=False).status, 200)
        sound = self.sound(one, **how)
        self.assertEqual(sound.answer.status, 200)
        one.record()
        lane = self.lane(channel)
        wait_until(lambda: one.clock.asked, PATIENCE, "a question about the time")
        return one, sound, lane, kiosk

    def test_sound_goes_with_the_pictures_of_its_sender(self):
        kiosk, channel = self.display()
        avcc, pictures = make_clip(*SIZE, pictures=30)
        one = self.paired()
        one.set_up_session()
        one.set_up_mirror()
        sound = self.sound(one, own_key=False)
        self.assertEqual(sound.answer.status, 200)
        self.assertEqual(one.feedback().plist(), {"streams": [{"type": 96, "sr": RATE}]})
        kiosk.wait_room(lambda room: room["shares"], what="its share")
        lane = self.lane(channel)
        wait_until(lambda: one.clock.asked, PATIENCE, "a question about the time")
        one.send_codec(avcc, *SIZE)
        for at, (key, units) in enumerate(pictures):
            one.send_picture(units, key)
            for frame in FRAMES[2 * at:2 * at + 2]:
                sound.send(frame)
            time.sleep(1 / 30)
        kinds, caps, last = set(), None, {}
        while len(last) < 2 or kinds != {VIDEO, AUDIO}:
            kind, _, _, payload = lane.read_frame()
            if kind == SOUND_CAPS:
                caps = json.loads(payload)
            elif kind in (VIDEO, AUDIO):
                kinds.add(kind)
                last[kind] = lane.presentation
        self.assertEqual(caps, {"codec": "alac", "rate": RATE, "channels": 2})
        self.assertEqual(len(self.room()["shares"]), 1, "pictures and sound are one share")
        self.assertEqual(one.tear_down(96).status, 200)
        self.assertEqual(one.feedback().body, b"")
        self.assertEqual(len(self.room()["shares"]), 1, "the pictures stay")

    def test_sound_alone_is_a_share_of_its_own_kind_and_is_heard_when_the_sender_says(self):
        one, sound, lane, kiosk = self.alone(latency=MUSIC_LATENCY)
        share = kiosk.wait_room(lambda room: next(iter(room["shares"].values()), None), what="its share")
        self.assertEqual((share["kind"], share["name"]), ("sound", "Ada's iPhone"))
        before = time.monotonic_ns()
        sound.send_live(FRAMES)
        heard = self.heard(lane, len(FRAMES))
        self.assertEqual([each[0] for each in heard], FRAMES)
        first = (heard[0][2] - before) / 1e9
        self.assertAlmostEqual(first, MUSIC_LATENCY / RATE - 0.06, delta=0.1, msg="the display adds 60 ms")
        steps = [b[2] - a[2] for a, b in zip(heard, heard[1:])]
        self.assertAlmostEqual(sum(steps) / len(steps) / 1e9, 352 / RATE, delta=0.001)
        kiosk.wait_room(lambda room: [one["state"] for one in room["shares"].values()] == ["live"], what="that it is told")
        one.tear_down(96)
        kiosk.wait_room(lambda room: not room["shares"], what="its end")
        self.assertTrue(self.room()["participants"], "the session goes on")

    def test_what_the_network_loses_comes_again(self):
        _, sound, lane, _ = self.alone(latency=MUSIC_LATENCY, lost={5, 6, 7, 20})
        sound.send_live(FRAMES)
        heard = self.heard(lane, len(FRAMES))
        self.assertEqual([each[0] for each in heard], FRAMES)
        self.assertFalse(any(gap for _, gap, _ in heard[1:]), "nothing is missing")
        self.assertIn((5, 3), sound.asked)
        self.assertIn((20, 1), sound.asked)

    def test_who_sends_nothing_again_has_gaps_and_goes_on(self):
        _, sound, lane, _ = self.alone(lost={5, 20}, resends=False)
        sound.send_live(FRAMES)
        heard = self.heard(lane, len(FRAMES) - 2)
        self.assertEqual([each[0] for each in heard], [f for n, f in enumerate(FRAMES) if n not in (5, 20)])
        self.assertEqual([n for n, (_, gap, _) in enumerate(heard) if gap and n], [5, 19])

    def test_a_flush_takes_away_what_has_not_been_heard(self):
        one, sound, lane, _ = self.alone(latency=MUSIC_LATENCY)
        for frame in FRAMES:
            sound.send(frame)
        one.feedback()  # they have come in by then
        self.assertEqual(one.flush().status, 200)
        sound.send(b"after it")
        self.assertEqual(self.heard(lane, 1)[0][0], b"after it")

    def share(self):
        return next(iter(self.room()["shares"].values()))

    def test_the_senders_slider_is_the_volume_of_its_share(self):
        one, _, _, _ = self.alone()
        self.assertEqual(one.get_volume(), b"volume: 0.000000\r\n")
        for said, percent in ((b"-15.0", 50), (b"-144.0", 0), (b"0", 100)):
            self.assertEqual(one.set_parameter(b"volume: " + said + b"\r\n").status, 200)
            wait_until(lambda: self.share()["volume"] == percent, PATIENCE, f"{percent} %")  # pylint: disable=cell-var-from-loop
        one.set_parameter(b"volume: -15.0\r\n")
        self.assertEqual(one.get_volume(), b"volume: -15.000000\r\n")
        for bad in (b"volume: loud\r\n", b"volume: nan\r\n"):
            self.assertEqual(one.set_parameter(bad).status, 400)
        self.assertEqual(one.set_parameter(b"x", "text/html").status, 451)

    def test_what_is_played_is_told_with_its_picture(self):
        one, sound, _, _ = self.alone(latency=MUSIC_LATENCY)
        self.assertEqual(one.set_parameter(dmap(b"mlit", dmap(b"minm", b"So What") + dmap(b"asar", b"Miles Davis") +
                                                dmap(b"asal", b"Kind of Blue")), "application/x-dmap-tagged").status, 200)
        start = sound.timestamp(0)
        one.set_parameter(b"progress: %d/%d/%d\r\n" % (start, start + 60 * RATE & 0xFFFFFFFF, start + 545 * RATE & 0xFFFFFFFF))
        self.assertEqual(one.set_parameter(PNG, "image/png").status, 200)
        wait_until(lambda: self.share().get("plays", {}).get("artwork"), PATIENCE, "its picture")
        plays = self.share()["plays"]
        self.assertEqual((plays["title"], plays["artist"], plays["album"], plays["duration_ms"], plays["playing"]),
                         ("So What", "Miles Davis", "Kind of Blue", 545_000, True))
        self.assertAlmostEqual(plays["position_ms"], 60_000, delta=5_000)
        one.flush()
        wait_until(lambda: not self.share()["plays"]["playing"], PATIENCE, "its pause")
        one.set_parameter(b"", "image/none")
        wait_until(lambda: not self.share()["plays"]["artwork"], PATIENCE, "its picture's end")
        self.assertEqual(one.set_parameter(b"\0\0\0", "application/x-dmap-tagged").status, 400)

    def test_a_shut_timing_port_is_said_on_the_display_by_its_number(self):
        kiosk, channel = self.display()
        one = self.paired()
        one.clock.dumb = True
        port = one.set_up_session().plist()["timingPort"]
        one.set_up_mirror()
        self.lane(channel)
        wait_until(lambda: one.feedback() and one.clock.asked >= 3, 3 * PATIENCE, "three questions")
        notice = kiosk.wait_room(lambda room: next((n for n in room["notices"].values() if n["code"] == "port_blocked"), None),
                                 what="a word about it")
        self.assertEqual((notice["name"], notice["reason"]), ("Ada's iPhone", f"UDP {port}"))

    def test_a_stranger_and_a_forger_are_not_heard(self):
        _, sound, lane, _ = self.alone()
        sound.send_raw(b"\x80\x60" + bytes(60))
        sound.send_raw(b"x" * 2000)
        sound.send(b"mine")
        self.assertEqual(self.heard(lane, 1)[0][0], b"mine")

    def test_sound_that_nobody_can_decode_is_refused_and_the_pictures_go_on(self):
        one = self.paired()
        one.set_up_session()
        one.set_up_mirror()
        pcm = {"type": 96, "ct": 1, "sr": 44_100, "controlPort": 0, "streamConnectionID": 3}
        self.assertEqual(one.set_up({"streams": [pcm]}).status, 400)
        self.assertEqual(one.set_up({"streams": [{"type": 42}]}).status, 501)
        self.assertEqual(len(self.room()["shares"]), 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
