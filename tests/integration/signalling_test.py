#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""The page's WebSocket of a real tesserad: what pages may do, and what they may not."""

import http.client
import json
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import offers
from support.box import Box
from support.json_rpc_socket import RpcError
from support.kiosk_client import KioskClient
from support.page_client import PageClient
from support.processes import PATIENCE, wait_until
from support.websocket import BINARY, MORE, PING, PONG, TEXT, Refused, connect, tls


class PageTest(unittest.TestCase):
    """One box for all; each case brings and takes its own pages."""

    settings = {"meeting": {"pin_digits": 8}}  # no port or id in the log has eight digits

    @classmethod
    def setUpClass(cls):
        cls.box = Box(cls.settings).start()
        cls.pin = cls.box.pin()

    @classmethod
    def tearDownClass(cls):
        cls.box.stop()

    def page(self, **handshake):
        page = PageClient(self.box, **handshake)
        self.addCleanup(page.close)
        return page

    def joined(self, name="Ada", **handshake):
        page = self.page(**handshake)
        page.join(name, self.pin)
        self.addCleanup(self.leave, page)
        return page

    def leave(self, page):
        try:
            page.call("leave")
        except (OSError, RpcError):  # cut off, or taken over: what it left behind goes too
            with self.box.admin() as admin:
                if page.participant in admin.call("room.get")["room"]["participants"]:
                    admin.call("participant.remove", participant=page.participant)

    def assert_refused(self, error, call, *arguments, **params):
        with self.assertRaises(RpcError) as refused:
            call(*arguments, **params)
        self.assertEqual(refused.exception.name, error, str(refused.exception))
        return refused.exception

    def assert_good_meeting(self):
        """Somebody new can come in."""
        page = self.joined("Newcomer")
        self.assertEqual(page.call("ping"), {})

    def room(self):
        with self.box.admin() as admin:
            return admin.call("room.get")["room"]

    def wait_participant(self, participant, state):
        def there():
            return self.room()["participants"].get(participant, {}).get("state") == state

        wait_until(there, PATIENCE, f"{participant} {state}")


class AdmissionTest(PageTest):
    def test_the_certificate_is_the_boxs_and_names_its_address(self):
        trusted = tls(os.path.join(self.box.state_folder, "tls", "certificate.pem"))
        with trusted.wrap_socket(connect(self.box.port), server_hostname="127.0.0.1") as line:
            self.assertIn(line.version(), ("TLSv1.2", "TLSv1.3"))

    def test_hello_tells_strangers_only_what_they_need(self):
        page = self.page()
        hello = page.call("room.hello")
        self.assertEqual(set(hello), {"protocol", "version", "room", "pin_required", "max_kbps"})
        self.assertEqual(hello["room"]["name"], "Test room")
        self.assertIs(hello["pin_required"], True)
        self.assertEqual(page.socket.subprotocol, "tessera.v1")

    def test_without_a_pin_nobody_comes_in(self):
        page = self.page()
        self.assertEqual(self.assert_refused("pin_required", page.join, "Eve").code, -32011)
        self.assert_refused("pin_required", page.join, "Eve", "")
        self.assertEqual(page.join("Ada", self.pin)["name"], "Ada")
        self.leave(page)

    def test_a_guest_sees_neither_pin_nor_addresses(self):
        page = self.joined()
        self.assertIn(page.participant, page.room["participants"])
        self.assertNotIn(self.pin, json.dumps(page.room))
        self.assertNotIn("address", page.room["participants"][page.participant])
        self.assertEqual(page.room["kiosk"], {"sound": ""})
        self.assertIn("web", page.room["doors"])

    def test_a_pin_in_a_url_is_neither_taken_nor_logged(self):
        for path in (f"/?pin={self.pin}", f"/join/{self.pin}", f"/?PIN={self.pin}&name=Eve"):
            line = http.client.HTTPSConnection("127.0.0.1", self.box.port, timeout=PATIENCE, context=tls())
            self.addCleanup(line.close)
            line.request("GET", path)
            answer = line.getresponse()
            self.assertIn(answer.status, (200, 404), path)
            self.assertIsNone(answer.getheader("Set-Cookie"))
            self.assertNotIn(self.pin, answer.read().decode("utf-8", "replace"))
        page = self.page(path=f"/ws?pin={self.pin}")
        self.assert_refused("pin_required", page.join, "Eve")
        self.assert_refused("unauthenticated", page.call, "room.get")
        self.assertNotIn(self.pin, self.box.daemon.output())

    def test_names_are_checked(self):
        page = self.page()
        for name in ("", " ", "x" * 65, "\u202e", "a\u0000b", 7, None):
            self.assert_refused("invalid_argument", page.call, "join", name=name, pin=self.pin)
        self.assertEqual(page.join("Ma\u0301ria  \n Østby", self.pin)["name"], "Ma\u0301ria Østby")
        self.leave(page)

    def test_foreign_pages_are_refused(self):
        own = f"127.0.0.1:{self.box.port}"
        for origin in ("https://evil.example", f"http://{own}", "https://127.0.0.1:1",
                       f"https://{own}.evil.example", "null", None):
            with self.assertRaises(Refused, msg=origin) as refused:
                self.page(headers={"Origin": origin})
            self.assertEqual(refused.exception.status, 403, origin)

    def test_foreign_names_of_the_box_are_refused(self):
        # A name of the attacker's that leads to the box: its page would have the box's origin.
        for host in (f"evil.example:{self.box.port}", "evil.example"):
            with self.assertRaises(Refused) as refused:
                self.page(host=host)
            self.assertEqual(refused.exception.status, 421)
            line = http.client.HTTPSConnection("127.0.0.1", self.box.port, timeout=PATIENCE, context=tls())
            self.addCleanup(line.close)
            line.request("GET", "/", headers={"Host": host})
            self.assertEqual(line.getresponse().status, 421)


