#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""web.listen and web.port, set while the box runs: a wrong one is refused, and one that went wrong
since does not keep the box from starting (docs/administration.md)."""

import json
import os
import socket
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support.box import READY, Box, free_port
from support.json_rpc_socket import RpcError

NOWHERE = "192.0.2.77"  # TEST-NET-1 of RFC 5737: no machine's
LEFT_OUT = "is left out, and the configuration file counts"


class WebPlaceTest(unittest.TestCase):
    def setUp(self):
        self.box = Box()
        self.addCleanup(self.box.stop)
        self.file_port = self.box.port
        self.box.start()

    def call(self, method, **params):
        with self.box.admin() as admin:
            return admin.call(method, **params)

    def take(self, port):
        """Another program has the port."""
        other = socket.socket()
        self.addCleanup(other.close)
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        return other

    def restart(self):
        self.box.daemon.stop()
        self.box.spawn()
        self.box.daemon.wait_for_line(READY)

    def assert_listens(self, port):
        socket.create_connection(("127.0.0.1", port), 5).close()

    def assert_refused(self, values, *parts):
        before = self.call("settings.get")
        with self.assertRaises(RpcError) as refused:
            self.call("settings.set", values=values)
        self.assertEqual(refused.exception.name, "invalid_argument")
        for part in parts:
            self.assertIn(part, str(refused.exception))
        self.assertEqual(self.call("settings.get"), before)

    def option(self, key):
        return next(one for one in self.call("settings.get")["options"] if one["key"] == key)

    def test_a_wrong_place_is_refused_and_says_what_to_do(self):
        port = free_port()
        self.take(port)
        self.assert_refused({"web.port": port}, "web.port", "another program uses this port",
                            "choose another port", "nothing was set")
        self.assert_refused({"web.listen": [NOWHERE]}, "web.listen", NOWHERE, "no interface",
                            "use 0.0.0.0")
        self.assert_refused({"web.listen": ["the box"]}, "web.listen", "no IP address")
        self.assert_refused({"web.listen": ["127.0.0.1", NOWHERE], "web.port": free_port()}, NOWHERE)
        self.assertFalse(os.path.exists(os.path.join(self.box.state_folder, "overrides.json")))
        self.assertEqual(self.call("settings.set", values={"web.port": self.file_port}),
                         {"live": ["web.port"], "restart": []})

    def test_a_good_one_is_taken_with_the_next_start(self):
        port = free_port()
        told = self.call("settings.set", values={"web.port": port, "web.listen": ["0.0.0.0"]})
        self.assertEqual(told, {"live": [], "restart": ["web.listen", "web.port"]})
        self.restart()
        self.assert_listens(port)
        self.assertEqual(self.call("status")["settings"], {"overrides": "good", "left_out": {}})

    def test_a_port_that_was_taken_since_gives_way_to_the_files(self):
        port = free_port()
        self.call("settings.set", values={"web.port": port, "room.name": "Bergen"})
        other = self.take(port)
        self.restart()
        self.assert_listens(self.file_port)
        status = self.call("status")
        self.assertEqual(list(status["settings"]["left_out"]), ["web.port"])
        self.assertIn("another program uses this port", status["settings"]["left_out"]["web.port"])
        self.assertEqual(self.box.daemon.output().count(LEFT_OUT), 1)
        option = self.option("web.port")
        self.assertEqual((option["value"], option["at_restart"], option["source"]),
                         (self.file_port, port, "override"))
        self.assertEqual(self.option("room.name")["value"], "Bergen")  # the others are in force
        other.close()
        self.restart()  # now it can
        self.assert_listens(port)
        self.assertEqual(self.call("status")["settings"]["left_out"], {})

    def test_an_address_that_is_gone_does_not_keep_the_box_from_starting(self):
        self.box.daemon.stop()
        path = os.path.join(self.box.state_folder, "overrides.json")
        with open(path, "w", encoding="ascii", opener=lambda name, how: os.open(name, how, 0o600)) as file:
            json.dump({"values": {"web.listen": [NOWHERE]}}, file)
        self.restart()
        self.assert_listens(self.file_port)
        self.assertIn(NOWHERE, self.call("status")["settings"]["left_out"]["web.listen"])
        self.call("settings.reset", keys=["web.listen"])
        self.assertEqual(self.call("status")["settings"]["left_out"], {})

    def test_a_wrong_file_is_still_an_error_at_the_start(self):
        self.box.daemon.stop()
        self.box.settings["web"]["listen"] = [NOWHERE]
        self.box.write_config()
        self.box.spawn()
        self.assertNotEqual(self.box.daemon.child.wait(10), 0)
        self.assertIn(NOWHERE, self.box.daemon.output())


if __name__ == "__main__":
    unittest.main()
