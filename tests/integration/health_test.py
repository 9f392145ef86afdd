#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""/healthz of a real tesserad: well, with an actor that hangs, and well again."""

import http.client
import json
import os
import ssl
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support.box import Box
from support.processes import PATIENCE, wait_until
from support.thread_stop import StoppedThread

OF_GLIB = {"ice", "media", "discovery"}  # docs/architecture.md: who runs on its thread


class HealthTest(unittest.TestCase):
    def setUp(self):
        self.box = Box().start()
        self.addCleanup(self.box.stop)

    def health(self, verb="GET", headers=None):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        line = http.client.HTTPSConnection("127.0.0.1", self.box.port, timeout=PATIENCE, context=context)
        try:
            line.request(verb, "/healthz", headers=headers or {})
            answer = line.getresponse()
            body = answer.read()
            is_json = body and answer.headers.get_content_type() == "application/json"
            return answer, json.loads(body) if is_json else None
        finally:
            line.close()

    def test_a_box_that_is_well_says_so(self):
        answer, told = self.health()
        self.assertEqual((answer.status, told), (200, {"status": "ok"}))
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        answer, told = self.health("HEAD")
        self.assertEqual((answer.status, told), (200, None))
        answer, _ = self.health("DELETE")
        self.assertEqual((answer.status, answer.headers["Allow"]), (405, "GET, HEAD"))
        answer, _ = self.health(headers={"Host": "evil.example"})  # DNS rebinding
        self.assertEqual(answer.status, 421)

    def test_who_hangs_is_named_until_it_goes_on(self):
        self.health()
        try:
            with StoppedThread(self.box.daemon.pid, "glib"):
                # An answer may be a second old.
                wait_until(lambda: self.health()[0].status == 503, PATIENCE, "503")
                answer, told = self.health()
                self.assertEqual((answer.status, set(told)), (503, {"status", "actor"}))
                self.assertEqual(told["status"], "failed")
                self.assertIn(told["actor"], OF_GLIB)
        except PermissionError as forbidden:
            self.skipTest(f"ptrace is forbidden here: {forbidden}")
        wait_until(lambda: self.health()[0].status == 200, PATIENCE, "200")


if __name__ == "__main__":
    unittest.main(verbosity=2)