class MessageTest(PageTest):
    def test_invalid_json_costs_nothing_but_an_error(self):
        page = self.joined()
        for text, code in (
            ("{", -32700),
            ("", -32700),
            ("\x00", -32700),
            (b"\xff\xfe".decode("latin-1"), -32700),
            ("[" * 10_000, -32700),
            ("[]", -32600),
            ("null", -32600),
            ('{"jsonrpc":"2.0","id":1}', -32600),
            ('{"jsonrpc":"1.0","id":1,"method":"ping"}', -32600),
            ('[{"jsonrpc":"2.0","id":1,"method":"ping"}]', -32600),
        ):
            answer = page.raw(text)
            self.assertEqual(answer["error"]["code"], code, text[:60])
        self.assertEqual(page.call("ping"), {})

    def test_unknown_methods_are_named(self):
        page = self.joined()
        for method in ("join.me", "Ping", "ping ", "__init__", "room.changed", "bye", "x" * 64):
            refused = self.assert_refused("method_not_found", page.call, method)
            self.assertEqual(refused.code, -32601)

    def test_methods_of_other_roles_are_refused(self):
        page = self.joined()
        for method in ("pin.show", "pin.new", "participant.remove", "status", "config.check",
                       "events.follow", "hello", "kiosk.ready", "share.displayed", "share.failed"):
            refused = self.assert_refused("not_allowed", page.call, method)
            self.assertEqual(refused.code, -32001)
            self.assertNotIn(self.pin, str(refused))

    def test_who_has_not_joined_can_do_nothing(self):
        page = self.page()
        for method in ("room.get", "leave", "peer.offer", "peer.candidate", "peer.close",
                       "share.stop", "share.report"):
            self.assert_refused("unauthenticated", page.call, method)
        self.assert_refused("not_allowed", page.call, "pin.show")

    def test_nobody_joins_twice_on_one_socket(self):
        page = self.joined()
        self.assert_refused("invalid_request", page.call, "join", name="Eve", pin=self.pin)
        self.assert_refused("invalid_request", page.call, "resume", resume_token=page.resume_token)

    def test_a_frame_of_a_megabyte_ends_its_sender_alone(self):
        ada = self.joined()
        eve = self.joined("Eve")
        try:
            eve.socket.send_frame(TEXT, b" " * 1_000_000)
        except OSError:
            pass  # the box may hang up before all of it has gone
        self.assertEqual(eve.socket.wait_closed().code, 1009)
        self.wait_participant(eve.participant, "away")
        self.assertEqual(ada.call("ping"), {})
        self.assertEqual(self.room()["participants"][ada.participant]["state"], "present")

    def test_many_pieces_of_one_large_message_are_no_way_round(self):
        page = self.joined()
        try:
            page.socket.send_frame(TEXT, b"[", last=False)
            for _ in range(70):  # of 1 KiB: the limit is 64 KiB
                page.socket.send_frame(MORE, b" " * 1024, last=False)
        except OSError:
            pass
        self.assertEqual(page.socket.wait_closed().code, 1009)

    def test_pieces_are_put_together_and_pings_answered_between_them(self):
        page = self.joined()
        text = b'{"jsonrpc":"2.0","id":"one","method":"ping"}'
        page.socket.send_frame(TEXT, text[:9], last=False)
        page.socket.send_frame(PING, b"still there?")
        page.socket.send_frame(MORE, text[9:], last=True)
        found = {}
        while len(found) < 2:
            kind, payload, _ = page.socket.read_frame()
            if kind == PONG:
                found["pong"] = payload
            elif kind == TEXT and json.loads(payload).get("id") == "one":
                found["answer"] = json.loads(payload)["result"]
        self.assertEqual(found, {"pong": b"still there?", "answer": {}})

    def test_what_is_no_websocket_text_ends_the_connection(self):
        for kind, payload, masked, code in (
            (BINARY, b"{}", True, 1003),  # RFC 6455, 7.4.1: unsupported data
            (TEXT, b"\xff\xff", True, 1007),  # no UTF-8
            (TEXT, b"{}", False, 1002),  # a client must mask
            (3, b"", True, 1002),  # reserved
        ):
            page = self.joined()
            page.socket.send_frame(kind, payload, masked=masked)
            self.assertEqual(page.socket.wait_closed().code, code, (kind, payload))
        self.assert_good_meeting()

    def test_a_flood_of_messages_is_slowed_down_then_cut_off(self):
        ada = self.joined()
        eve = self.joined("Eve")
        text = '{"jsonrpc":"2.0","id":1,"method":"ping"}'
        try:
            for _ in range(1000):
                eve.socket.send_text(text)
        except OSError:
            pass
        names = set()
        with self.assertRaises(ConnectionError):
            while True:
                names.add(eve.read_message().get("error", {}).get("data", {}).get("name"))
        self.assertIn("rate_limited", names)
        self.assertEqual(ada.call("ping"), {})


