#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What senders of AirPlay do while they mirror, at a real tesserad: they are turned, sleep, vanish, come back, come in
numbers, and send what is broken. One that is ill takes nobody along."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]

# pylint: disable=wrong-import-position
from airplay_sender import pairing
from airplay_sender.clip import make_clip
from airplay_sender.sender import Link, Sender
from support.airplay_case import SIZE, AirplayCase
from support.kiosk_client import CAPS, KEY_FRAME, VIDEO
from support.processes import PATIENCE, wait_until

TURNED = (180, 320)


def has_encoder():
    return subprocess.run(["gst-inspect-1.0", "--exists", "x265enc"], check=False, timeout=PATIENCE).returncode == 0


class StreamCase(AirplayCase):
    @classmethod
    def setUpClass(cls):
        cls.clips = {size: make_clip(*size, pictures=12) for size in (SIZE, TURNED)}

    def connects(self, **how):
        """Somebody who is about to mirror."""
        one = self.paired(**how)
        self.assertEqual(one.set_up_session().status, 200)
        one.set_up_mirror()
        return one

    def mirrors(self, **how):
        """Somebody who mirrors and has sent a second."""
        one = self.connects(**how)
        self.shows(one)
        return one

    def shows(self, one, size=SIZE):
        avcc, pictures = self.clips[size]
        one.send_codec(avcc, *size)
        for key, units in pictures:
            one.send_picture(units, key)

    def people(self):
        return sorted(one["name"] for one in self.room()["participants"].values())

    def wait_people(self, *names):
        wait_until(lambda: self.people() == sorted(names), PATIENCE, f"{names}\n{self.box.daemon.tail()}")

    def next_size(self, lane):
        """Of the next pictures that begin with a key frame after their caps."""
        size = None
        while True:
            kind, flags, _, payload = lane.read_frame()
            if kind == CAPS:
                caps = json.loads(payload)
                size = (caps["width"], caps["height"])
            elif kind == VIDEO and flags & KEY_FRAME and size:
                return size


