#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""The admin socket of a real tesserad."""

import os
import socket
import stat
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support.box import Box
from support.json_rpc_socket import JsonRpcSocket, RpcError
from support.kiosk_client import KioskClient
from support.processes import PATIENCE

STRANGER = 61234  # no user and no group of this machine
STOP_LIMIT = 15  # s; generous: other tests load the machine


def heard_by_stranger(path):
    """What the socket says to a process of another user. A fork: the interpreter's own files may be
    closed to strangers."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(STRANGER)
            os.setuid(STRANGER)
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(PATIENCE)
                line.connect(path)
                os.write(writer, line.recv(4096))
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as said:
        text = said.read()
    os.waitpid(child, 0)
    return text


class AdminGroupTest(unittest.TestCase):
    def mode(self, box):
        return stat.S_IMODE(os.stat(box.socket_path("admin")).st_mode)

    def test_without_the_group_the_socket_is_its_owners(self):
        with Box({"admin": {"group": "no-such-group"}}).start() as box:
            self.assertEqual(self.mode(box), 0o600)
            with box.admin() as admin:
                self.assertIn("actors", admin.call("status"))

    @unittest.skipUnless(os.geteuid() == 0, "needs root to become somebody else")
    def test_a_stranger_is_refused_even_when_the_file_is_open(self):
        with Box({"admin": {"group": "nogroup"}}).start() as box:
            self.assertEqual(self.mode(box), 0o660)
            os.chmod(box.runtime_folder, 0o755)
            os.chmod(box.socket_path("admin"), 0o666)
            said = heard_by_stranger(box.socket_path("admin"))
            self.assertIn("not in the group nogroup", said)


class AdminSocketTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.box = Box().start()

    @classmethod
    def tearDownClass(cls):
        cls.box.stop()

    def admin(self):
        client = self.box.admin()
        self.addCleanup(client.close)
        return client

    def event(self, admin, kind):
        while True:
            event = admin.wait_event("event")
            if event["kind"] == kind:
                self.assertGreater(event["at"], 1_600_000_000_000)  # ms: after 2020
                return event

    def test_status_holds_what_the_document_promises(self):
        status = self.admin().call("status")
        self.assertEqual(
            set(status),
            {"version", "uptime_s", "meeting", "kiosk", "participants", "shares", "actors",
             "network", "doors", "plugins", "settings", "admin"},
        )
        self.assertEqual(set(status["meeting"]), {"id", "url"})
        self.assertEqual((status["participants"], status["shares"]), (0, 0))
        self.assertEqual(status["actors"]["meeting"]["state"], "running")
        self.assertIn("addresses", status["network"])

    def test_a_fifo_is_no_configuration(self):
        fifo = os.path.join(self.box.folder, "fifo")
        os.mkfifo(fifo)
        faults = self.admin().call("config.check", path=fifo)["faults"]
        self.assertEqual(len(faults), 1)
        self.assertIn("no regular file", faults[0]["text"])

    def test_pin_is_shown_and_renewed(self):
        admin = self.admin()
        shown = admin.call("pin.show")
        self.assertTrue(shown["required"])
        self.assertRegex(shown["pin"], r"^\d{4,8}$")
        renewed = admin.call("pin.new")["pin"]
        self.assertNotEqual(renewed, shown["pin"])
        self.assertEqual(admin.call("pin.show")["pin"], renewed)
        for pin in (shown["pin"], renewed):
            self.assertNotRegex(self.box.daemon.output(), rf"\b{pin}\b")

    def test_room_is_whole(self):
        answer = self.admin().call("room.get")
        self.assertGreaterEqual(answer["revision"], 1)
        self.assertIn("pin", answer["room"]["meeting"])
        self.assertIn("kiosk", answer["room"])

    def test_the_role_is_the_sockets(self):
        with JsonRpcSocket(self.box.socket_path("admin")) as client:
            with self.assertRaises(RpcError) as refused:
                client.call("status")
            self.assertEqual(refused.exception.name, "unauthenticated")
            with self.assertRaises(RpcError) as refused:
                client.call("hello", protocol=1, version="test", role="kiosk")
            self.assertEqual(refused.exception.name, "not_allowed")

    def test_methods_of_the_kiosk_are_refused(self):
        admin = self.admin()
        for method in ("kiosk.ready", "share.displayed", "share.failed", "join"):
            with self.assertRaises(RpcError) as refused:
                admin.call(method)
            self.assertEqual(refused.exception.name, "not_allowed", method)

    def test_what_is_not_there_cannot_be_stopped_or_removed(self):
        admin = self.admin()
        for method, params, name in (
            ("share.stop", {"share": "s999"}, "share_not_found"),
            ("participant.remove", {"participant": "p999"}, "participant_not_found"),
            ("participant.remove", {"participant": "../p1"}, "invalid_argument"),
            ("participant.remove", {}, "invalid_argument"),
        ):
            with self.assertRaises(RpcError) as refused:
                admin.call(method, **params)
            self.assertEqual(refused.exception.name, name)

    def test_events_tell_of_kiosk_and_pin(self):
        admin = self.admin()
        self.assertEqual(admin.call("events.follow"), {})
        with KioskClient(self.box) as kiosk:
            kiosk.ready()
            self.assertEqual(self.event(admin, "kiosk")["state"], "present")
        self.assertEqual(self.event(admin, "kiosk")["state"], "away")
        pin = admin.call("pin.new")["pin"]
        notice = self.event(admin, "notice")
        self.assertEqual(notice["code"], "pin_changed")
        self.assertNotIn(pin, str(notice))

    def test_who_does_not_follow_hears_nothing(self):
        admin = self.admin()
        admin.call("pin.new")
        admin.poll(0.5)
        self.assertEqual(admin.events, [])

    def test_many_clients_at_once(self):
        clients = [self.admin() for _ in range(20)]
        for client in clients:
            self.assertEqual(client.call("ping"), {})

    def test_the_running_configuration_has_no_faults(self):
        checked = self.admin().call("config.check")
        self.assertEqual(checked["faults"], [])

    def test_shutting_down_says_so(self):
        with Box() as box:
            box.start()
            with box.admin() as admin:
                code, seconds = box.daemon.stop()
                self.assertEqual(admin.wait_event("bye")["reason"], "shutting_down")
            self.assertEqual(code, 0)
            self.assertLess(seconds, STOP_LIMIT)
            self.assertFalse(os.path.exists(box.socket_path("admin")))


if __name__ == "__main__":
    unittest.main(verbosity=2)