class TakeOverTest(PageTest):
    def test_a_second_tab_with_the_token_takes_over_and_the_first_hears_why(self):
        first = self.joined()
        second = self.page()
        second.resume(first.resume_token)
        self.addCleanup(self.leave, second)
        self.assertEqual(second.participant, first.participant)
        self.assertEqual(first.wait_event("bye")["reason"], "replaced")
        first.socket.wait_closed()
        self.assertEqual(self.room()["participants"][second.participant]["state"], "present")
        # The winner has spoken, so the token is spent: a third tab with a copy stays outside.
        self.assertEqual(second.call("ping"), {})
        third = self.page()
        self.assert_refused("token_expired", third.resume, first.resume_token)
        self.assertEqual(second.call("ping"), {})
        third.resume(second.resume_token)
        self.assertEqual(second.wait_event("bye")["reason"], "replaced")

    def test_tokens_that_are_none_are_all_refused_alike(self):
        page = self.joined()
        token = page.resume_token
        other = self.page()
        for bad in ("x", token[:-1], token + "A", token.swapcase(), "." * 100, token[::-1]):
            refused = self.assert_refused("token_expired", other.resume, bad)
            self.assertEqual(refused.code, -32015)
        for bad in ("", "x" * 1025, 7, None):
            self.assert_refused("invalid_argument", other.call, "resume", resume_token=bad)

    def test_who_left_or_was_removed_has_no_token_any_more(self):
        page = self.page()
        page.join("Ada", self.pin)
        token = page.resume_token
        page.call("leave")
        self.assert_refused("token_expired", self.page().resume, token)
        page = self.page()
        page.join("Eve", self.pin)
        with self.box.admin() as admin:
            admin.call("participant.remove", participant=page.participant)
        self.assertEqual(page.wait_event("bye")["reason"], "removed")
        again = self.page()
        with self.assertRaises(RpcError) as refused:
            again.resume(page.resume_token)
        self.assertIn(refused.exception.name, ("token_expired", "removed"))