class AirplayStreamTest(StreamCase):
    def test_a_device_that_is_turned_fifty_times_keeps_its_share(self):
        kiosk, channel = self.display()
        one = self.connects()
        lane = self.lane(channel)
        self.shows(one)
        first = kiosk.wait_room(lambda room: next(iter(room["shares"]), None), what="its share")
        sizes = [self.next_size(lane)]
        for turn in range(50):
            self.shows(one, TURNED if turn % 2 == 0 else SIZE)
            sizes.append(self.next_size(lane))
            one.feedback()
        self.assertEqual(sizes, [SIZE] + [TURNED, SIZE] * 25)
        self.assertEqual(list(self.room()["shares"]), [first])

    def test_a_device_that_sleeps_comes_back_on_the_same_share(self):
        kiosk, channel = self.display()
        one = self.connects()
        lane = self.lane(channel)
        self.shows(one)
        share = kiosk.wait_room(lambda room: next(iter(room["shares"]), None), what="its share")
        self.assertEqual(self.next_size(lane), SIZE)
        one.send_codec(self.clips[SIZE][0], *SIZE, asleep=True)
        for _ in range(3):
            one.send_heartbeat()
            one.feedback()
        self.assertEqual(list(self.room()["shares"]), [share])
        self.shows(one)
        while not lane.read_frame()[1] & KEY_FRAME:
            pass
        self.assertEqual(list(self.room()["shares"]), [share])

    def test_a_sender_of_which_nothing_is_heard_is_gone_after_a_while(self):
        self.mirrors()
        self.wait_people("Ada's iPhone")
        wait_until(lambda: not self.people(), 30, "its end")  # the link is open, and silent

    def test_teardown_of_the_pictures_leaves_the_session_and_they_can_come_again(self):
        one = self.mirrors()
        self.wait_share()
        self.assertEqual(one.tear_down(110).status, 200)
        wait_until(lambda: not self.room()["shares"], PATIENCE, "the end of its share")
        self.assertEqual(self.people(), ["Ada's iPhone"])
        one.set_up_mirror()
        self.shows(one)
        self.wait_share()
        self.assertEqual(one.tear_down(42).status, 200, "a stream that is not there")
        self.assertEqual(one.tear_down().headers.get("connection"), "close")
        self.wait_people()

    def test_what_is_broken_ends_its_sender_alone(self):
        good = self.mirrors()
        avcc, pictures = self.clips[SIZE]
        for ill in ("again", "out of order", "cut off", "no codec", "garbage"):
            one = self.paired(name=ill)
            one.set_up_session()
            one.set_up_mirror()
            if ill != "no codec":
                one.send_codec(avcc, *SIZE)
            if ill == "again":
                one.send_picture(pictures[0][1], True)
                one.repeat_picture()
            elif ill == "out of order":
                first, second = [one.seal_picture(units, key) for key, units in pictures[:2]]
                one.send_raw(second + first)
            elif ill == "garbage":
                one.send_raw(b"\xff" * 4096)
            else:
                one.send_picture(pictures[0][1][:-5] if ill == "cut off" else pictures[0][1], True)
            self.wait_people("Ada's iPhone")
        self.shows(good)
        self.assertEqual(good.feedback().status, 200)
        self.assertEqual(self.people(), ["Ada's iPhone"])

    def test_a_stream_without_its_number_has_no_key_and_is_refused(self):
        one = self.paired()
        one.set_up_session()
        self.assertEqual(one.set_up({"streams": [{"type": 110}]}).status, 400)
        wait_until(lambda: not self.room()["shares"], PATIENCE, "no share of it")
        one.set_up_mirror()
        self.shows(one)
        self.wait_share()

    def test_a_setup_of_which_half_failed_can_be_repeated(self):
        one = self.paired()
        one.set_up_session()
        pictures = {"type": 110, "streamConnectionID": 7, "latencyMs": 90}
        self.assertEqual(one.set_up({"streams": [pictures, {"type": 96, "ct": 77}]}).status, 400)
        wait_until(lambda: not self.room()["shares"], PATIENCE, "no share of it")
        one.set_up_mirror()
        self.shows(one)
        self.wait_share()

    def test_two_devices_that_call_themselves_the_same_are_two(self):
        """The device id in a SETUP is a word that anybody may say; the pairing is not."""
        self.mirrors()
        self.mirrors(name="Bob's iPad")
        self.wait_share(2)
        self.assertEqual(self.people(), ["Ada's iPhone", "Bob's iPad"])

    def test_a_device_that_comes_again_takes_the_place_of_its_dead_connection(self):
        first = self.mirrors()
        self.wait_share()
        again = self.sender(identity=first.identity)
        again.verify()
        self.assertEqual(again.set_up_session().status, 200)
        again.set_up_mirror()
        self.shows(again)
        self.wait_people("Ada's iPhone")
        self.wait_share()
        with self.assertRaises((ConnectionError, OSError)):
            first.feedback()

    def test_a_hundred_connections_that_say_nothing_keep_nobody_out(self):
        known = self.mirrors(name="Grace")
        silent = [socket.create_connection(("127.0.0.1", self.box.airplay), PATIENCE) for _ in range(100)]
        for one in silent:
            self.addCleanup(one.close)
        self.mirrors()
        self.wait_people("Ada's iPhone", "Grace")
        self.assertEqual(known.feedback().status, 200)

    def test_who_connects_and_asks_on_and_on_costs_nobody_else_the_picture(self):
        known = self.mirrors(name="Grace")
        before = self.plugin("airplay")
        answers = []
        for _ in range(120):
            link = Link("127.0.0.1", self.box.airplay)
            answers.append(link.request("POST", "/pair-pin-start").status)
            link.close()
        self.assertEqual(set(answers), {200, 503}, "the meeting is not asked each time")
        self.assertLess(answers.count(200), 100)
        self.assertEqual(known.feedback().status, 200)
        after = self.plugin("airplay")
        self.assertEqual((after["pid"], after["restarts"]), (before["pid"], before["restarts"]))
        self.shows(known)
        self.assertEqual(self.people(), ["Grace"])

    def is_answered(self):
        link = Link("127.0.0.1", self.box.airplay)
        try:
            return link.request("GET", "/info").status == 200
        except OSError:
            return False
        finally:
            link.close()

    def comes_by_and_by(self):
        try:
            return self.mirrors()
        except OSError:
            return None

    def test_who_connects_on_and_on_is_shut_out_and_nobody_elses_picture_ends(self):
        known = self.mirrors(name="Grace")
        before = self.plugin("airplay")

        def shut_out():
            for _ in range(100):  # quicker than 30 a second on any machine
                with socket.socket() as one:
                    one.setblocking(False)  # where the kernel's queue is full, the next one is tried
                    one.connect_ex(("127.0.0.1", self.box.airplay))
            self.assertEqual(known.feedback().status, 200)
            return not self.is_answered()

        wait_until(shut_out, PATIENCE, "an end of what is taken")
        self.shows(known)
        self.assertEqual(self.people(), ["Grace"])
        wait_until(self.comes_by_and_by, PATIENCE, "somebody who comes later")
        self.wait_share(2)
        after = self.plugin("airplay")
        self.assertEqual((after["pid"], after["restarts"]), (before["pid"], before["restarts"]))

    def test_who_begins_and_ends_shares_on_and_on_is_refused_and_others_go_on(self):
        known, eve = self.mirrors(name="Grace"), self.paired(name="Eve")
        self.assertEqual(eve.set_up_session().status, 200)
        pictures = {"streams": [{"type": 110, "streamConnectionID": 7, "latencyMs": 90}]}

        def shows_anew():
            status = eve.set_up(pictures).status
            self.assertEqual(eve.tear_down(110).status, 200)
            return status

        wait_until(lambda: shows_anew() == 403, PATIENCE, "a refusal")
        self.assertEqual(known.feedback().status, 200)
        self.mirrors(name="Ada's iPhone")
        self.wait_share(2)
        self.assertEqual(self.people(), ["Ada's iPhone", "Eve", "Grace"])
        wait_until(lambda: shows_anew() == 200, PATIENCE, "her next share, now that she is slower")

    def test_who_does_so_on_ever_new_connections_is_the_same_one(self):
        known, eve = self.mirrors(name="Grace"), self.paired(name="Eve")
        before = self.plugin("airplay")
        pictures = {"streams": [{"type": 110, "streamConnectionID": 7, "latencyMs": 90}]}

        def shows_and_comes_again():
            one = self.sender(name="Eve", identity=eve.identity)
            one.verify()
            one.set_up_session()
            answers = []
            for _ in range(5):
                answers.append(one.set_up(pictures).status)
                one.tear_down(110)
            one.close()
            known.feedback()
            return 403 in answers

        wait_until(shows_and_comes_again, PATIENCE, "a refusal")
        self.shows(known)
        after = self.plugin("airplay")
        self.assertEqual((after["pid"], after["restarts"]), (before["pid"], before["restarts"]))

    def test_the_port_of_the_pictures_is_its_senders_alone(self):
        one = self.paired()
        one.set_up_session()
        answer = one.set_up({"streams": [{"type": 110, "streamConnectionID": 7, "latencyMs": 90}]})
        (stream,) = answer.plist()["streams"]

        def connects(source):
            link = socket.create_connection(("127.0.0.1", stream["dataPort"]), PATIENCE, source_address=(source, 0))
            self.addCleanup(link.close)
            return link

        def shut_out(link):
            try:
                return link.recv(1) == b""
            except ConnectionError:
                return True

        # The box sends nothing here: to read is to wait for the end.
        self.assertTrue(shut_out(connects("127.0.0.2")), "a stranger, before the sender itself comes")
        own = connects("127.0.0.1")
        self.assertTrue(shut_out(connects("127.0.0.2")), "a stranger, behind it")
        self.assertTrue(shut_out(connects("127.0.0.1")), "a second one")
        own.setblocking(False)
        with self.assertRaises(BlockingIOError):
            own.recv(1)
        self.assertEqual(one.feedback().status, 200)

    def test_who_asks_on_and_on_and_reads_nothing_is_cut_off(self):
        known = self.mirrors(name="Grace")
        link = Link("127.0.0.1", self.box.airplay)
        self.addCleanup(link.close)

        def cut_off():
            known.feedback()
            try:
                link.send_bytes(b"GET /info RTSP/1.0\r\nCSeq: 1\r\n\r\n" * 1000)
            except ConnectionError:
                return True
            return False

        wait_until(cut_off, PATIENCE, "its end")
        self.assertEqual(known.feedback().status, 200)
        self.assertEqual(self.people(), ["Grace"])

    def test_an_oversized_head_or_body_ends_the_connection_and_nobody_else(self):
        known = self.mirrors()
        for attack in (b"GET /info RTSP/1.0\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
                       b"POST /pair-setup RTSP/1.0\r\nContent-Length: 99999999\r\n\r\n",
                       b"GET /info RTSP/1.0\r\n" + b"A: b\r\n" * 100 + b"\r\n"):
            link = Link("127.0.0.1", self.box.airplay)
            self.addCleanup(link.close)
            link.send_bytes(attack)
            with self.assertRaises((ConnectionError, OSError)):
                link.answer()
        self.assertEqual(known.feedback().status, 200)

    def test_the_session_may_come_again_with_each_stream(self):
        one = self.paired()
        self.assertEqual(one.set_up_session().status, 200)
        port = one.set_up_session().plist()["timingPort"]
        one.set_up_mirror()
        self.assertEqual(one.set_up_session().plist()["timingPort"], port, "one clock")
        self.shows(one)
        self.wait_share()
        self.assertEqual(self.people(), ["Ada's iPhone"])

    def test_ipv6(self):
        one = Sender("::1", self.box.airplay, name="Six")
        self.addCleanup(one.close)
        one.pair(self.box.pin())
        one.verify()
        one.set_up_session()
        one.set_up_mirror()
        self.shows(one)
        self.wait_share()
        wait_until(lambda: one.clock.asked, PATIENCE, "a question about the time")


