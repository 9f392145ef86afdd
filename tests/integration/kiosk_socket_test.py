#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk socket of a real tesserad: who may come, what it gets, what it may do."""

import json
import os
import stat
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support.box import Box
from support.json_rpc_socket import JsonRpcSocket, RpcError
from support.kiosk_client import CAPS, KioskClient
from support.processes import PATIENCE, wait_until


def error_of(message):
    return message["error"]["data"]["name"]


class KioskSocketTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.box = Box().start()

    @classmethod
    def tearDownClass(cls):
        cls.box.stop()

    def raw(self):
        client = JsonRpcSocket(self.box.socket_path("kiosk"))
        self.addCleanup(client.close)
        return client

    def kiosk(self):
        client = KioskClient(self.box)
        self.addCleanup(client.close)
        return client

    def kiosk_state(self):
        with self.box.admin() as admin:
            return admin.call("status")["kiosk"]["state"]

    def assert_closed(self, client):
        with self.assertRaises(ConnectionError):
            while True:
                client.read_message()

    def test_sockets_are_for_owner_and_group_only(self):
        for name in ("kiosk", "kiosk-lanes"):
            mode = os.stat(self.box.socket_path(name)).st_mode
            self.assertTrue(stat.S_ISSOCK(mode), name)
            self.assertEqual(stat.S_IMODE(mode), 0o660, name)

    def test_hello_then_snapshot(self):
        kiosk = self.kiosk()
        self.assertEqual(kiosk.greeting["protocol"], 1)
        room = kiosk.wait_room(lambda room: room)
        self.assertEqual(room["room"]["name"], "Test room")
        self.assertRegex(room["meeting"]["pin"], r"^\d{4,8}$")
        self.assertEqual(room["layout"]["mode"], "idle")

    def test_sessions_cannot_be_guessed_from_each_other(self):
        one, two = self.kiosk().session, self.kiosk().session
        self.assertNotEqual(one, two)
        self.assertGreaterEqual(len(one), 22)  # 16 bytes in base64url

    def test_a_call_before_hello_is_refused(self):
        client = self.raw()
        with self.assertRaises(RpcError) as refused:
            client.call("pin.new")
        self.assertEqual(refused.exception.name, "unauthenticated")

    def test_another_protocol_number_is_refused_with_both_numbers(self):
        client = self.raw()
        with self.assertRaises(RpcError) as refused:
            client.call("hello", protocol=2, version="9", role="kiosk")
        self.assertEqual(refused.exception.name, "version_mismatch")
        self.assertIn("protocol 1", str(refused.exception))
        self.assertIn("protocol 2", str(refused.exception))
        self.assert_closed(client)

    def test_the_role_is_the_sockets(self):
        client = self.raw()
        with self.assertRaises(RpcError) as refused:
            client.call("hello", protocol=1, version="test", role="admin")
        self.assertEqual(refused.exception.name, "not_allowed")
        self.assert_closed(client)

    def test_methods_of_other_roles_are_refused(self):
        kiosk = self.kiosk()
        for method in ("pin.show", "status", "events.follow", "join", "peer.offer", "config.check"):
            with self.assertRaises(RpcError) as refused:
                kiosk.call(method)
            self.assertEqual(refused.exception.name, "not_allowed", method)
        with self.assertRaises(RpcError) as refused:
            kiosk.call("room.snapshot")
        self.assertEqual(refused.exception.name, "method_not_found")

    def test_garbage_is_answered_and_too_much_of_it_ends_the_connection(self):
        client = self.raw()
        for line in (b"\x00\xff\xfe\n", b"hello\n", b"[]\n", b"[" * 5000 + b"\n"):
            client.send_line(line)
            self.assertIn(error_of(client.read_message()), ("parse_error", "invalid_request"))
        client.send_line(b"x\n" * 20)
        self.assert_closed(client)

    def test_a_line_without_end_is_answered_and_cut(self):
        client = self.raw()
        try:
            client.send_line(b'{"jsonrpc": "' + b"x" * 1_000_000)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it was cut before all was sent
        self.assertEqual(error_of(client.read_message()), "message_too_large")
        self.assert_closed(client)

    def test_tesserad_lives_on_after_all_that(self):
        kiosk = self.kiosk()
        self.assertEqual(kiosk.call("ping"), {})
        answer = kiosk.call("room.get")
        self.assertEqual(answer["room"], kiosk.room)
        self.assertEqual(answer["revision"], kiosk.revision)

    def test_ready_and_gone_are_seen(self):
        kiosk = self.kiosk()
        self.assertEqual(kiosk.ready(), {})
        kiosk.wait_room(lambda room: room["kiosk"]["state"] == "present")
        self.assertEqual(self.kiosk_state(), "present")
        kiosk.close()
        wait_until(lambda: self.kiosk_state() == "away", PATIENCE, "kiosk is away")

    def test_the_newest_kiosk_wins(self):
        first = self.kiosk()
        first.ready()
        second = self.kiosk()
        self.assertEqual(first.wait_event("bye")["reason"], "replaced")
        self.assert_closed(first)
        second.ready()
        second.wait_room(lambda room: room["kiosk"]["state"] == "present")

    def test_a_new_pin_reaches_the_display(self):
        kiosk = self.kiosk()
        before = kiosk.wait_room(lambda room: room["meeting"]["pin"])
        pin = kiosk.call("pin.new")["pin"]
        self.assertNotEqual(pin, before)
        kiosk.wait_room(lambda room: room["meeting"]["pin"] == pin)
        self.assertEqual(self.box.pin(), pin)
        self.assertNotIn(pin, self.box.daemon.output())

    def test_what_is_not_there_cannot_be_stopped_or_removed(self):
        kiosk = self.kiosk()
        for method, params, name in (
            ("share.stop", {"share": "s999"}, "share_not_found"),
            ("participant.remove", {"participant": "p999"}, "participant_not_found"),
            ("share.stop", {"share": "s1\nforged"}, "invalid_argument"),
            ("share.stop", {}, "invalid_argument"),
        ):
            with self.assertRaises(RpcError) as refused:
                kiosk.call(method, **params)
            self.assertEqual(refused.exception.name, name)

    def test_notifications_are_not_answered(self):
        kiosk = self.kiosk()
        report = {"share": "s999", "width": 1, "height": 1, "fps": 1, "dropped": 0, "delay_ms": 1}
        kiosk.send_line(json.dumps({"jsonrpc": "2.0", "method": "share.displayed", "params": report}))
        kiosk.send_line(json.dumps({"jsonrpc": "2.0", "method": "pin.show", "params": {}}))
        # Were one of them answered, call() would still see it: check the next message is ours.
        kiosk.poll()
        kiosk.send_line(json.dumps({"jsonrpc": "2.0", "id": "mine", "method": "ping"}))
        message = kiosk.read_message()
        while "method" in message:
            message = kiosk.read_message()
        self.assertEqual(message["id"], "mine")

    def test_lanes_want_the_present_session(self):
        kiosk = self.kiosk()
        for session in ("", "guess", kiosk.session[:-1]):
            kiosk.lanes(session).wait_closed()
        channel = kiosk.lanes()
        self.addCleanup(channel.close)
        with self.assertRaises(TimeoutError):
            channel.take(0.5)  # open, and no share there

    def test_lanes_end_with_their_session(self):
        first = self.kiosk()
        channel = first.lanes()
        self.kiosk()
        channel.wait_closed()

    def test_a_kiosk_that_does_not_read_is_dropped_and_harms_nobody(self):
        # Calls whose answers nobody reads: at 4 MiB of waiting answers the connection closes.
        sleeper = self.kiosk()
        line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "room.get"}).encode() + b"\n"
        with self.assertRaises((BrokenPipeError, ConnectionResetError)):
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end:
                sleeper.send_line(line * 100)
        fresh = self.kiosk()
        self.assertEqual(fresh.call("ping"), {})


