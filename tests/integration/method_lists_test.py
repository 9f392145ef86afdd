#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""Page, command line and REST can do the same: what the pages' modules call, what tesseractl takes and
what the OpenAPI file of a real box offers, each against lib/proto/methods.cpp."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import paths
from support.box import Box
from support.method_table import read_table
from support.openapi_rules import operations
from support.rest_client import RestClient

WEB = os.path.join(paths.ROOT, "web")
READER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "support", "page_calls.mjs")

# What one way cannot do, and why it need not. A line that is not needed any more is a fault as well.
STREAMS = "the REST stream is the room and its patches, events.follow tells what happened (docs/api.md)"
NOBODY = "a script is no participant: it has no hand and no face"
BY_HOST_PAGE = "an administrator opens the host's page for the meeting; the overview shows its code"
EXCEPTIONS = {
    "command line": {
        "room.follow": STREAMS,
        "hand.raise": NOBODY,
        "reaction.send": NOBODY,
        "session.open": "whoever reaches tesserad's socket is an administrator already",
    },
    "REST": {
        "events.follow": STREAMS,
        "hand.raise": NOBODY,
        "reaction.send": NOBODY,
    },
    "host page": {
        "pin.show": "the room document of a host has the PIN",
        "blocks.list": "the room document of a host has the blocks",
    },
    "admin page": {
        "room.get": "GET /events begins with it",
        "setup.code": "whoever has signed in has set the password, and then there is no such code",
        **{name: BY_HOST_PAGE for name in (
            "share.stop", "share.pause", "share.resume", "share.pin", "share.swap", "request.accept",
            "share.volume", "sound.set", "request.refuse", "layout.set", "lobby.accept", "lobby.refuse", "participant.remove",
            "participant.mute", "hand.lower", "chat.send", "chat.clear", "notices.clear",
            "blocks.list", "blocks.undo", "pin.show", "pin.new", "pin.set", "meeting.end", "viewing.set",
            "quality.history", "thumbnail.get")},
    },
    "join page": {},
}

def shape(route):
    """Names of params do not tell paths apart."""
    return re.sub(r"\{\w*\}", "{}", route)


class MethodListsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.table = read_table()
        cls.box = Box().start()
        cls.addClassCleanup(cls.box.stop)
        with RestClient(cls.box) as client:
            cls.document = client.ask("GET", "/openapi.json").json()
        cls.offered = {one["operationId"]: (f"{verb} {path}", one)
                       for verb, path, one in operations(cls.document)}

    def assert_same(self, way, wanted, found):
        """`found` is `wanted` but for the exceptions of this way, each of which is needed."""
        excused = EXCEPTIONS[way]
        self.assertEqual(set(wanted) - set(found) - set(excused), set(), f"the {way} lacks")
        self.assertEqual(set(excused) & set(found), set(), f"no exceptions any more: {way}")
        self.assertEqual(set(excused) - set(wanted), set(), f"exceptions for nothing: {way}")

    # The table

    def test_the_table_was_read_whole(self):
        with open(os.path.join(paths.ROOT, "lib", "proto", "methods.cpp"), encoding="utf-8") as file:
            text = file.read()
        rows = re.findall(r'^    \{"([a-z._]+)", ', text, re.M)
        self.assertGreater(len(rows), 60)
        self.assertEqual(set(rows) - set(self.table),
                         {"room.snapshot", "room.changed", "lobby.accepted", "host.closed", "peer.state",
                          "view.progress", "share.ended", "thumbnail.want", "bye", "event"})
        self.assertEqual(self.table["share.pin"].route, "PUT /shares/{share}/pin")
        self.assertEqual(self.table["share.pin"].callers, {"host", "kiosk", "admin"})
        self.assertEqual(self.table["hand.raise"].callers, {"guest"})

    def of_the_house(self):
        """What each way should be able to do: all but the doings of one connection with itself."""
        return {name for name, one in self.table.items()
                if one.by in ("meeting", "house", "kiosk")} | {"room.get", "events.follow"}

    # REST

    def test_rest_offers_what_the_table_says(self):
        self.assertEqual({name: one.route for name, one in self.table.items() if one.route},
                         {name: route for name, (route, _) in self.offered.items()
                          if name != "room.follow"})
        for name, (_, one) in self.offered.items():
            if name != "room.follow":
                told = set(re.match(r"Roles: (.*)\.", one["description"]).group(1).split(", "))
                self.assertEqual(told, self.table[name].callers & {"anyone", "host", "admin", "metrics"})

    def test_rest_can_do_what_is_of_the_house(self):
        self.assert_same("REST", self.of_the_house() | {"room.follow"}, self.offered)

    def test_the_stream_is_described_as_it_is(self):
        route, one = self.offered["room.follow"]
        self.assertEqual(route, "GET /events")
        self.assertIn("text/event-stream", one["responses"]["200"]["content"])
        self.assertEqual(one["description"], "Roles: host, admin.")
        with self.box.admin() as admin:
            made = {role: admin.call("tokens.new", name="Lists", role=role)
                    for role in ("host", "admin", "metrics")}
            with RestClient(self.box, made["metrics"]["token"]) as client:
                self.assertEqual(client.ask("GET", "/events").error, (403, "not_allowed"))
            with RestClient(self.box, made["host"]["token"]) as client:
                stream = client.send("GET", "/events")
                seen = [self.event(stream)]
                admin.call("chat.send", text="hello")
                seen.append(self.event(stream))
                admin.call("tokens.revoke", token=made["host"]["id"])
                while seen[-1][0] != "bye":
                    seen.append(self.event(stream))
                stream.close()
        self.assertEqual({kind for kind, _ in seen}, set(one["x-events"]))
        for kind, data in seen:
            self.assertEqual(set(data), set(one["x-events"][kind]["required"]), kind)

    def event(self, stream):
        """(kind, data) of the next one; comments between events are none."""
        fields = {}
        while True:
            line = stream.readline().decode()
            if line in ("", "\n") and "data" in fields:
                return fields["event"], json.loads(fields["data"])
            self.assertNotEqual(line, "", "the stream ended without a word")
            name, _, value = line.rstrip("\n").partition(": ")
            if name in ("event", "data"):
                fields[name] = value

    # The command line

    def ctl(self, *words):
        return subprocess.run(
            [paths.TESSERACTL, "--socket", self.box.socket_path("admin"), *words],
            capture_output=True, text=True, timeout=20, check=False)

    def listed(self):
        return {line.split()[0] for line in self.ctl("methods").stdout.splitlines()
                if not line.startswith(" ")}

    def test_tesseractl_can_do_what_rest_can(self):
        listed = self.listed()
        words = set(re.findall(r"^  ([a-z-]+)(?: |$)", self.ctl("--help").stdout, re.M))
        # Words that are more than one call; the others are lines of `methods`.
        self.assertLessEqual({"status", "participants", "shares", "config", "events"}, words)
        found = listed | ({"events.follow"} if "events" in words else set())
        self.assert_same("command line", self.of_the_house() | set(self.offered), found)

    def test_tesseractl_takes_what_it_lists_and_nothing_else(self):
        listed = self.listed()
        for name in self.table:
            answer = self.ctl("call", name, "no such param")
            self.assertEqual(answer.returncode, 2, name)
            known = "there is no call" not in answer.stderr
            self.assertEqual(known, name in listed, answer.stderr)

    def test_every_word_of_tesseractl_is_a_call_of_the_table(self):
        with open(os.path.join(paths.ROOT, "daemon", "src", "ctl", "ctl_words.cpp"),
                  encoding="utf-8") as file:
            words = re.findall(r'\{"([a-z-]+)", "([a-z-]*)", "([a-z._]+)"', file.read())
        self.assertGreater(len(words), 30)
        usage = self.ctl("--help").stdout
        for first, second, method in words:
            self.assertIn(method, self.listed())
            self.assertRegex(usage, rf"(?m)^  {first}{' ' + second if second else ''}( |$)")

    # The pages

    def pages(self, web=WEB):
        if not shutil.which("node"):
            self.skipTest("node is not installed")
        done = subprocess.run(["node", READER, web, *self.table], capture_output=True, text=True,
                              timeout=60, check=False, cwd=paths.ROOT)
        if "Cannot find package 'typescript'" in done.stderr:
            self.skipTest("typescript is not installed: npm ci")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_calls_are_found_wherever_they_stand_and_sentences_are_none(self):
        modules = {
            "one.html": '<script type="module" src="one.js"></script>',
            "one.js": "import './sub/two.js';\nwire.call('ping'); t(on ? 'share.stop' : 'x');\n",
            "sub/two.js": "import { x } from '../three.js';\nconst key = { 'pin.new': 1 }['pin.new'];\n",
            "three.js": "act.do('pin.nwe'); this.api_.fetch('GET', `/images/${x}/${y}?a=b`);\n"
                        "const verbs = { accept: 'lobby.accept' }; box.look('/events'); status('join');\n",
            "four.js": "wire.call('meeting.end');\n",  # nobody loads it
        }
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "sub"))
            for name, text in modules.items():
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(text)
            self.assertEqual(self.pages(folder), {"one": {
                "socket": ["lobby.accept", "pin.new", "ping"], "unknown": ["pin.nwe"],
                "rest": ["GET /events", "GET /images/{}/{}"]}})

    def test_the_pages_call_nothing_that_is_not_there(self):
        pages = self.pages()
        self.assertEqual(set(pages), {"index", "host", "admin"})
        for name, page in pages.items():
            self.assertEqual(page["unknown"], [], name)
            for method in page["socket"]:
                self.assertTrue(self.table[method].callers & {"anyone", "guest", "host"}, (name, method))
        routes = {shape(route) for route, _ in self.offered.values()}
        self.assertLessEqual(set(pages["admin"]["rest"]), routes, "not in the OpenAPI file")
        self.assertGreater(len(pages["admin"]["rest"]), 15)

    def test_the_join_page_does_all_that_a_guest_may(self):
        wanted = {name for name, one in self.table.items() if one.callers & {"guest", "anyone"}
                  and one.by in ("connection", "meeting")}
        self.assert_same("join page", wanted, self.pages()["index"]["socket"])

    def test_the_host_page_does_all_that_a_host_may(self):
        wanted = {name for name, one in self.table.items() if "host" in one.callers}
        self.assert_same("host page", wanted, self.pages()["host"]["socket"])

    def test_the_admin_page_does_all_that_an_admin_may(self):
        called = set(self.pages()["admin"]["rest"])
        found = {name for name, (route, _) in self.offered.items() if shape(route) in called}
        wanted = {name for name, (_, one) in self.offered.items()
                  if re.search(r"\b(admin|anyone)\b", one["description"])}
        self.assert_same("admin page", wanted, found)


if __name__ == "__main__":
    unittest.main(verbosity=2)
