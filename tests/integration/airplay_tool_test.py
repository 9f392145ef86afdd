#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""The sender of AirPlay as a command (docs/plugin-guide.md), against a real tesserad."""

import os
import signal
import socket
import subprocess
import sys
import threading
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SUPPORT = os.path.join(HERE, "..", "support")
sys.path[:0] = [HERE, SUPPORT]

# pylint: disable=wrong-import-position
from airplay_sender.__main__ import place
from support.airplay_case import AirplayCase
from support.kiosk_client import KioskClient
from support.processes import PATIENCE, Process, wait_until

FOREVER = "600"  # s; the test ends it


class AirplayToolTest(AirplayCase):
    def setUp(self):
        super().setUp()
        # It follows each state of the room, however short.
        self.kiosk = KioskClient(self.box)
        self.addCleanup(self.kiosk.close)

    def run_tool(self, *arguments, pin=None, **env):
        tool = Process("airplay_sender",
                       ["/usr/bin/python3", "-m", "airplay_sender", "--to", f"127.0.0.1:{self.box.airplay}",
                        "--pin", pin or self.box.pin(), *arguments],
                       os.path.join(self.box.folder, "airplay_sender.log"), env=dict(os.environ, PYTHONPATH=SUPPORT, **env))
        self.addCleanup(tool.stop)
        return tool

    def run_without_box(self, *arguments):
        """Exit code and what is said, where nothing of the room is needed."""
        ended = subprocess.run(["/usr/bin/python3", "-m", "airplay_sender", *arguments], env=dict(os.environ, PYTHONPATH=SUPPORT),
                               stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertNotIn("Traceback", ended.stderr)
        return ended.returncode, ended.stderr

    def says(self, words, code, *arguments):
        ended, said = self.run_without_box(*arguments)
        self.assertEqual(ended, code, said)
        self.assertIn(words, said.strip().splitlines()[-1])

    def ends(self, tool, code=0):
        wait_until(lambda: not tool.running(), PATIENCE, f"its end\n{tool.tail()}")
        self.assertEqual(tool.child.returncode, code, tool.tail())

    def wait_shares(self, what, condition):
        self.kiosk.wait_room(lambda room: condition(list(room["shares"].values())), what=what)

    def test_devices_sleep_are_turned_and_take_their_leave(self):
        tool = self.run_tool("--devices", "2", "--name", "Pad", "--sleep", "--rotate", "--seconds", FOREVER)
        self.wait_shares("two pictures", lambda all: sorted(one["name"] for one in all if one["width"]) == ["Pad 1", "Pad 2"])
        for width, height in ((720, 1280), (1280, 720)):
            self.wait_shares("the turn", lambda all, size=(width, height): any((one["width"], one["height"]) == size
                                                                              for one in all))
        tool.signal(signal.SIGINT)
        self.ends(tool)
        self.kiosk.wait_room(lambda room: not room["participants"], what="nobody")
        self.box.daemon.wait_for_line("the sender has ended it", PATIENCE)

    def test_a_device_plays_and_dies(self):
        self.ends(self.run_tool("--sound", "--die", "--seconds", "1"))
        self.wait_shares("its sound", lambda all: [one["kind"] for one in all] == ["sound"])
        self.kiosk.wait_room(lambda room: not room["participants"], what="nobody")
        self.assertNotIn("the sender has ended it", self.box.daemon.output())

    def test_a_wrong_pin_is_said_before_anything_is_encoded(self):
        tool = self.run_tool(pin="0000" if self.box.pin() != "0000" else "1111",
                             GST_PLUGIN_SYSTEM_PATH=self.box.folder, GST_REGISTRY=os.path.join(self.box.folder, "registry"))
        self.ends(tool, code=1)
        self.assertIn("refused with error 2", tool.output())

    def test_what_a_newcomer_does_wrong_is_one_line(self):
        here = f"127.0.0.1:{self.box.airplay}"
        self.says("--devices: at least one", 2, "--to", here, "--devices", "0")
        self.says("is not HOST or HOST:PORT", 2, "--to", "127.0.0.1:70000")
        self.says("give it with --pin", 1, "--to", here)
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            answer = threading.Thread(target=self.answer_as_web_server, args=(other,))
            answer.start()
            self.says("no receiver of AirPlay", 1, "--to", f"127.0.0.1:{port}")
            answer.join(PATIENCE)
        self.says(f"127.0.0.1 port {port}: [Errno 111]", 1, "--to", f"127.0.0.1:{port}")

    @staticmethod
    def answer_as_web_server(listener):
        link = listener.accept()[0]
        with link:
            link.recv(4096)
            link.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 3\r\n\r\nno\n")

    def test_a_receiver_that_dies_is_named(self):
        tool = self.run_tool("--seconds", FOREVER)
        self.wait_shares("a picture", lambda all: [one["width"] for one in all] == [1280])
        self.box.daemon.kill()
        self.ends(tool, code=1)
        self.assertIn("the receiver has ended the connection", tool.output())

    def test_the_port_may_be_left_out(self):
        cases = {"box": ("box", 7000), "box:7001": ("box", 7001), "[::1]": ("::1", 7000), "[::1]:7001": ("::1", 7001),
                 "fe80::1%eth0": ("fe80::1%eth0", 7000)}
        self.assertEqual({text: place(text) for text in cases}, cases)


if __name__ == "__main__":
    unittest.main(verbosity=2)