class ExampleShareTest(unittest.TestCase):
    """The example plugin shows a test pattern by itself: a share without a browser."""

    @classmethod
    def setUpClass(cls):
        cls.box = Box({"plugins": {"enabled": ["example"], "example": {"trusted": True}}}).start()

    @classmethod
    def tearDownClass(cls):
        cls.box.stop()

    def test_each_kiosk_gets_the_lane_of_a_running_share(self):
        for _ in range(2):  # the second one comes when the share runs already
            with KioskClient(self.box) as kiosk:
                kiosk.ready()
                shares = kiosk.wait_room(lambda room: room["shares"], what="share")
                channel = kiosk.lanes()
                share, lane = channel.take()
                self.assertIn(share, shares)
                kind, _, _, payload = lane.read_frame()
                self.assertEqual(kind, CAPS)
                self.assertIn(json.loads(payload)["codec"], ("vp8", "vp9", "h264"))
                _, flags, _, payload = lane.read_frame()
                self.assertEqual(flags & 1, 1, "the first picture is a key frame")
                self.assertTrue(payload)
                lane.close()
                channel.close()

    def test_a_lane_channel_that_comes_again_gets_all_lanes_again(self):
        with KioskClient(self.box) as kiosk:
            kiosk.wait_room(lambda room: room["shares"], what="share")
            for _ in range(2):
                channel = kiosk.lanes()
                _, lane = channel.take()
                self.assertEqual(lane.read_frame()[0], CAPS)
                lane.close()
                channel.close()

    def test_the_display_can_stop_it(self):
        with KioskClient(self.box) as kiosk, self.box.admin() as admin:
            admin.call("events.follow")
            shares = kiosk.wait_room(lambda room: room["shares"], what="share")
            share = next(iter(shares))
            self.assertEqual(kiosk.call("share.stop", share=share), {})
            kiosk.wait_room(lambda room: share not in room["shares"])
            while True:
                event = admin.wait_event("event")
                if event["kind"] == "share_ended":
                    break
            self.assertEqual((event["share"], event["reason"]), (share, "removed"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
