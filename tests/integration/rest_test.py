#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""REST as its users have it: scripts, controllers, Prometheus, and pages that mean no good
(docs/api.md), at a real tesserad."""

import json
import os
import re
import socket
import ssl
import struct
import sys
import time
import unittest
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import paths
from support.box import Box
from support.openapi_rules import faults_of, operations
from support.processes import PATIENCE
from support.prometheus_text import parse
from support.rest_client import ROOT, RestClient

PASSWORD = "a long enough password"
MEBIBYTE = 1024 * 1024
ELSEWHERE = "https://evil.example"

# These would take away what the walk needs; other tests call them (admin_calls_test.py, and below).
NOT_WALKED = {
    "meeting.end": "ends the meeting",
    "certificate.set": "changes the certificate",
    "certificate.reset": "changes the certificate",
    "password.set": "ends all sessions",
    "session.open": "counts as a wrong password",
    "room.follow": "does not end",
}
# What an admin who has no meeting around is told; all others succeed.
ANSWERS = {
    **{name: (404, "share_not_found") for name in (
        "share.stop", "share.pause", "share.resume", "share.pin", "share.swap", "share.volume",
        "thumbnail.get")},
    **{name: (404, "participant_not_found") for name in (
        "lobby.accept", "lobby.refuse", "participant.remove", "participant.mute", "hand.lower")},
    **{name: (404, "not_found") for name in (
        "request.accept", "request.refuse", "blocks.undo", "tokens.revoke", "devices.forget", "image.get")},
    "pin.set": (403, "not_allowed"),  # the policy is "meeting"
    "session.close": (400, "invalid_argument"),  # a bearer token has no session
}
BODIES = {
    "chat.send": {"text": "hello"},
    "config.check": {},
    "pin.set": {"pin": "4711"},
    "viewing.set": {"allowed": True},
    "settings.set": {"values": {"room.name": "Bergen"}},
    "settings.reset": {"keys": ["room.name"]},
    "tokens.new": {"name": "Walker", "role": "metrics"},
    "share.pin": {"pinned": True},
    "share.swap": {"with": "s2"},
    "share.volume": {"volume": 50},
    "sound.set": {"muted": True},
    "participant.mute": {"muted": True},
}


def png(width, height):
    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\x20\x40\x60" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class RestTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.box = Box().start()
        cls.addClassCleanup(cls.box.stop)
        cls.admin = cls.box.admin()
        cls.addClassCleanup(cls.admin.close)
        cls.tokens = {role: cls.admin.call("tokens.new", name="Robot", role=role)["token"]
                      for role in ("host", "admin", "metrics")}
        # A source of its own for each test, as its bucket is its own, too.
        cls.sources = iter(f"127.0.0.{at}" for at in range(10, 250))

    def client(self, role=None, token=None):
        one = RestClient(self.box, token or self.tokens.get(role), next(self.sources))
        self.addCleanup(one.close)
        return one

    def document(self):
        return self.client().ask("GET", "/openapi.json").json()

    # The document

    def test_the_document_is_openapi(self):
        document = self.document()
        self.assertEqual(faults_of(document), [])
        self.assertEqual([one["url"] for one in document["servers"]], [ROOT])

    def test_a_document_with_faults_is_found_out(self):
        document = self.document()
        del document["info"]["version"]
        document["paths"]["/room"]["get"]["responses"] = {"200": {}}
        document["paths"]["/shares/{share}"]["delete"]["parameters"] = []
        self.assertEqual(len(faults_of(document)), 3)

    def test_docs_name_the_same_calls(self):
        with open(os.path.join(paths.ROOT, "docs", "api.md"), encoding="utf-8") as file:
            rows = re.findall(r"^\| `([a-z._]+)` \|.*\| `([A-Z]+) (/\S*)` \|", file.read(),
                              re.MULTILINE)
        self.assertEqual({(verb, path, name) for name, verb, path in rows},
                         {(verb, path, one["operationId"])
                          for verb, path, one in operations(self.document())})

    def test_an_admin_can_ask_everything(self):
        client = self.client("admin")
        # A document in another order would ask for the picture after it was set.
        self.assertEqual(client.ask("DELETE", "/images/wallpaper").status, 200)
        walked = []
        for verb, path, one in operations(self.document()):
            name = one["operationId"]
            if name in NOT_WALKED:
                continue
            where = path.replace("{image}", "wallpaper")
            where = re.sub(r"\{\w+\}", "unknown", where)
            if name == "image.set":
                answer = client.ask(verb, where, png(4, 4), {"Content-Type": "image/png"})
                self.assertEqual(client.ask("DELETE", where).status, 200)
            else:
                answer = client.ask(verb, where, BODIES.get(name))
            self.assertEqual(answer.error if answer.status != 200 else (200, ""),
                             ANSWERS.get(name, (200, "")), (name, answer.body[:200]))
            walked.append(name)
        self.assertGreater(len(walked), 40)
        self.assertLessEqual(set(ANSWERS) | set(BODIES), set(walked))

    def test_roles_stand_in_the_document_and_count(self):
        doors = {None: (401, "unauthenticated"), "host": (403, "not_allowed"),
                 "metrics": (403, "not_allowed")}
        for role, refusal in doors.items():
            client = self.client(role)
            refused = 0
            for verb, path, one in operations(self.document()):
                roles = re.match(r"Roles: (.*)\.", one["description"]).group(1).split(", ")
                if "anyone" in roles or role in roles:
                    continue
                where = re.sub(r"\{\w+\}", "logo", path)
                answer = client.ask(verb, where, BODIES.get(one["operationId"]))
                self.assertEqual(answer.error, refusal, (role, one["operationId"]))
                refused += 1
            self.assertGreater(refused, 15, role)
        self.assertEqual(self.client("host").ask("PUT", "/layout", {"mode": "auto"}).status, 200)

    # How it is asked

    def test_without_a_token_or_with_a_wrong_one_nothing_is_told(self):
        for token in (None, "wrong", "x" * 256, "x" * 5000):
            answer = self.client(token=token).ask("GET", "/room")
            self.assertEqual(answer.error, (401, "unauthenticated"))
            self.assertEqual(answer.headers["WWW-Authenticate"], "Bearer")
        plain = self.client()
        for given in ("Basic eDp5", "Bearer", "Bearer ", self.tokens["admin"]):
            answer = plain.ask("GET", "/room", headers={"Authorization": given})
            self.assertEqual(answer.status, 401, given)

    def test_other_paths_and_verbs_are_refused(self):
        client = self.client("admin")
        for path in ("/nothing", "/", "/shares", "/../room", "/room%00"):
            self.assertIn(client.ask("GET", path).status, (400, 404), path)
        for path, allow in (("/status", "GET"), ("/chat", "POST, DELETE"), ("/events", "GET")):
            answer = client.ask("PUT", path)
            self.assertEqual((answer.status, answer.headers["Allow"]), (405, allow))

    def test_head_and_options(self):
        client = self.client("admin")
        whole, head = (client.ask(verb, "/certificate") for verb in ("GET", "HEAD"))
        self.assertEqual((head.status, head.body), (200, b""))
        self.assertEqual(head.headers["Content-Length"], str(len(whole.body)))
        self.assertEqual(client.ask("HEAD", "/nothing").status, 404)
        answer = client.ask("OPTIONS", "/layout")
        self.assertEqual((answer.status, answer.headers["Allow"]), (405, "PUT"))
        self.assertEqual(client.ask("TRACE", "/layout").status, 501)

    def test_the_param_at_fault_is_named(self):
        client = self.client("admin")
        for verb, path, body, name in (
                ("POST", "/chat", {"text": "x", "loud": True}, "loud"),
                ("POST", "/chat", {}, "text"),
                ("POST", "/chat", {"text": 7}, "text"),
                ("POST", "/chat", {"text": "x" * 501}, "text"),
                ("DELETE", "/chat?colour=red", None, "colour"),
                ("GET", "/logs?minutes=61", None, "minutes"),
                ("GET", "/logs?minutes=1&minutes=2", None, "minutes"),
                ("GET", "/logs?level=loud", None, "level"),
                ("PUT", "/layout", {"mode": "upside-down"}, "mode"),
                ("PUT", "/shares/s1/pin", {"share": "s2", "pinned": True}, "share"),
                ("PATCH", "/settings", {"values": {"room.nmae": "x"}}, "room.nmae")):
            answer = client.ask(verb, path, body)
            self.assertEqual(answer.error, (400, "invalid_argument"), (path, answer.body))
            self.assertIn(name, answer.json()["error"]["message"])
        for body in (b"{", b"[]", b'{"text": "\xff"}', b"null"):
            answer = client.ask("POST", "/chat", body, {"Content-Type": "application/json"})
            self.assertEqual(answer.error, (400, "parse_error"), body)

    def test_who_asks_too_fast_must_wait(self):
        client = self.client("admin")
        statuses = []
        for _ in range(5000):  # some seconds' worth: 50 a second come back
            answer = client.ask("GET", "/pin")
            statuses.append(answer.status)
            if answer.status == 429:
                break
        self.assertEqual((statuses[0], statuses[-1]), (200, 429))
        self.assertGreaterEqual(len(statuses), 100)
        self.assertEqual(answer.error, (429, "rate_limited"))
        self.assertEqual(answer.headers["Retry-After"], "1")
        self.assertEqual(self.client("admin").ask("GET", "/pin").status, 200)  # somebody else

    # Pages of others

    def test_pages_of_other_origins_may_nothing_even_with_a_token(self):
        client = self.client("admin")
        for origin in (ELSEWHERE, "null", f"http://127.0.0.1:{self.box.port}", "https://127.0.0.1"):
            for verb, path in (("GET", "/room"), ("POST", "/pin/new"), ("OPTIONS", "/pin/new"),
                               ("GET", "/events"), ("GET", "/metrics")):
                answer = client.ask(verb, path, headers={"Origin": origin})
                self.assertEqual(answer.error, (403, "not_allowed"), (origin, path))
                self.assertNotIn("Access-Control-Allow-Origin", answer.headers)
        own = client.ask("GET", "/room", headers={"Origin": self.box.url.rstrip("/")})
        self.assertEqual(own.status, 200)
        picture = client.ask("PUT", "/images/logo", png(4, 4),
                             {"Origin": ELSEWHERE, "Content-Type": "image/png"})
        self.assertEqual(picture.status, 403)

    def test_forms_speak_no_json(self):
        client = self.client("admin")
        before = client.ask("GET", "/pin").json()
        for kind in ("application/x-www-form-urlencoded", "text/plain",
                     "multipart/form-data; boundary=x"):
            answer = client.ask("PUT", "/layout", b'{"mode": "single"}', {"Content-Type": kind})
            self.assertEqual(answer.error, (415, "unsupported_type"), kind)
            answer = client.ask("POST", "/pin/new", b"{}", {"Content-Type": kind})
            self.assertEqual(answer.error, (415, "unsupported_type"), kind)
        self.assertEqual(client.ask("GET", "/pin").json(), before)

    # Files

    def test_a_picture_is_sent_as_it_is(self):
        client = self.client("admin")
        data = png(32, 16)
        answer = client.ask("PUT", "/images/logo", data, {"Content-Type": "image/png"})
        self.assertEqual(answer.status, 200, answer.body)
        told = {"media_type": "image/png", "width": 32, "height": 16, "bytes": len(data)}
        self.assertEqual(answer.json(), {**answer.json(), **told})
        answer = client.ask("GET", "/images/logo")
        self.assertEqual((answer.headers["Content-Type"], answer.body), ("image/png", data))
        self.assertEqual(client.ask("DELETE", "/images/logo").status, 200)
        self.assertEqual(client.ask("GET", "/images/logo").status, 404)

    def test_what_is_no_picture_is_refused_whatever_it_is_called(self):
        client = self.client("admin")
        svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
        for kind in ("image/svg+xml", "image/png"):
            answer = client.ask("PUT", "/images/logo", svg, {"Content-Type": kind})
            self.assertEqual(answer.error, (415, "unsupported_type"))
        answer = client.ask("PUT", "/images/logo", png(8, 8)[:20], {"Content-Type": "image/png"})
        self.assertEqual(answer.error, (400, "parse_error"))
        self.assertEqual(client.ask("GET", "/images/logo").status, 404)

    def head_only(self, path, length, token=None):
        """(status, seconds) after the head of a request whose body never comes."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        name = f"127.0.0.1:{self.box.port}"
        lines = [f"PUT {ROOT}{path} HTTP/1.1", f"Host: {name}", f"Content-Length: {length}",
                 "Content-Type: image/png", *([f"Authorization: Bearer {token}"] if token else [])]
        with socket.create_connection(("127.0.0.1", self.box.port), timeout=PATIENCE) as plain, \
                context.wrap_socket(plain) as line:
            begun = time.monotonic()
            line.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
            status = int(line.makefile("rb").readline().split()[1])
            return status, time.monotonic() - begun

    def test_bodies_that_are_too_large_are_not_waited_for(self):
        admin = self.tokens["admin"]
        for path, length, token in (("/images/wallpaper", 8 * MEBIBYTE + 1, admin),
                                    ("/images/wallpaper", 200 * MEBIBYTE, admin),
                                    ("/images/wallpaper", 5000, None),
                                    ("/layout", 300 * 1024, admin)):
            status, seconds = self.head_only(path, length, token)
            self.assertEqual(status, 413, (path, length))
            self.assertLess(seconds, 9)  # 10 s is how long a body is waited for (lib/net/http_server.hpp)

    def begin_upload(self, token, source):
        """(status, its line, still open) of a picture of 8 MiB that goes no further than its head;
        100: it may come."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        plain = socket.create_connection(("127.0.0.1", self.box.port), 5, (source, 0))
        line = context.wrap_socket(plain)
        self.addCleanup(line.close)
        line.sendall((f"PUT {ROOT}/images/wallpaper HTTP/1.1\r\nHost: 127.0.0.1:{self.box.port}\r\n"
                      f"Authorization: Bearer {token}\r\nContent-Type: image/png\r\n"
                      f"Content-Length: {8 * MEBIBYTE}\r\nExpect: 100-continue\r\n\r\n").encode())
        return int(line.makefile("rb").readline().split()[1]), line

    def test_only_a_token_that_may_upload_takes_room_for_it(self):
        source, picture = next(self.sources), {"Content-Type": "image/png"}
        revoked = self.admin.call("tokens.new", name="Old", role="admin")
        self.admin.call("tokens.revoke", token=revoked["id"])
        bad = [("guessed", 401), ("tt." + "A" * 43, 401), (revoked["token"], 401),
               (self.tokens["host"], 403), (self.tokens["metrics"], 403)]
        # More than the 64 MiB that all uploads together may have; the lines stay open.
        held = [(self.begin_upload(token, source)[0], status) for token, status in bad * 3]
        self.assertEqual([got for got, _ in held], [status for _, status in held])
        answer = self.client("admin").ask("PUT", "/images/wallpaper", png(4, 4), picture)
        self.assertEqual(answer.status, 200, answer.body)

    def test_uploads_of_one_address_leave_room_for_others(self):
        source, other = next(self.sources), next(self.sources)
        admin = self.tokens["admin"]
        lines = [self.begin_upload(admin, source) for _ in range(3)]
        self.assertEqual([status for status, _ in lines], [100, 100, 100])
        self.assertEqual(self.begin_upload(admin, source)[0], 429)
        self.assertEqual(self.begin_upload(admin, other)[0], 100)
        lines[0][1].close()  # its room comes back, as soon as the box has seen it
        begun = time.monotonic()
        while self.begin_upload(admin, source)[0] != 100:
            self.assertLess(time.monotonic() - begun, 10)

    # Figures

    def test_prometheus_reads_figures_with_a_token_only(self):
        self.assertEqual(self.client().ask("GET", "/metrics").status, 401)
        self.assertEqual(self.client("host").ask("GET", "/metrics").status, 403)
        for role in ("metrics", "admin"):
            answer = self.client(role).ask("GET", "/metrics")
            self.assertEqual(answer.headers["Content-Type"].replace(" ", "").split(";")[:2],
                             ["text/plain", "version=0.0.4"])
            figures = parse(answer.body.decode())
            self.assertEqual(figures["tessera_shares"], {(): 0})
            self.assertEqual(figures["tessera_participants"][(("state", "present"),)], 0)
            self.assertGreater(figures["process_resident_memory_bytes"][()], MEBIBYTE)
        typed = "# HELP a A.\n# TYPE a gauge\n"
        parse(typed + "a 1\n")
        for bad in ("a 1\n", typed + "a 1", typed + "a 1\na 1\n", typed + "a{b=c} 1\n",
                    typed + "a x\n", typed + "# HELP b B.\n# TYPE b gauge\na 1\n",
                    "# TYPE a gauge\na 1\n", "# HELP a A.\n# TYPE a counter\na 1\n"):
            with self.assertRaises(ValueError, msg=bad):
                parse(bad)

    # Events

    def test_events_follow_the_room_until_the_token_is_revoked(self):
        admin = self.client("admin")
        made = admin.ask("POST", "/tokens", {"name": "Follower", "role": "host"}).json()
        client = self.client(token=made["token"])
        stream = client.send("GET", "/events")
        self.addCleanup(stream.close)
        self.assertEqual(stream.headers["Content-Type"], "text/event-stream")
        kind, first = self.event(stream)
        self.assertEqual((kind, sorted(first)), ("snapshot", ["revision", "room"]))
        self.assertEqual(first["room"]["room"]["name"], "Test room")
        text = "line\nbreak and ☂"
        self.assertEqual(admin.ask("POST", "/chat", {"text": text}).status, 200)
        revision = first["revision"]
        said = []
        while not said:
            kind, change = self.event(stream)
            self.assertEqual((kind, change["revision"]), ("changed", revision + 1))
            revision += 1
            said = [one["text"] for one in change["patch"].get("chat", {}).values() if one]
        self.assertIn("☂", said[0])
        self.assertEqual(admin.ask("DELETE", "/tokens/" + made["id"]).status, 200)
        begun = time.monotonic()
        while stream.readline():
            self.assertLess(time.monotonic() - begun, PATIENCE)
        self.assertEqual(self.client(token=made["token"]).ask("GET", "/events").status, 401)

    def event(self, stream):
        """(kind, data) of the next one; comments between events are none."""
        fields = {}
        while True:
            line = stream.readline().decode()
            self.assertTrue(line.endswith("\n"), "the stream ended")
            if line == "\n" and "data" in fields:
                return fields["event"], json.loads(fields["data"])
            name, colon, value = line.rstrip("\n").partition(": ")
            if name and colon:
                fields[name] = value


class FirstStartTest(unittest.TestCase):
    def test_from_the_setup_code_to_a_token_and_out(self):
        with Box().start() as box, RestClient(box) as client:
            with box.admin() as admin:
                told = admin.call("setup.code")
            self.assertTrue(told["needed"])
            self.assertRegex(told["code"], r"^\d{8}$")
            first = {"password": PASSWORD, "current": told["code"]}
            self.assertEqual(client.ask("POST", "/session", {"password": PASSWORD}).error,
                             (404, "not_found"))
            self.assertEqual(client.ask("PUT", "/password", {"password": PASSWORD}).error,
                             (403, "wrong_password"))
            self.assertEqual(client.ask("PUT", "/password", {**first, "password": "short"}).error,
                             (400, "invalid_argument"))
            self.assertEqual(client.ask("PUT", "/password", first).status, 200)
            self.assertEqual(client.ask("PUT", "/password", first).status, 403)  # once
            session = client.ask("POST", "/session", {"password": PASSWORD}).json()
            self.assertEqual(session["idle_ms"], 30 * 60 * 1000)
            client.token = session["token"]
            self.assertEqual(client.ask("GET", "/setup-code").json(), {"code": "", "needed": False})
            made = client.ask("POST", "/tokens", {"name": "Panel", "role": "host"}).json()
            with RestClient(box, made["token"]) as panel:
                self.assertEqual(panel.ask("GET", "/pin").json()["pin"], box.pin())
                self.assertEqual(client.ask("DELETE", "/session").status, 200)
                self.assertEqual(client.ask("GET", "/status").status, 401)
                self.assertEqual(panel.ask("GET", "/room").status, 200)


if __name__ == "__main__":
    unittest.main()
