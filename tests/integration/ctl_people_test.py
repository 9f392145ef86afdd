#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""tesseractl lets people in, sends them out and lets them come back: the real program, a real tesserad,
and pages that hear of it."""

import json
import os
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import paths
from support.box import Box
from support.json_rpc_socket import RpcError
from support.page_client import PageClient
from support.processes import PATIENCE


class CtlPeopleTest(unittest.TestCase):
    def start(self, **meeting):
        self.box = Box({"meeting": meeting}).start()
        self.addCleanup(self.box.stop)

    def page(self):
        page = PageClient(self.box)
        self.addCleanup(page.close)
        return page

    def joined(self, name, device=None):
        page = self.page()
        page.join(name, self.box.pin(), device)
        return page

    def ctl(self, *words, code=0):
        done = subprocess.run(
            [paths.TESSERACTL, "--socket", self.box.socket_path("admin"), *words],
            capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stderr if code else done.stdout

    def row_of(self, table, name):
        """The cells of the line that holds this name; a cell ends with two blanks."""
        (line,) = [line for line in table.splitlines() if name in line]
        return re.split(r"\s{2,}", line.strip())

    def id_of(self, name, state):
        """As somebody at the box finds it: in the list."""
        participant, shown, said = self.row_of(self.ctl("participants"), name)[:3]
        self.assertEqual((shown, said), (name, state))
        return participant

    def assert_refused(self, error, call, *args):
        with self.assertRaises(RpcError) as refused:
            call(*args)
        self.assertEqual(refused.exception.name, error)
        return str(refused.exception)

    def test_lobby_accept(self):
        self.start(lobby="everyone")
        ada = self.joined("Ada")
        self.assert_refused("unauthenticated", ada.call, "room.get")
        who = self.id_of("Ada", "lobby")
        self.assertEqual(self.ctl("lobby", "accept", who), "")
        self.assertIn(who, ada.wait_event("lobby.accepted")["room"]["participants"])
        self.assertIn(who, ada.call("room.get")["room"]["participants"])
        self.assertEqual(self.id_of("Ada", "present"), who)
        self.ctl("lobby", "accept", who)  # a second host was slower
        self.assertIn("participant", self.ctl("lobby", "accept", "p999", code=1))

    def test_lobby_refuse(self):
        self.start(lobby="everyone")
        eve = self.joined("Eve")
        who = self.id_of("Eve", "lobby")
        self.assertEqual(self.ctl("lobby", "refuse", who), "")
        self.assertEqual(eve.wait_event("bye")["reason"], "refused")
        self.assert_refused("token_expired", self.page().resume, eve.resume_token)
        self.assertEqual(self.ctl("participants"), "Nobody is in the meeting.\n")
        self.assertIn("participant", self.ctl("lobby", "refuse", who, code=1))

    def test_one_who_is_inside_is_not_refused_by_mistake(self):
        self.start()
        ada = self.joined("Ada")
        self.ctl("lobby", "refuse", self.id_of("Ada", "present"), code=2)
        ada.call("room.get")

    def test_removed_for_now(self):
        self.start()
        eve = self.joined("Eve", "device-of-eve")
        self.ctl("remove", self.id_of("Eve", "present"))
        self.assertEqual(eve.wait_event("bye")["reason"], "removed")
        self.assertEqual(self.ctl("blocks"), "Nobody is kept out.\n")
        self.joined("Eve", "device-of-eve")

    def test_removed_for_minutes_and_let_back(self):
        self.start()
        eve = self.joined("Eve", "device-of-eve")
        self.ctl("remove", self.id_of("Eve", "present"), "minutes", "5")
        self.assertEqual(eve.wait_event("bye")["reason"], "removed")
        pin = self.box.pin()
        self.assertIn("5 minutes",
                      self.assert_refused("blocked", self.page().join, "Eve", pin, "device-of-eve"))
        block, name, until = self.row_of(self.ctl("blocks"), "Eve")
        self.assertEqual(name, "Eve")
        self.assertRegex(until, r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")
        told = json.loads(self.ctl("--json", "blocks"))["blocks"][block]
        # In five minutes, less what this test took.
        self.assertTrue(0 < told["until"] - told["at"] <= 5 * 60 * 1000, told)
        self.ctl("blocks", "undo", block)
        self.assertEqual(self.ctl("blocks"), "Nobody is kept out.\n")
        self.joined("Eve", "device-of-eve")
        self.assertIn("block", self.ctl("blocks", "undo", block, code=1))

    def test_removed_for_good_outlives_a_restart(self):
        self.start()
        eve = self.joined("Eve", "device-of-eve")
        self.ctl("remove", self.id_of("Eve", "present"), "ever")
        self.assertEqual(eve.wait_event("bye")["reason"], "removed")
        self.box.daemon.kill()
        self.box.start()
        block, _, until = self.row_of(self.ctl("blocks"), "Eve")
        self.assertEqual(until, "for good")
        self.assert_refused("blocked", self.page().join, "Eve", self.box.pin(), "device-of-eve")
        self.ctl("blocks", "undo", block)
        self.joined("Eve", "device-of-eve")

    def test_nonsense_removes_nobody(self):
        self.start()
        ada = self.joined("Ada")
        who = self.id_of("Ada", "present")
        for words in (["never"], ["minutes", "0"], ["minutes", "many"], ["minutes"], ["now", "5"]):
            self.ctl("remove", who, *words, code=2)
        ada.call("room.get")
        self.assertEqual(self.ctl("blocks"), "Nobody is kept out.\n")


if __name__ == "__main__":
    unittest.main(verbosity=2)
