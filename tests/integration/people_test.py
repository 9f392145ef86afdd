#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""Who may come in, who is a host, what people write, and the end of a meeting: pages against a real tesserad."""

import os
import stat
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import offers
from support.box import Box
from support.json_rpc_socket import RpcError
from support.page_client import PageClient

WORDS = "the plan for the harbour crane"


class PeopleTest(unittest.TestCase):
    def start(self, **meeting):
        self.box = Box({"meeting": meeting}).start()
        self.addCleanup(self.box.stop)
        return self.box

    def page(self):
        page = PageClient(self.box)
        self.addCleanup(page.close)
        return page

    def joined(self, name="Ada", device=None):
        page = self.page()
        page.join(name, self.box.pin(), device)
        return page

    def admin(self, method, **params):
        with self.box.admin() as admin:
            return admin.call(method, **params)

    def assert_refused(self, name, call, *args, **params):
        with self.assertRaises(RpcError) as refused:
            call(*args, **params)
        self.assertEqual(refused.exception.name, name)
        return refused.exception

    def state_of(self, page):
        return self.admin("room.get")["room"]["participants"][page.participant]["state"]

    def kept(self):
        """All that stands in the box's log and state folder."""
        text = self.box.daemon.output()
        for folder, _, names in os.walk(self.box.state_folder):
            for name in names:
                with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                    text += file.read()
        return text


class LobbyTest(PeopleTest):
    def test_one_who_waits_sees_nothing_until_somebody_lets_them_in(self):
        self.start(lobby="everyone")
        page = self.page()
        answer = page.join("Ada", self.box.pin())
        self.assertEqual(answer["state"], "lobby")
        self.assertNotIn("room", answer)
        self.assertEqual(self.state_of(page), "lobby")
        for method, params in (("room.get", {}), ("chat.send", {"text": "hello"}), ("hand.raise", {"raised": True})):
            self.assert_refused("unauthenticated", page.call, method, **params)
        self.admin("lobby.accept", participant=page.participant)
        accepted = page.wait_event("lobby.accepted")
        self.assertIn(page.participant, accepted["room"]["participants"])
        page.call("chat.send", text="hello")
        self.admin("lobby.accept", participant=page.participant)  # a second host

    def test_one_who_is_refused_hears_it(self):
        self.start(lobby="everyone")
        page = self.joined("Eve")
        self.admin("lobby.refuse", participant=page.participant)
        self.assertEqual(page.wait_event("bye")["reason"], "refused")
        self.assert_refused("token_expired", self.page().resume, page.resume_token)

    def test_who_was_refused_waits_before_knocking_again(self):
        self.start(lobby="everyone")
        eve = self.joined("Eve", "device-of-eve")
        self.admin("lobby.refuse", participant=eve.participant)
        for name, device in (("Eve", "device-of-eve"), ("Mallory", "device-of-mallory"), ("Ada", None)):
            refused = self.assert_refused("too_many_attempts", self.page().join, name, self.box.pin(), device)
            self.assertTrue(0 < refused.data["retry_after_ms"] <= 30000, refused.data)
        self.assertEqual(self.admin("room.get")["room"]["participants"], {})
        other = PageClient(self.box, source="127.0.0.2")
        self.addCleanup(other.close)
        self.assertEqual(other.join("Bob", self.box.pin(), "device-of-bob")["state"], "lobby")

    def test_a_device_that_was_in_is_no_stranger_after_a_restart(self):
        self.start(lobby="strangers")
        page = self.joined("Ada", "device-of-ada")
        self.assertEqual(self.state_of(page), "lobby")
        self.admin("lobby.accept", participant=page.participant)
        page.wait_event("lobby.accepted")
        self.box.daemon.kill()
        self.box.start()
        self.assertEqual(self.state_of(self.joined("Ada", "device-of-ada")), "present")
        self.assertEqual(self.state_of(self.joined("Ada", "another-device")), "lobby")
        self.assertNotIn("device-of-ada", self.kept())


class RemovalTest(PeopleTest):
    def test_a_removed_one_comes_back_by_no_tab_and_no_name_until_it_is_undone(self):
        self.start()
        eve = self.joined("Eve", "device-of-eve")
        self.admin("participant.remove", participant=eve.participant, term="ever")
        self.assertEqual(eve.wait_event("bye")["reason"], "removed")
        # The door has retired the token; after kill -9 it may not know that, and the meeting refuses.
        for by_token in ("token_expired", "blocked"):
            pin = self.box.pin()
            self.assert_refused("blocked", self.page().join, "Eve", pin, "device-of-eve")
            self.assert_refused("blocked", self.page().join, "Mallory", pin, "device-of-eve")
            self.assert_refused("blocked", self.page().join, "eve", pin)
            self.assert_refused(by_token, self.page().resume, eve.resume_token)
            self.box.daemon.kill()
            self.box.start()
        (block,) = self.admin("blocks.list")["blocks"]
        self.admin("blocks.undo", block=block)
        self.joined("Eve", "device-of-eve")

    def test_for_minutes_says_when(self):
        self.start()
        eve = self.joined("Eve", "device-of-eve")
        self.admin("participant.remove", participant=eve.participant, term="minutes", minutes=5)
        refused = self.assert_refused("blocked", self.page().join, "Eve", self.box.pin(), "device-of-eve")
        self.assertIn("5 minutes", str(refused))


