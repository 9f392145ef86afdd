#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""AirPlay at a real tesserad, in a host process of its own: pairing, admission, pictures on a real kiosk, and who
is refused. The sender is our own (tests/support/airplay_sender), written from the protocol's description."""

import json
import os
import plistlib
import signal
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]

# pylint: disable=wrong-import-position
from airplay_sender import pairing
from airplay_sender.sender import Link
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from airplay_sender.clip import make_clip
from support.airplay_case import SIZE, AirplayCase
from support.kiosk_client import CAPS, KEY_FRAME, VIDEO, KioskClient
from support.processes import PATIENCE, wait_until

PIN_REQUIRED = 0x8  # of its status flags


class AirplayTest(AirplayCase):
    def test_what_it_says_of_itself_follows_the_room(self):
        one = self.sender()
        info = one.info()
        self.assertEqual(info["name"], "Test room")
        self.assertEqual(info["statusFlags"] & PIN_REQUIRED, PIN_REQUIRED)
        self.assertEqual(info["features"] >> 14 & 1, 0, "nothing of FairPlay's is promised")
        self.box.settings["room"]["name"] = "Bergen"
        self.box.settings["meeting"]["pin_policy"] = "off"
        self.box.write_config()
        self.box.daemon.signal(signal.SIGHUP)
        wait_until(lambda: one.info()["name"] == "Bergen" and not one.info()["statusFlags"] & PIN_REQUIRED, PATIENCE,
                   "the new name, and no PIN any more")
        # Name and PIN as they are now hold for those who come, too.
        one.pair_transient()
        self.assertEqual(one.set_up_session().status, 200)

    def test_who_types_the_pin_is_in_and_comes_back_without_it(self):
        first = self.paired()
        self.assertEqual(first.set_up_session().status, 200)
        people = [one["name"] for one in self.room()["participants"].values()]
        self.assertEqual(people, ["Ada's iPhone"])
        self.assertEqual(first.tear_down().status, 200)
        wait_until(lambda: not self.room()["participants"], PATIENCE, "its end")
        again = self.sender(identity=first.identity)
        again.verify()
        self.assertEqual(again.set_up_session().status, 200)

    def test_the_display_shows_the_code_while_it_is_typed(self):
        kiosk = KioskClient(self.box)
        self.addCleanup(kiosk.close)
        one = self.sender(name="Bob's Mac")
        self.assertEqual(one.link.request("POST", "/pair-pin-start", headers=["X-Apple-Client-Name: Bob's Mac"]).status,
                         200)
        prompt = kiosk.wait_room(lambda room: room.get("pin_prompt"), what="the code")
        self.assertEqual(prompt, {"door": "airplay", "name": "Bob's Mac", "pin": self.box.pin()})
        one.pair(self.box.pin())
        one.verify()
        one.set_up_session()
        kiosk.wait_room(lambda room: "pin_prompt" not in room, what="the code's end")

    def test_pictures_come_into_the_lane_and_end_with_the_sender(self):
        kiosk = KioskClient(self.box)
        self.addCleanup(kiosk.close)
        kiosk.ready()
        avcc, pictures = make_clip(*SIZE, pictures=40)
        one = self.paired()
        self.assertEqual(one.set_up_session().status, 200)
        one.set_up_mirror()
        one.record()
        kiosk.wait_room(lambda room: room["shares"], what="its share")
        channel = kiosk.lanes()
        self.addCleanup(channel.close)
        _, lane = channel.take()
        self.addCleanup(lane.close)
        one.send_codec(avcc, *SIZE)
        for key, units in pictures:
            one.send_picture(units, key)
        kind, _, _, payload = lane.read_frame()
        self.assertEqual((kind, json.loads(payload)["codec"]), (CAPS, "h264"))
        kind, flags, _, payload = lane.read_frame()
        self.assertEqual((kind, flags & KEY_FRAME), (VIDEO, KEY_FRAME))
        self.assertEqual(payload[:5], b"\0\0\0\1\x67", "Annex B, parameter sets first")
        about = kiosk.wait_room(lambda room: next((s for s in room["shares"].values() if s["width"]), None), what="size")
        self.assertEqual((about["name"], about["kind"], about["codec"], about["width"], about["height"]),
                         ("Ada's iPhone", "screen", "h264", *SIZE))
        one.close()
        kiosk.wait_room(lambda room: not room["shares"] and not room["participants"], what="its end")

    def test_a_display_that_comes_after_the_only_key_frame_begins_with_it(self):
        # Devices send one at the start and at a change, and nobody can ask them for another.
        avcc, pictures = make_clip(*SIZE, pictures=20)
        one = self.paired()
        one.set_up_session()
        one.set_up_mirror()
        one.send_codec(avcc, *SIZE)
        for key, units in pictures:
            one.send_picture(units, key)
        self.wait_share()
        _, channel = self.display()
        lane = self.lane(channel)
        kinds = [lane.read_frame()[:2] for _ in range(1 + len(pictures))]
        self.assertEqual([kind for kind, _ in kinds], [CAPS] + [VIDEO] * len(pictures))
        self.assertEqual([flags & KEY_FRAME for _, flags in kinds], [0, KEY_FRAME] + [0] * (len(pictures) - 1))

    def test_a_picture_that_does_not_open_ends_this_sender_and_no_other(self):
        avcc, pictures = make_clip(*SIZE, pictures=10)
        good, bad = self.paired(), self.paired(name="Eve")
        for one in (good, bad):
            one.set_up_session()
            one.set_up_mirror()
            one.send_codec(avcc, *SIZE)
        bad.send_raw(bytes(128)[:0] + bad._header(40, 0) + b"x" * 40)  # pylint: disable=protected-access
        wait_until(lambda: len(self.room()["participants"]) == 1, PATIENCE, "the end of the bad one")
        for key, units in pictures:
            good.send_picture(units, key)
        self.wait_share()

    def test_wrong_pins_are_slowed_down_and_a_right_one_is_in_later(self):
        codes = []
        for _ in range(6):
            with self.assertRaises(pairing.Refused) as refused:
                self.sender().pair("0000" if self.box.pin() != "0000" else "1111")
            codes.append(refused.exception.code)
        self.assertEqual(codes[:4], [2] * 4)
        self.assertIn(3, codes[4:], "back-off after five")

    def test_a_stolen_identity_is_refused(self):
        first = self.paired()
        first.close()
        thief = self.sender(identity=first.identity)
        with self.assertRaises(pairing.Refused) as refused:
            thief.verify(key=Ed25519PrivateKey.generate())
        self.assertEqual(refused.exception.code, 2)

    def test_what_is_said_in_clear_behind_the_pairing_counts_for_nobody(self):
        one = self.sender()
        one.pair(self.box.pin())
        setup = (f"SETUP {one.session} RTSP/1.0\r\nCSeq: 99\r\nContent-Length: 0\r\n\r\n").encode()
        send = one.link.send_bytes
        # Behind V3, in the same packet, as somebody on the way would put it.
        one.link.send_bytes = lambda data: send(data + (setup if b"/pair-verify" in data and b"\x06\x01\x03" in data else b""))
        one.verify()
        with self.assertRaises((ConnectionError, OSError)):
            one.set_up_session()
        self.assertEqual(self.room()["participants"], {})

    def test_who_goes_while_it_is_let_in_leaves_nobody_behind(self):
        one = self.paired()
        body = plistlib.dumps({"name": "Ghost", "timingProtocol": "NTP", "timingPort": one.clock.port},
                              fmt=plistlib.FMT_BINARY)
        head = f"SETUP {one.session} RTSP/1.0\r\nCSeq: 9\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        one.link.send_bytes(head + body)
        one.close()
        self.assertEqual(self.sender().info()["name"], "Test room")  # the plugin has had its turn
        wait_until(lambda: not self.room()["participants"], PATIENCE, "nobody left behind")

    def test_nothing_is_to_be_had_before_pairing(self):
        one = self.sender()
        self.assertEqual(one.set_up_session().status, 470)
        self.assertEqual(one.record().status, 470)
        with self.assertRaises(pairing.Refused) as refused:
            one.pair_transient()
        self.assertEqual(refused.exception.code, 2, "a PIN is asked for")
        self.assertEqual(self.room()["participants"], {})

    def test_a_get_parameter_without_a_type_ends_nobody(self):
        link = Link("127.0.0.1", self.box.airplay)
        self.addCleanup(link.close)
        self.assertEqual(link.request("GET_PARAMETER", "rtsp://127.0.0.1/1").status, 470)
        self.assertEqual(link.request("GET", "/info").status, 200)

    def test_the_admin_removes_a_pairing_and_what_it_shows(self):
        first, other = self.paired(), self.paired(name="Bob's Mac")
        for one in (first, other):
            one.set_up_session()
        listed = {one["name"]: one for one in self.admin.call("devices.list")["devices"]}
        self.assertEqual(set(listed), {"Ada's iPhone", "Bob's Mac"})
        ada = listed["Ada's iPhone"]
        self.assertEqual(ada["door"], "airplay")
        self.assertLessEqual(0, ada["last_seen"] - ada["since"])
        self.admin.call("devices.forget", device=ada["id"])
        wait_until(lambda: [one["name"] for one in self.room()["participants"].values()] == ["Bob's Mac"], PATIENCE,
                   "the end of the one, and of no other")
        self.assertEqual([one["name"] for one in self.admin.call("devices.list")["devices"]], ["Bob's Mac"])
        again = self.sender(identity=first.identity)
        with self.assertRaises(pairing.Refused):
            again.verify()
        stranger = self.sender(identity=first.identity)
        stranger.pair(self.box.pin())
        stranger.verify()
        self.assertEqual(stranger.set_up_session().status, 200)

    def test_another_meeting_asks_for_its_pin(self):
        first = self.paired()
        first.set_up_session()
        self.admin.call("meeting.end")
        again = self.sender(identity=first.identity)
        again.verify()
        self.assertEqual(again.set_up_session().status, 403)
        last = self.sender(identity=first.identity)
        with self.assertRaises(pairing.Refused):
            last.verify()


if __name__ == "__main__":
    unittest.main(verbosity=2)
