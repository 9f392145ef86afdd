#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""How long somebody is a host (docs/security.md): no longer than what made them one is worth
something. Pages and REST against a real tesserad."""

import os
import signal
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support.box import Box
from support.json_rpc_socket import RpcError
from support.page_client import PageClient
from support.rest_client import RestClient

PASSWORD = "a long enough password"
PROMISED_S = 5  # docs/security.md
SLACK_S = 10  # of a busy machine


class HostRoleTest(unittest.TestCase):
    def start(self, code=None):
        self.box = Box()
        self.addCleanup(self.box.stop)
        if code:
            self.code_file = os.path.join(self.box.folder, "host-code")
            self.write_code(code)
            self.box.settings["meeting"]["host_code_file"] = self.code_file
        self.box.start()
        self.admin = self.box.admin()
        self.addCleanup(self.admin.close)

    def write_code(self, code):
        with open(self.code_file, "w", encoding="ascii", opener=lambda path, how: os.open(path, how, 0o600)) as file:
            file.write(code + "\n")

    def page(self, **proof):
        """A page that is a host, and no participant."""
        page = PageClient(self.box)
        self.addCleanup(page.close)
        self.open_host(page, **proof)
        return page

    def open_host(self, page, **proof):
        answer = page.call("host.open", **proof)
        page.room, page.revision = answer["room"], answer["revision"]
        self.assertIn("pin", page.room["meeting"])
        page.call("pin.show")

    def session(self):
        """An admin's, of a browser."""
        client = RestClient(self.box)
        self.addCleanup(client.close)
        answer = client.ask("POST", "/session", {"password": PASSWORD})
        self.assertEqual(answer.status, 200, answer.body)
        client.token = answer.json()["token"]
        return client

    def assert_no_host(self, page, reason, since):
        told = page.wait_event("host.closed", PROMISED_S + SLACK_S)
        self.assertEqual(told["reason"], reason)
        took = time.monotonic() - since
        if took > PROMISED_S:
            print(f"{reason}: told after {took:.1f} s on a busy machine", file=sys.stderr)
        for method in ("pin.show", "meeting.end"):
            with self.assertRaises(RpcError) as refused:
                page.call(method)
            self.assertEqual(refused.exception.name, "not_allowed")
        return told

    def test_a_revoked_token_makes_no_host_any_more(self):
        self.start()
        made = self.admin.call("tokens.new", name="Panel", role="host")
        other = self.page(token=self.admin.call("tokens.new", name="Other", role="host")["token"])
        page = self.page(token=made["token"])
        since = time.monotonic()
        self.admin.call("tokens.revoke", token=made["id"])
        with RestClient(self.box, made["token"]) as client:
            self.assertEqual(client.ask("GET", "/pin").status, 401)  # REST: at once
        told = self.assert_no_host(page, "token_void", since)
        self.assertNotIn("room", told)
        other.call("pin.show")
        self.assertIn("is a host no more: token_void", self.box.daemon.output())
        self.assertNotIn(made["token"], self.box.daemon.output())

    def test_another_password_ends_the_role_by_a_session(self):
        self.start()
        self.admin.call("password.set", password=PASSWORD)
        client = self.session()
        page = self.page(token=client.token)
        since = time.monotonic()
        self.admin.call("password.set", password=PASSWORD + "!")
        self.assertEqual(client.ask("GET", "/status").status, 401)
        self.assert_no_host(page, "token_void", since)

    def test_signing_out_ends_the_role_by_that_session(self):
        self.start()
        self.admin.call("password.set", password=PASSWORD)
        client = self.session()
        page = self.page(token=client.token)
        since = time.monotonic()
        self.assertEqual(client.ask("DELETE", "/session").status, 200)
        self.assert_no_host(page, "token_void", since)

    def test_the_meetings_end_ends_the_role(self):
        self.start()
        code = self.admin.call("host.code")["code"]
        ada = PageClient(self.box)
        self.addCleanup(ada.close)
        ada.join("Ada", self.box.pin())
        self.open_host(ada, code=code)
        pages = [self.page(code=code),
                 self.page(token=self.admin.call("tokens.new", name="Panel", role="host")["token"])]
        since = time.monotonic()
        pages[0].call("meeting.end")
        for page in pages:
            self.assert_no_host(page, "meeting_ended", since)
            page.events.clear()
            page.call("ping")
            self.admin.call("pin.new")
            page.poll(0.3)
            self.assertEqual(page.events, [])  # it sees nothing of the room any more
        self.assertEqual(ada.wait_event("bye")["reason"], "meeting_ended")
        with self.assertRaises(RpcError) as refused:  # who was a host of this one is none of the next
            self.open_host(pages[0], code=code)
        self.assertEqual(refused.exception.name, "wrong_code")
        self.open_host(pages[0], code=self.admin.call("host.code")["code"])

    def test_with_another_code_hosts_by_the_old_one_are_guests(self):
        self.start("first-code")
        ada = PageClient(self.box)
        self.addCleanup(ada.close)
        ada.join("Ada", self.box.pin())
        self.open_host(ada, code="first-code")
        by_token = self.page(token=self.admin.call("tokens.new", name="P", role="host")["token"])
        self.box.daemon.signal(signal.SIGHUP)  # the same code: nothing happens
        self.box.daemon.wait_for_line("was read again")
        ada.call("pin.show")
        since = time.monotonic()
        self.write_code("second-code")
        self.box.daemon.signal(signal.SIGHUP)
        told = self.assert_no_host(ada, "code_changed", since)
        self.assertNotIn("pin", told["room"]["meeting"])
        self.assertIn(ada.participant, told["room"]["participants"])
        # In the document too, for the display and other hosts; and the meeting goes on for her.
        ada.wait_room(lambda room: room["participants"][ada.participant]["role"] == "guest")
        ada.call("chat.send", text="still here")
        by_token.call("pin.show")
        self.open_host(ada, code="second-code")


if __name__ == "__main__":
    unittest.main()
