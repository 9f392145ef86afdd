#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""AirPlay's legacy mode and key providers at a real tesserad. The key program is made up (tests/support/airplay_keys), and
so is what the sender wraps; pairing and streams are as devices do them."""

import json
import os
import shutil
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]

# pylint: disable=wrong-import-position
from airplay_keys import program
from airplay_sender import pairing
from airplay_sender.clip import make_clip
from airplay_sender.legacy import WrappedSender, WrappedSound
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from support.airplay_case import SIZE, AirplayBox, AirplayCase
from support.kiosk_client import AUDIO, CAPS, KEY_FRAME, VIDEO
from support.processes import PATIENCE, wait_until

FAIRPLAY, OLD_PAIRING, HOMEKIT = 14, 27, (38, 43, 46, 48)
FRAMES = [b"frame %02d, in some blocks and a rest" % n for n in range(40)]


class LegacyTest(AirplayCase):
    def setUp(self):
        """Each test starts its own box."""

    def start(self, mode="legacy", keys="answers", says="plugin airplay", meeting=None, **options):
        """`keys`: name of the key program, by which it behaves; None for none. `says`: a line of the log."""
        options = {"mode": mode, **options}
        self.box = AirplayBox(meeting or {}, options, {})
        self.addCleanup(self.box.stop)
        if keys:
            # Where its user can read it; as a copy, for the name says how it behaves.
            path = os.path.join(self.box.folder, keys)
            shutil.copyfile(program.__file__, path)
            os.chmod(path, 0o755)
            self.box.settings["plugins"]["airplay"] = {
                "key_provider": "exec", "key_provider_program": path,
                "key_provider_user": "nobody" if os.geteuid() == 0 else "",
                **self.box.settings["plugins"]["airplay"]}
        self.box.start()
        self.box.daemon.wait_for_line(says, PATIENCE)
        self.admin = self.box.admin()
        self.addCleanup(self.admin.close)

    def people(self):
        return [one["name"] for one in self.room()["participants"].values()]

    def sender(self, **how):
        one = WrappedSender("127.0.0.1", self.box.airplay, **how)
        self.addCleanup(one.close)
        return one

    def wait_features(self, bit):
        """The key program has said what it can."""
        wait_until(lambda: self.sender().info()["features"] >> bit & 1, PATIENCE, f"feature {bit}")

    def paired(self, **how):
        one = self.sender(**how)
        one.pair_pin(self.box.pin())
        one.verify_raw()
        return one

    def check_pictures(self, one):
        """From its SETUP to the lane."""
        kiosk, channel = self.display()
        avcc, pictures = make_clip(*SIZE, pictures=40)
        self.assertEqual(one.set_up_session().status, 200)
        one.set_up_mirror()
        one.record()
        kiosk.wait_room(lambda room: room["shares"], what="its share")
        lane = self.lane(channel)
        one.send_codec(avcc, *SIZE)
        for key, units in pictures:
            one.send_picture(units, key)
        kind, _, _, payload = lane.read_frame()
        self.assertEqual((kind, json.loads(payload)["codec"]), (CAPS, "h264"))
        for at, (key, units) in enumerate(pictures[:10]):
            kind, flags, _, payload = lane.read_frame()
            self.assertEqual((kind, bool(flags & KEY_FRAME)), (VIDEO, key), f"picture {at}")
            # The last NAL unit as it was sent: every byte of the key stream was the right one.
            self.assertTrue(payload.endswith(last_unit(units)), f"picture {at} is another one")

    def test_a_device_with_the_pin_shows_its_screen(self):
        self.start()
        info = self.sender().info()
        self.assertEqual([bit for bit in (FAIRPLAY, OLD_PAIRING, *HOMEKIT) if info["features"] >> bit & 1],
                         [FAIRPLAY, OLD_PAIRING])
        one = self.paired()
        m2, m4 = one.fp_setup()
        self.assertEqual((len(m2), len(m4)), (142, 32))
        self.check_pictures(one)
        self.assertEqual(self.people(), ["Ada's iPhone"])
        one.tear_down()
        wait_until(lambda: not self.room()["participants"], PATIENCE, "its end")
        again = self.sender(identity=one.identity)
        again.verify_raw()
        self.assertEqual(again.set_up_session().status, 200, "back in the same meeting without the PIN")

    def test_sound_comes_in_the_old_cipher(self):
        self.start()
        _, channel = self.display()
        one = self.paired()
        one.fp_setup()
        self.assertEqual(one.set_up_session(mirroring=False).status, 200)
        sound = WrappedSound(one)
        self.addCleanup(sound.close)
        self.assertEqual(sound.answer.status, 200)
        lane = self.lane(channel)
        wait_until(lambda: one.clock.asked, PATIENCE, "a question about the time")
        sound.send_live(FRAMES)
        heard = []
        while len(heard) < 10:
            kind, _, _, payload = lane.read_frame()
            if kind == AUDIO:
                heard.append(payload)
        self.assertLessEqual(set(heard), set(FRAMES))

    def test_without_a_pin_the_raw_pairing_is_enough(self):
        self.start(meeting={"pin_policy": "off"})
        one = self.sender()
        one.pair_raw()
        one.verify_raw()
        one.fp_setup()
        self.check_pictures(one)

    def test_where_a_pin_is_asked_for_nobody_is_in_without(self):
        self.start()
        one = self.sender()
        self.assertEqual(one.set_up_session().status, 470)
        one.pair_raw()
        with self.assertRaises(pairing.Refused) as refused:
            one.verify_raw()
        self.assertEqual(refused.exception.code, 470, "a key that is easily made proves no PIN")
        self.assertEqual(one.set_up_session().status, 470)
        with self.assertRaises(pairing.Refused) as refused:
            one.fp_setup()
        self.assertEqual(refused.exception.code, 470, "the key program is not there for strangers")
        self.assertEqual(self.room()["participants"], {})

    def test_wrong_pins_are_refused_and_slowed_down(self):
        self.start()
        wrong = "0000" if self.box.pin() != "0000" else "1111"
        for _ in range(6):
            one = self.sender()
            with self.assertRaises(pairing.Refused) as refused:
                one.pair_pin(wrong)
            self.assertEqual(refused.exception.code, 470)
        # The brake is the meeting's: now not even the right one is looked at.
        with self.assertRaises(pairing.Refused):
            self.sender().pair_pin(self.box.pin())
        self.assertEqual(self.room()["participants"], {})

    def test_a_stolen_key_is_refused(self):
        self.start()
        first = self.paired()
        first.close()
        thief = self.sender(identity=first.identity)
        with self.assertRaises(pairing.Refused) as refused:
            thief.verify_raw(key=Ed25519PrivateKey.generate())
        self.assertEqual(refused.exception.code, 470)
        self.assertEqual(thief.set_up_session().status, 470)

    def test_another_meeting_asks_for_its_pin(self):
        self.start()
        first = self.paired()
        self.assertEqual(first.set_up_session().status, 200)
        self.admin.call("meeting.end")
        again = self.sender(identity=first.identity)
        again.verify_raw()
        self.assertEqual(again.set_up_session().status, 403, "the PIN of yesterday")
        last = self.sender(identity=first.identity)
        with self.assertRaises(pairing.Refused):
            last.verify_raw()

    def test_keys_that_are_none_are_refused_and_a_stream_without_is_too(self):
        self.start()
        bare = self.paired()
        self.assertEqual(bare.set_up_session().status, 200)
        with self.assertRaises(pairing.Refused) as refused:
            bare.set_up_mirror()
        self.assertEqual(refused.exception.code, 400, "no key, no pictures")
        for forged in ({"ekey": b"FPLY"}, {"ekey": b"none at all"}, {"eiv": b"short"}, {"ekey": b"FPLY" * 1000}):
            one = self.paired()
            one.fp_setup()
            one.forge_keys(**forged)
            self.assertEqual(one.set_up_session().status, 400)
            self.assertFalse(self.room()["shares"])

    def test_keys_that_come_again_with_the_second_setup(self):
        """Debian's UxPlay starts a second clock then."""
        self.start()
        one = self.paired()
        one.fp_setup()
        first = one.set_up_session()
        self.assertEqual(first.status, 200)
        again = one.set_up_session()
        self.assertEqual(again.status, 200)
        port = first.plist()["timingPort"]
        self.assertTrue(port)
        self.assertEqual(again.plist()["timingPort"], port, "one clock")
        self.check_pictures(one)  # its SETUPs carry them once more
        self.assertEqual(self.people(), ["Ada's iPhone"])
        wait_until(lambda: one.clock.asked, PATIENCE, "a question about the time")

    def test_the_program_may_die_and_others_come_in_later(self):
        self.start(keys="dies_at_unwrap")
        one = self.paired()
        one.fp_setup()
        self.assertEqual(one.set_up_session().status, 503)
        self.box.daemon.wait_for_line("the key program says: it is all too much", PATIENCE)
        self.box.daemon.wait_for_line("it ended with code 3", PATIENCE)
        other = self.paired(name="Bob's Mac")

        def answered():
            try:
                other.fp_setup()
                return True
            except pairing.Refused:
                return False
        wait_until(answered, PATIENCE, "the program's next life")

    def test_the_mode_does_not_start_without_one_who_unwraps(self):
        for keys, why in ((None, "the one that is set up does not"), ("answers_only", "the one that is set up does not"),
                          ("dies_at_once", "The key program")):
            with self.subTest(keys=keys):
                self.start(keys=keys, says=f"plugins.airplay.mode is legacy, .*{why}")
                with self.assertRaises(OSError):
                    self.sender()
                self.box.stop()

    def test_what_is_set_up_wrongly_keeps_the_door_shut_and_says_why(self):
        faults = [({"features": "0x5A7FFEE6"}, "has none of the bits 38"),
                  ({"features": "5A7F"}, "is no mask of 0x"),
                  ({"admins": ["Ada's iPhone"]}, "is no name of a key"),
                  ({"key_provider_program": ""}, "name the program in plugins.airplay.key_provider_program"),
                  ({"key_provider_program": "/nowhere/keys"}, "/nowhere/keys")]
        if os.geteuid() == 0:
            faults.append(({"key_provider_user": ""}, "A key program is not run as root"))
        for options, why in faults:
            with self.subTest(options=options):
                self.start(mode="homekit", says=why, **options)
                self.box.stop()

    def test_homekit_with_a_provider_answers_handshakes_and_opens_a_wrapped_key(self):
        self.start(mode="homekit")
        self.wait_features(FAIRPLAY)
        one = self.sender()
        one.pair(self.box.pin())
        one.verify()
        m2, m4 = one.fp_setup()
        self.assertEqual((m2[:7], m4[:7]), (b"FPLY\x03\1\2", b"FPLY\x03\1\4"))
        self.assertEqual(one.link.request("POST", "/fp-setup2", b"x", "application/octet-stream").status, 421)
        with self.assertRaises(pairing.Refused) as refused:
            one.fp_setup(version=2)
        self.assertEqual(refused.exception.code, 421, "a version that the program does not know")
        self.check_pictures(one)

    def test_homekit_without_a_provider_refuses_wrapped_keys_and_says_why(self):
        self.start(mode="homekit", keys=None)
        one = self.sender()
        self.assertEqual(one.info()["features"] >> FAIRPLAY & 1, 0)
        one.pair(self.box.pin())
        one.verify()
        with self.assertRaises(pairing.Refused) as refused:
            one.fp_setup()
        self.assertEqual(refused.exception.code, 404)
        one.forge_keys(ekey=program.wrap(b"x" * 164, bytes(16)), eiv=bytes(16))
        self.assertEqual(one.set_up_session().status, 403)
        self.box.daemon.wait_for_line("there is no key provider that opens them", PATIENCE)
        self.assertEqual(self.room()["participants"], {})

    def test_pairings_of_others_are_the_admins_business(self):
        host = pairing.Identity()
        self.start(mode="homekit", keys=None, admins=[host.key_name()])

        def live(identity):
            one = self.sender(identity=identity)
            if not identity.receiver:
                one.pair(self.box.pin())
            one.verify()
            return one

        def ask(one, path, *items):
            return pairing.read_tlv(one.post(path, pairing.tlv((pairing.STATE, 1), *items)))

        def speak(identity, path, *items):
            return ask(live(identity), path, *items)
        guest = pairing.Identity()
        for path in ("/pair-list", "/pair-add", "/pair-remove"):
            with self.assertRaises(pairing.Refused) as refused:
                speak(guest, path, (pairing.IDENTIFIER, host.id))
            self.assertEqual(refused.exception.code, 2)
        self.assertEqual(speak(host, "/pair-list")[pairing.STATE], b"\2")
        speak(host, "/pair-remove", (pairing.IDENTIFIER, guest.id))
        with self.assertRaises(pairing.Refused):
            self.sender(identity=guest).verify()
        self.box.daemon.wait_for_line(host.key_name(), PATIENCE)  # where an admin reads it

        # Who types the PIN may call itself as the admin does, and is not the admin for that.
        thief = pairing.Identity()
        thief.id = host.id
        before = live(host)
        with self.assertRaises(pairing.Refused) as refused:
            speak(thief, "/pair-list")
        self.assertEqual(refused.exception.code, 2)
        with self.assertRaises(ConnectionError):
            ask(before, "/pair-list")
        # And what the thief holds ends when the admin pairs again under its own name.
        held, host.receiver = live(thief), None
        self.assertEqual(speak(host, "/pair-list")[pairing.STATE], b"\2")
        with self.assertRaises(ConnectionError):
            ask(held, "/pair-list")


def last_unit(units):
    while True:
        size = int.from_bytes(units[:4], "big")
        if len(units) == 4 + size:
            return units[4:]
        units = units[4 + size:]


if __name__ == "__main__":
    unittest.main(verbosity=2)
