#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""Whom the meeting lets in by AirPlay: the lobby, a removal that holds by the pairing, and a code of the device's own
where the PIN is too long for one."""

import concurrent.futures
import os
import socket
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]

# pylint: disable=wrong-import-position
from airplay_sender import pairing
from airplay_sender.clip import make_clip
from support.airplay_case import SIZE, AirplayCase
from support.kiosk_client import CAPS, KEY_FRAME, VIDEO, KioskClient
from support.processes import PATIENCE, wait_until

PIN_REQUIRED = 0x8  # of its status flags


class AdmissionCase(AirplayCase):
    def people(self):
        return {one["name"]: (who, one["state"]) for who, one in self.room()["participants"].items()}

    def returns(self, first, name):
        """The same device, with its pairing, under another name."""
        one = self.sender(name=name, identity=first.identity)
        one.verify()
        return one


class KnockingCase(AdmissionCase):
    def setUp(self):
        super().setUp()
        self.threads = concurrent.futures.ThreadPoolExecutor()
        self.addCleanup(self.threads.shutdown, wait=False)

    def knocks(self, name):
        """(a device, what its SETUP will be answered with, the participant that waits)"""
        one = self.paired(name=name)
        one.link.socket.settimeout(PATIENCE)
        answer = self.threads.submit(one.set_up_session)
        who, state = wait_until(lambda: self.people().get(name), PATIENCE, f"{name} in the lobby")
        self.assertEqual(state, "lobby")
        return one, answer, who


class LobbyTest(KnockingCase):
    MEETING = {"lobby": "everyone"}

    def test_a_setup_waits_until_somebody_lets_the_device_in(self):
        kiosk, channel = self.display()
        (ada, hers, of_ada), (_, his, of_bob) = self.knocks("Ada's iPhone"), self.knocks("Bob's Mac")
        self.assertFalse(hers.done() or his.done())
        self.assertFalse(self.room()["shares"])
        kiosk.call("lobby.accept", participant=of_ada)
        self.assertEqual(hers.result(PATIENCE).status, 200)
        ada.set_up_mirror()
        kiosk.wait_room(lambda room: room["shares"], what="its share")
        lane = self.lane(channel)
        avcc, pictures = make_clip(*SIZE, pictures=4)
        ada.send_codec(avcc, *SIZE)
        for key, units in pictures:
            ada.send_picture(units, key)
        self.assertEqual(lane.read_frame()[0], CAPS)
        kind, flags, _, _ = lane.read_frame()
        self.assertEqual((kind, flags & KEY_FRAME), (VIDEO, KEY_FRAME))
        self.assertFalse(his.done(), "the other one waits on")
        self.assertEqual(self.people(), {"Ada's iPhone": (of_ada, "present"), "Bob's Mac": (of_bob, "lobby")})
        self.admin.call("lobby.accept", participant=of_bob)
        self.assertEqual(his.result(PATIENCE).status, 200)

    def test_who_is_not_let_in_hears_it(self):
        eve, answer, who = self.knocks("Eve")
        self.admin.call("lobby.refuse", participant=who)
        self.assertEqual(answer.result(PATIENCE).status, 403)
        wait_until(lambda: not self.people(), PATIENCE, "an empty lobby")
        # Nor does it ring again at once, by another name.
        self.assertEqual(self.returns(eve, "Mallory").set_up_session().status, 403)
        self.assertEqual(self.people(), {})

    def test_who_goes_while_it_waits_is_gone(self):
        one, answer, _ = self.knocks("Ada's iPhone")
        one.link.socket.shutdown(socket.SHUT_RDWR)
        wait_until(lambda: not self.people(), PATIENCE, "an empty lobby")
        self.assertIsInstance(answer.exception(PATIENCE), OSError)


class StrangersTest(KnockingCase):
    """Who was in before passes the lobby."""

    MEETING = {"lobby": "strangers"}

    def in_once(self):
        one, answer, who = self.knocks("Ada's iPhone")
        self.admin.call("lobby.accept", participant=who)
        self.assertEqual(answer.result(PATIENCE).status, 200)
        one.tear_down()
        wait_until(lambda: not self.people(), PATIENCE, "its end")
        return one

    def test_another_key_under_a_known_id_waits(self):
        ada = self.in_once()
        self.assertEqual(self.returns(ada, "Ada's iPhone").set_up_session().status, 200)
        eve = pairing.Identity()
        eve.id = ada.identity.id
        one = self.sender(name="Eve", identity=eve)
        one.pair(self.box.pin())
        one.verify()
        self.threads.submit(one.set_up_session)
        wait_until(lambda: self.people().get("Eve", ("", ""))[1] == "lobby", PATIENCE, "Eve in the lobby")

    def test_a_device_that_the_admin_has_removed_waits_again(self):
        ada = self.in_once()
        (device,) = self.admin.call("devices.list")["devices"]
        self.admin.call("devices.forget", device=device["id"])
        one = self.sender(name="Ada's iPhone", identity=ada.identity)
        one.pair(self.box.pin())
        one.verify()
        self.threads.submit(one.set_up_session)
        wait_until(lambda: self.people().get("Ada's iPhone", ("", ""))[1] == "lobby", PATIENCE, "the lobby")


class RemovalTest(AdmissionCase):
    def test_a_removal_holds_by_the_pairing_whatever_the_name(self):
        eve = self.paired(name="Eve")
        self.assertEqual(eve.set_up_session().status, 200)
        (who, _), = self.people().values()
        self.admin.call("participant.remove", participant=who, term="minutes", minutes=5)
        wait_until(lambda: not self.people(), PATIENCE, "its end")
        with self.assertRaises((ConnectionError, OSError)):
            eve.feedback()
        self.assertEqual(self.returns(eve, "Mallory").set_up_session().status, 403)
        anew = self.sender(name="Mallory", identity=eve.identity)
        anew.pair(self.box.pin())  # to know the PIN does not help
        anew.verify()
        self.assertEqual(anew.set_up_session().status, 403)
        self.assertEqual(self.people(), {})
        self.assertEqual(self.paired(name="Bob's Mac").set_up_session().status, 200)
        self.assertEqual(list(self.people()), ["Bob's Mac"])
        (block,) = self.admin.call("blocks.list")["blocks"]
        self.admin.call("blocks.undo", block=block)
        self.assertEqual(self.returns(eve, "Mallory").set_up_session().status, 200)

    def test_it_holds_by_the_name_too(self):
        eve = self.paired(name="Eve")
        self.assertEqual(eve.set_up_session().status, 200)
        (who, _), = self.people().values()
        self.admin.call("participant.remove", participant=who, term="minutes", minutes=5)
        self.assertEqual(self.paired(name="eve").set_up_session().status, 403)
        self.assertEqual(self.people(), {})


class LongPinTest(AdmissionCase):
    """Devices ask for four digits: such a PIN cannot be typed on them."""

    MEETING = {"pin_digits": 6}

    @staticmethod
    def prompt(kiosk, name):
        return kiosk.wait_room(lambda room: (shown := room.get("pin_prompt")) and shown["name"] == name and shown,
                               what=f"the code for {name}")

    def test_a_device_pairs_by_a_code_of_its_own_and_not_by_the_meetings_pin(self):
        kiosk = KioskClient(self.box)
        self.addCleanup(kiosk.close)
        self.assertRegex(self.box.pin(), r"^\d{6}$")
        with self.assertRaises(pairing.Refused) as refused:
            self.sender(name="Eve").pair(self.box.pin())
        self.assertEqual(refused.exception.code, 2)
        self.prompt(kiosk, "Eve")
        one = self.sender(name="Bob's Mac")
        self.assertEqual(one.link.request("POST", "/pair-pin-start", headers=["X-Apple-Client-Name: Bob's Mac"]).status,
                         200)
        prompt = self.prompt(kiosk, "Bob's Mac")
        self.assertEqual(prompt["door"], "airplay")
        self.assertRegex(prompt["pin"], r"^\d{4}$")
        one.pair(prompt["pin"])
        one.verify()
        self.assertEqual(one.set_up_session().status, 200)
        self.assertEqual(list(self.people()), ["Bob's Mac"])
        kiosk.wait_room(lambda room: "pin_prompt" not in room, what="the code's end")

    def test_its_next_connections_come_in_by_that_code(self):
        kiosk = KioskClient(self.box)
        self.addCleanup(kiosk.close)
        one = self.sender(name="Bob's Mac")
        one.link.request("POST", "/pair-pin-start", headers=["X-Apple-Client-Name: Bob's Mac"])
        one.pair(self.prompt(kiosk, "Bob's Mac")["pin"])
        one.close()
        for _ in range(2):  # to come in, and to come back
            again = self.returns(one, "Bob's Mac")
            self.assertEqual(again.set_up_session().status, 200)
            again.tear_down()
            wait_until(lambda: not self.people(), PATIENCE, "its end")


class Typed:
    """What is typed into a device: it is asked for behind the box's question, and before the proof goes out.
    `meanwhile()`: what happens until then."""

    def __init__(self, pin, meanwhile):
        self._pin, self._meanwhile = pin, meanwhile

    def encode(self):
        new = self._meanwhile()
        return (self._pin or new).encode()


class ChangeTest(AdmissionCase):
    """The admin changes the PIN, or whether there is one, between the messages of a device's pairing."""

    def policy(self, what):
        self.admin.call("settings.set", values={"meeting.pin_policy": what})
        asked = what != "off"
        wait_until(lambda: bool(self.sender().info()["statusFlags"] & PIN_REQUIRED) == asked, PATIENCE, "the new policy")

    def renewed(self):
        before = self.box.pin()
        while self.box.pin() == before:
            self.admin.call("pin.new")
        return self.box.pin()

    def refused(self, code, work, *args):
        with self.assertRaises(pairing.Refused) as refused:
            work(*args)
        self.assertEqual(refused.exception.code, code)

    def comes_in(self, one, pin):
        one.pair(pin)
        one.verify()
        self.assertEqual(one.set_up_session().status, 200)
        self.assertEqual(list(self.people()), [one.name])

    def stays_out(self, one):
        """It is told so, its link ends, and the box does not know it any more."""
        self.assertEqual(one.set_up_session().status, 403)
        with self.assertRaises((ConnectionError, OSError)):
            one.feedback()
        self.assertEqual(self.people(), {})
        self.refused(2, self.returns, one, one.name)

    def test_by_the_former_pin_nobody_comes_in(self):
        one = self.sender()
        one.pair(Typed(self.box.pin(), self.renewed))
        one.verify()
        self.stays_out(one)
        self.comes_in(self.sender(identity=one.identity), self.box.pin())

    def test_who_types_the_new_pin_into_a_run_of_the_former_one_types_it_again(self):
        one = self.sender()
        self.refused(2, one.pair, Typed(None, self.renewed))
        self.comes_in(one, self.box.pin())

    def test_a_pin_that_comes_is_asked_of_who_was_pairing_without(self):
        def pairs(one, how):
            typed = Typed("3939", lambda: self.policy("meeting"))
            if how == "once":
                return one.pair_transient(typed)
            one.pair(typed)
            return one.verify()

        for how in ("once", "to come back"):
            with self.subTest(how):
                self.policy("off")
                one = self.sender()
                pairs(one, how)
                self.stays_out(one)
                again = self.sender(identity=one.identity)
                self.refused(2, again.pair_transient)
                self.comes_in(again, self.box.pin())
                again.tear_down()
                wait_until(lambda: not self.people(), PATIENCE, "its end")

    def test_a_pin_that_goes_keeps_nobody_out(self):
        self.comes_in(self.sender(), Typed(self.box.pin(), lambda: self.policy("off")))
        other = self.sender(name="Bob's Mac")
        other.pair_transient()
        self.assertEqual(other.set_up_session().status, 200)

    def test_who_takes_a_known_id_while_there_is_no_pin_has_not_proven_it(self):
        def asks_for(pin):
            self.policy("fixed")
            self.admin.call("pin.set", pin=pin)

        asks_for("4821")
        ada = self.sender()
        self.comes_in(ada, "4821")
        ada.tear_down()
        wait_until(lambda: not self.people(), PATIENCE, "its end")
        self.policy("off")
        eve = pairing.Identity()
        eve.id = ada.identity.id
        self.sender(name="Eve", identity=eve).pair("3939")
        asks_for("4821")
        self.stays_out(self.returns(self.sender(identity=eve), "Eve"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