class OfferTest(PageTest):
    def setUp(self):
        self.kiosk = KioskClient(self.box)
        self.addCleanup(self.kiosk.close)
        self.kiosk.ready()
        self.ada = self.joined()

    def assert_nothing_left(self):
        self.assertEqual(self.room()["shares"], {})
        self.assert_good_meeting()

    def test_a_good_offer_gets_an_answer_and_a_share(self):
        answer = self.ada.offer(offers.chromium())
        self.assertTrue(answer["sdp"].startswith("v=0"))
        self.assertIn("a=recvonly", answer["sdp"])
        share = answer["shares"]["0"]
        self.assertEqual(self.room()["shares"][share]["state"], "connecting")
        self.ada.call("peer.close", peer=answer["peer"])
        self.assert_nothing_left()  # by the time of the answer, not some time later

    def test_an_offer_without_media(self):
        self.assert_refused("sdp_invalid", self.ada.offer, offers.without_media())
        self.assert_nothing_left()

    def test_an_offer_with_a_thousand_candidates(self):
        self.assert_refused("too_many_candidates", self.ada.offer, offers.with_candidates(1000))
        self.assert_nothing_left()

    def test_an_offer_with_a_codec_that_the_display_lacks(self):
        for codec in ("AV1", "H265", "nosuch"):
            refused = self.assert_refused(
                "codec_unsupported", self.ada.offer, offers.with_codec(codec)
            )
            self.assertIn(codec.lower(), str(refused))
        self.assert_nothing_left()

    def test_offers_that_are_none(self):
        good = offers.chromium()
        for text in ("v=0", "\x00" * 100, "m=" * 20_000, "v=0\r\n" * 5000, good.replace("a=mid:0", "a=mid:9"),
                     good.replace("a=sendonly", "a=recvonly"), good.replace("a=fingerprint", "a=x"),
                     good.replace("a=ice-ufrag", "a=x"), "v=0\r\n" + "m=video 9 RTP 96\r\n" * 65):
            with self.assertRaises(RpcError) as refused:
                self.ada.offer(text)
            self.assertIn(refused.exception.name, ("sdp_invalid", "invalid_argument"), text[:60])
        self.assert_nothing_left()

    def test_a_thousand_candidates_one_by_one_harm_nobody(self):
        answer = self.ada.offer(offers.chromium())
        other = self.joined("Grace")
        candidate = "candidate:{0} 1 udp 1 10.0.{1}.{2} 9 typ host"
        try:
            for number in range(1000):
                text = candidate.format(number + 1, number // 250, number % 250 + 1)
                params = {"peer": answer["peer"], "candidate": text, "mid": "0", "mline": 0}
                self.ada.socket.send_text(
                    json.dumps({"jsonrpc": "2.0", "method": "peer.candidate", "params": params})
                )
        except OSError:
            pass  # cut off for the flood: fine
        self.assertEqual(other.call("ping"), {})
        self.assertEqual(other.call("room.get")["room"]["room"]["name"], "Test room")

    def test_peers_and_shares_of_others_cannot_be_touched(self):
        answer = self.ada.offer(offers.chromium())
        eve = self.joined("Eve")
        share, peer = answer["shares"]["0"], answer["peer"]
        self.assert_refused("not_allowed", eve.call, "share.stop", share=share)
        self.assert_refused("not_found", eve.call, "peer.close", peer=peer)
        self.assert_refused(
            "not_found", eve.call, "peer.candidate", peer=peer, candidate="", mid="0", mline=0
        )
        self.assert_refused("share_not_found", eve.call, "share.report", share=share, fps=1)
        self.assert_refused("not_found", eve.call, "peer.offer", peer=peer, sdp=offers.chromium())
        self.assertIn(share, self.room()["shares"])


class WithoutKioskTest(PageTest):
    def test_joining_and_sharing_work_and_status_says_so(self):
        with self.box.admin() as admin:
            self.assertEqual(admin.call("status")["kiosk"]["state"], "away")
            page = self.joined()
            answer = page.offer(offers.chromium())
            share = answer["shares"]["0"]
            self.assertIn("a=recvonly", answer["sdp"])
            self.assertEqual(self.room()["kiosk"]["state"], "away")
            self.assertEqual(self.room()["shares"][share]["state"], "connecting")
            # A display that comes later finds the share.
            with KioskClient(self.box) as kiosk:
                kiosk.ready()
                kiosk.wait_room(lambda room: share in room["shares"], what="the share")
                wait_until(
                    lambda: admin.call("status")["kiosk"]["state"] == "present", PATIENCE, "display there"
                )
            wait_until(
                lambda: admin.call("status")["kiosk"]["state"] == "away", PATIENCE, "display away again"
            )
            self.assertEqual(page.call("ping"), {})


if __name__ == "__main__":
    unittest.main(verbosity=2)