class HostTest(PeopleTest):
    def test_the_code_makes_a_host_and_is_the_same_after_a_restart(self):
        self.start()
        code = self.admin("host.code")["code"]
        self.assertRegex(code, r"^\d{8}$")
        path = os.path.join(self.box.state_folder, "host-code")
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        page = self.joined()
        self.assert_refused("not_allowed", page.call, "meeting.end")
        self.assert_refused("wrong_code", page.call, "host.open", code="00000000")
        page.call("host.open", code=code)
        self.assertEqual(page.call("room.get")["room"]["participants"][page.participant]["role"], "host")
        self.assertNotIn(code, self.box.daemon.output())
        self.box.daemon.kill()
        self.box.start()
        self.assertEqual(self.admin("host.code")["code"], code)

    def test_a_fixed_pin_is_kept(self):
        self.start(pin_policy="fixed")
        self.admin("pin.set", pin="86420")
        self.admin("meeting.end")
        self.box.daemon.kill()
        self.box.start()
        self.page().join("Ada", "86420")


class PauseTest(PeopleTest):
    def share(self, page):
        return page.offer(offers.chromium())["shares"]["0"]

    def paused_by(self, share):
        return self.admin("room.get")["room"]["shares"][share]["paused_by"]

    def back_after_kill_9(self, *pages):
        self.box.daemon.kill()
        self.box.start()
        fresh = [self.page() for _ in pages]
        for page, before in zip(fresh, pages):
            page.resume(before.resume_token)
        return fresh

    def test_what_was_paused_comes_back_paused_after_kill_9(self):
        self.start()
        ada, eve = self.joined("Ada"), self.joined("Eve")
        ada.call("share.pause", share=self.share(ada))
        self.admin("share.pause", share=self.share(eve))
        ada, eve = self.back_after_kill_9(ada, eve)
        of_ada, of_eve = self.share(ada), self.share(eve)  # as the pages do by themselves
        self.assertEqual((self.paused_by(of_ada), self.paused_by(of_eve)), ("owner", "host"))
        ada.call("share.resume", share=of_ada)
        self.assertEqual(self.paused_by(of_ada), "")
        self.assert_refused("not_allowed", eve.call, "share.resume", share=of_eve)
        eve.call("share.stop", share=of_eve)
        of_eve = self.share(eve)  # sharing anew does not help
        self.assertEqual(self.paused_by(of_eve), "host")
        self.admin("share.resume", share=of_eve)
        ada, eve = self.back_after_kill_9(ada, eve)
        self.assertEqual([self.paused_by(self.share(page)) for page in (ada, eve)], ["", ""])


class TokenTest(PeopleTest):
    def test_a_stolen_token_is_worth_nothing_on_another_device(self):
        self.start()
        ada = self.joined("Ada", "device-of-ada")
        ada.close()
        for device in ("device-of-eve", None, ""):
            self.assert_refused("token_expired", self.page().resume, ada.resume_token, device)
        # The owner is not disturbed by that, nor after a restart of the box.
        back = self.page()
        self.assertEqual(back.resume(ada.resume_token, "device-of-ada")["participant"], ada.participant)
        self.box.daemon.kill()
        self.box.start()
        self.assert_refused("token_expired", self.page().resume, back.resume_token, "device-of-eve")
        again = self.page()
        self.assertEqual(again.resume(back.resume_token, "device-of-ada")["participant"], ada.participant)


class PinTest(PeopleTest):
    def test_who_types_the_pin_of_a_moment_ago_is_no_guesser(self):
        self.start()
        old, page = self.box.pin(), self.page()
        new = self.admin("pin.new")["pin"]
        for _ in range(8):  # five wrong ones would make everybody wait
            refused = self.assert_refused("pin_changed", page.join, "Ada", old)
            self.assertNotIn("retry_after_ms", refused.data)
        page.join("Ada", new)


class EndTest(PeopleTest):
    def test_nothing_is_left_of_a_meeting(self):
        self.start()
        ada, bob = self.joined("Ada"), self.joined("Bob")
        pin, code = self.box.pin(), self.admin("host.code")["code"]
        bob.call("chat.send", text=WORDS)
        ada.wait_room(lambda room: any(said["text"] == WORDS for said in room["chat"].values()))
        self.admin("meeting.end")
        for page in (ada, bob):
            self.assertEqual(page.wait_event("bye")["reason"], "meeting_ended")
        self.assert_refused("token_expired", self.page().resume, ada.resume_token)
        self.assertNotEqual(self.box.pin(), pin)
        next_code = self.admin("host.code")["code"]
        self.assertNotEqual(next_code, code)
        room = self.admin("room.get")["room"]
        self.assertEqual((room["participants"], room["chat"], room["meeting"]["started_at"]), ({}, {}, 0))
        self.assertNotIn(WORDS, self.kept())
        self.box.daemon.kill()
        self.box.start()
        self.assertEqual(self.admin("host.code")["code"], next_code)

    def test_what_is_written_between_two_meetings_is_in_neither(self):
        self.start()
        self.joined("Ada")
        self.admin("meeting.end")
        self.admin("chat.send", text=WORDS)
        bob = self.joined("Bob")
        self.assertEqual(bob.room["chat"], {})
        self.assertNotIn(WORDS, str(bob.room))

    def test_the_end_is_for_those_too_who_only_wait(self):
        self.start(lobby="everyone")
        eve = self.joined("Eve")
        self.admin("meeting.end")
        self.assertEqual(eve.wait_event("bye")["reason"], "meeting_ended")
        self.assert_refused("token_expired", self.page().resume, eve.resume_token)

    def test_a_flood_of_messages_is_slowed_down(self):
        self.start()
        page = self.joined("Eve")
        said = 0
        with self.assertRaises(RpcError) as refused:
            while said < 100:  # one more each two seconds
                page.call("chat.send", text="spam")
                said += 1
        self.assertEqual(refused.exception.name, "rate_limited")
        self.assertGreaterEqual(said, 5)
        self.assert_refused("invalid_argument", page.call, "chat.send", text="x" * 501)


if __name__ == "__main__":
    unittest.main()