class NoPinTest(StreamCase):
    MEETING = {"pin_policy": "off"}

    def test_nobody_takes_the_place_of_one_who_paired_for_this_once(self):
        first = self.sender()
        first.pair_transient()
        first.set_up_session()
        first.set_up_mirror()
        self.shows(first)
        self.wait_share()
        thief = pairing.Identity()
        thief.id = b"127.0.0.1"  # the address is all that the box knows of the first one
        again = self.sender(name="Eve", identity=thief)
        again.pair("3939")
        again.verify()
        self.assertEqual(again.set_up_session().status, 200)
        self.wait_people("Ada's iPhone", "Eve")
        self.assertEqual(first.feedback().status, 200)
        odd = pairing.Identity()
        odd.id = b"\n127.0.0.1"
        with self.assertRaises((pairing.Refused, KeyError)):
            self.sender(identity=odd).pair("3939")


class LargeTest(StreamCase):
    OPTIONS = {"h265": True}

    @unittest.skipUnless(has_encoder(), "SKIPPED, cannot run without GStreamer's x265enc")
    def test_h265_comes_as_it_is(self):
        def offered():
            return self.sender().info()["features"] >> 42 & 1
        self.assertEqual(offered(), 0, "there is no display that could")
        kiosk, channel = self.display("h264", "h265")
        wait_until(offered, PATIENCE, "the offer of H.265")
        one = self.connects()
        lane = self.lane(channel)
        setup, pictures = make_clip(*SIZE, pictures=12, codec="h265")
        one.send_codec(setup, *SIZE)
        for key, units in pictures:
            one.send_picture(units, key)
        kind, _, _, payload = lane.read_frame()
        self.assertEqual((kind, json.loads(payload)["codec"]), (CAPS, "h265"))
        kind, flags, _, payload = lane.read_frame()
        self.assertEqual((kind, flags & KEY_FRAME, payload[:5]), (VIDEO, KEY_FRAME, b"\0\0\0\1\x40"))
        kiosk.wait_room(lambda room: next((s for s in room["shares"].values() if s["codec"] == "h265"), None), what="it")


class HostDeathTest(StreamCase):
    BESIDE = {"example": {"trusted": True}}

    def test_when_the_host_dies_its_senders_are_back_and_nobody_else_notices(self):
        names = ["Ada", "Bob", "Eve"]
        senders = [self.mirrors(name=name) for name in names]
        self.wait_share(4)
        pattern = next(key for key, one in self.room()["shares"].items() if one["name"] == "Test pattern")
        host = self.plugin("airplay")["pid"]
        killed = time.monotonic()
        os.kill(host, signal.SIGKILL)
        self.wait_people("Test pattern")
        self.assertEqual(list(self.room()["shares"]), [pattern])
        for one, name in zip(senders, names):
            self.comes_back(one, name)
        self.wait_share(4)
        # Nobody is held to it here: the bench `recovery` is.
        print(f"all three are back {time.monotonic() - killed:.1f} s after the host was killed", file=sys.stderr)
        self.assertIn(pattern, self.room()["shares"])
        self.assertEqual(self.people(), sorted(names + ["Test pattern"]))

    def comes_back(self, one, name):
        def again():
            try:
                new = self.sender(identity=one.identity, name=name)
                new.verify()
                if new.set_up_session().status != 200:
                    return None
                new.set_up_mirror()
                self.shows(new)
                return new
            except (ConnectionError, OSError):
                return None

        return wait_until(again, PATIENCE, f"{name} to be back")


if __name__ == "__main__":
    unittest.main(verbosity=2)
