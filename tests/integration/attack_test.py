#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""People who guess PINs, hold connections open or send rubbish, while others meet."""

import os
import resource
import socket
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support.box import Box
from support.json_rpc_socket import RpcError
from support.page_client import PageClient
from support.processes import PATIENCE, wait_until
from support.websocket import connect, tls

CROWD = 500
# s; under the five after which silent connections are hung up (lib/net/http_server.hpp): who joins does
# not wait for that. How long it takes is what scripts/dev bench crowd measures.
JOIN_LIMIT = 4.5


def wrong(pin, number):
    """Another PIN for each number, never the right one."""
    return f"{(int(pin) + 1 + number) % 10 ** len(pin):0{len(pin)}d}"


class AttackTest(unittest.TestCase):
    def setUp(self):
        self.box = Box({"meeting": {"pin_digits": 8}})
        self.addCleanup(self.box.stop)
        self.box.start()
        self.pin = self.box.pin()

    def page(self, **how):
        page = PageClient(self.box, **how)
        self.addCleanup(page.close)
        return page

    def guess(self, page, number, pin=None):
        """What is answered, as (name of the error, ms to wait)."""
        with self.assertRaises(RpcError) as refused:
            page.join("Eve", pin or wrong(self.pin, number))
        return refused.exception.name, refused.exception.data.get("retry_after_ms")

    def notices(self):
        with self.box.admin() as admin:
            room = admin.call("room.get")["room"]
        return [notice["code"] for notice in room["notices"].values()]


class PinTest(AttackTest):
    def test_after_five_wrong_pins_the_wait_doubles(self):
        page, second = self.page(), self.page()
        for number in range(4):
            self.assertEqual(self.guess(page, number), ("wrong_pin", None))
        self.assertNotIn("wrong_pins", self.notices())
        name, wait = self.guess(page, 4)
        # 2 s after the fifth, then 4 s, 8 s ... (lib/proto/pin_policy.hpp)
        self.assertEqual(name, "wrong_pin")
        self.assertTrue(0 < wait <= 2000, wait)
        # The right PIN is not looked at now, or a guesser would learn it.
        name, wait = self.guess(page, 0, self.pin)
        self.assertEqual(name, "too_many_attempts")
        self.assertTrue(0 < wait <= 2000, wait)
        # A new connection is no way round.
        self.assertEqual(self.guess(second, 5)[0], "too_many_attempts")
        self.assertIn("wrong_pins", self.notices())
        time.sleep(wait / 1000 + 0.05)
        name, wait = self.guess(page, 6)
        self.assertEqual(name, "wrong_pin")
        self.assertTrue(2000 < wait <= 4000, wait)
        time.sleep(wait / 1000 + 0.05)
        self.assertEqual(page.join("Ada", self.pin)["name"], "Ada")
        self.assert_no_pin_in_the_log()

    def test_guessing_from_many_addresses_is_slowed_down_too(self):
        pages = [self.page(source=f"127.0.0.{number + 2}") for number in range(7)]
        for number in range(4):
            self.assertEqual(self.guess(pages[number], number), ("wrong_pin", None))
        # The fifth in all, although the first from there.
        name, wait = self.guess(pages[4], 4)
        self.assertEqual(name, "wrong_pin")
        self.assertTrue(0 < wait <= 2000, wait)
        self.assertEqual(self.guess(pages[0], 5)[0], "too_many_attempts")
        # One who has not guessed yet may try at once (lib/proto/guess_brake.hpp) ...
        name, wait = self.guess(pages[5], 6)
        self.assertEqual(name, "wrong_pin")
        self.assertTrue(2000 < wait <= 4000, wait)
        # ... so the next such address waits as all do, also with the right PIN.
        name, wait = self.guess(pages[6], 0, self.pin)
        self.assertEqual(name, "too_many_attempts")
        self.assertTrue(0 < wait <= 4000, wait)
        self.assertIn("wrong_pins", self.notices())
        time.sleep(wait / 1000 + 0.05)
        self.assertEqual(pages[6].join("Ada", self.pin)["name"], "Ada")
        self.assert_no_pin_in_the_log()

    def test_guessers_do_not_shut_the_room_for_others(self):
        for number in range(5):
            self.guess(self.page(source=f"127.0.0.{number + 2}"), number)
        self.assertEqual(self.page().join("Ada", self.pin)["name"], "Ada")

    def test_who_is_in_is_not_held_up_by_guessers(self):
        ada = self.page()
        ada.join("Ada", self.pin)
        eve = self.page(source="127.0.0.2")
        for number in range(5):
            self.guess(eve, number)
        self.assertEqual(ada.call("ping"), {})
        # Coming back needs no PIN, so guessers cannot lock anybody out of the meeting.
        again = self.page()
        self.assertEqual(again.resume(ada.resume_token)["participant"], ada.participant)

    def assert_no_pin_in_the_log(self):
        log = self.box.daemon.output()
        for pin in (self.pin, *(wrong(self.pin, number) for number in range(7))):
            self.assertNotIn(pin, log)


class CrowdTest(AttackTest):
    @classmethod
    def setUpClass(cls):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        needed = CROWD + 100
        if hard != resource.RLIM_INFINITY and hard < needed:
            raise unittest.SkipTest(f"only {hard} descriptors are allowed, {needed} are needed")
        if soft < needed:
            resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))

    def join_in_time(self):
        """As a browser does it: the page, then the WebSocket, then the PIN."""
        start = time.monotonic()
        with tls().wrap_socket(connect(self.box.port), server_hostname="127.0.0.1") as line:
            line.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{self.box.port}\r\n\r\n".encode())
            self.assertIn(b" 200 ", line.recv(64))
        page = self.page()
        page.join("Ada", self.pin)
        took = time.monotonic() - start
        print(f"joined in {took * 1000:.0f} ms", flush=True)
        self.assertLess(took, JOIN_LIMIT)
        return page

    def crowd(self, count, first_bytes=b"", source="127.0.0.1"):
        lines = []
        for _ in range(count):
            line = connect(self.box.port, source)
            lines.append(line)
            self.addCleanup(line.close)
            if first_bytes:
                try:
                    line.sendall(first_bytes)
                except OSError:
                    pass  # gave way already
        return lines

    def test_500_silent_connections_while_somebody_joins(self):
        ada = self.join_in_time()
        self.crowd(CROWD)
        self.join_in_time()
        self.assertEqual(ada.call("ping"), {})

    def test_500_half_done_tls_hellos_while_somebody_joins(self):
        ada = self.join_in_time()
        # RFC 8446, 5.1: a handshake record of 512 bytes, of which only the first few come.
        self.crowd(CROWD, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")
        self.join_in_time()
        self.assertEqual(ada.call("ping"), {})

    def test_500_connections_from_many_addresses_while_somebody_joins(self):
        ada = self.join_in_time()
        for number in range(10):
            self.crowd(CROWD // 10, source=f"127.0.1.{number + 1}")
        self.join_in_time()
        self.assertEqual(ada.call("ping"), {})

    def test_joining_goes_on_while_connections_keep_coming(self):
        ended = threading.Event()

        def keep_coming():
            lines = []
            while not ended.is_set():
                try:
                    lines.append(connect(self.box.port, "127.0.0.9"))
                except OSError:
                    pass
                if len(lines) > 300:
                    lines.pop(0).close()
                ended.wait(0.002)
            for line in lines:
                line.close()

        attacker = threading.Thread(target=keep_coming)
        attacker.start()
        try:
            time.sleep(1)
            self.join_in_time()
        finally:
            ended.set()
            attacker.join()

    def test_websockets_that_never_join_make_room(self):
        ada = self.join_in_time()
        # More than one address may hold (lib/net/http_server.hpp: 256).
        for _ in range(270):
            self.page(source="127.0.0.2")
        self.join_in_time()
        self.assertEqual(ada.call("ping"), {})


class RubbishTest(AttackTest):
    def say(self, data, encrypted=True, timeout=PATIENCE):
        """All that the box answers until it hangs up."""
        line = connect(self.box.port)
        if encrypted:
            line = tls().wrap_socket(line, server_hostname="127.0.0.1")
        self.addCleanup(line.close)
        line.settimeout(timeout)
        answer = b""
        try:
            line.sendall(data)
            while piece := line.recv(65536):
                answer += piece
        except ConnectionError:
            pass
        return answer

    def assert_good(self):
        page = self.page()
        page.join("Ada", self.pin)
        self.assertEqual(page.call("ping"), {})
        page.call("leave")

    def test_rubbish_in_place_of_http_gets_400(self):
        host = f"Host: 127.0.0.1:{self.box.port}\r\n"
        post = self.post
        for data, status in (
            (b"\x00\x01\x02\r\n\r\n", b"400"),
            (b"GET / HTTP/9.9\r\n\r\n", b"400"),
            (b"GET /../../etc/passwd HTTP/1.1\r\n" + host.encode() + b"\r\n", b"400"),
            (b"GET /%00 HTTP/1.1\r\n" + host.encode() + b"\r\n", b"400"),
            (b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 10_000 + b"\r\n\r\n", b"431"),
            (b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n" + host.encode() + b"\r\n", b"413"),
            (post(b"Transfer-Encoding: chunked\r\n", b"4001\r\nx"), b"413"),  # 16 KiB and one
            (b"BREW / HTTP/1.1\r\n" + host.encode() + b"\r\n", b"501"),
        ):
            answer = self.say(data)
            self.assertEqual(answer.split(b" ", 2)[1][:3], status, (data[:40], answer[:80]))
        self.assert_good()

    def post(self, fields, body):
        host = f"Host: 127.0.0.1:{self.box.port}\r\n".encode()
        return b"POST / HTTP/1.1\r\n" + host + fields + b"\r\n" + body

    def test_requests_that_could_be_read_in_two_ways_are_refused(self):
        """Behind a proxy that reads the other way the rest would be somebody else's request."""
        smuggled = b"0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        for fields, status in (
            (b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"400"),
            (b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", b"400"),
            (b"Content-Length: 5\r\nContent-Length: 50\r\n", b"400"),
            (b"Content-Length: 5, 5\r\n", b"400"),
            (b"Content-Length: +5\r\n", b"400"),
            (b"Content-Length : 5\r\n", b"400"),
            (b"Transfer-Encoding: gzip, chunked\r\n", b"501"),
            (b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", b"400"),
            (b"Host: other\r\nContent-Length: 5\r\n", b"400"),
        ):
            answer = self.say(self.post(fields, smuggled))
            self.assertEqual(answer.split(b" ", 2)[1][:3], status, (fields, answer[:80]))
            self.assertEqual(answer.count(b"HTTP/1.1"), 1, (fields, answer))
        self.assert_good()

    def test_a_silent_line_and_a_head_and_a_body_that_trickle_are_cut(self):
        silent = connect(self.box.port)
        self.addCleanup(silent.close)
        begun = {
            b"X: y\r\n": b"GET / HTTP/1.1\r\n",
            b"x": b"POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4000\r\n\r\n",
        }
        lines = {}
        for piece, first in begun.items():
            lines[piece] = tls().wrap_socket(connect(self.box.port), server_hostname="127.0.0.1")
            self.addCleanup(lines[piece].close)
            lines[piece].sendall(first)
        start, cut_after = time.monotonic(), {}
        while len(cut_after) < len(lines):  # each piece is progress, yet too little
            for piece, line in lines.items():
                try:
                    line.sendall(piece)
                except OSError:
                    cut_after.setdefault(piece, time.monotonic() - start)
            self.assertLess(time.monotonic() - start, PATIENCE)
            time.sleep(0.25)
        for seconds in cut_after.values():
            self.assertGreater(seconds, 9)  # 10 s (lib/net/http_server.hpp)
        self.assertEqual(silent.recv(1), b"")
        self.assert_good()

    def test_an_empty_chunked_body_in_pieces(self):
        """One piece at a time it would end Beast 1.81, and with it the box, by an assertion."""
        line = tls().wrap_socket(connect(self.box.port), server_hostname="127.0.0.1")
        self.addCleanup(line.close)
        for piece in (self.post(b"Transfer-Encoding: chunked\r\n", b""), b"0\r\n", b"\r", b"\n"):
            line.sendall(piece)
            time.sleep(0.1)
        self.assertIn(b"HTTP/1.1 405", line.recv(4096))
        self.assert_good()

    def test_plain_http_on_the_https_port_is_explained(self):
        host = f"127.0.0.1:{self.box.port}".encode()
        answer = self.say(b"GET / HTTP/1.1\r\nHost: " + host + b"\r\n\r\n", encrypted=False)
        self.assertTrue(answer.startswith(b"HTTP/1.1 307 "), answer)
        self.assertIn(b"Location: https://" + host + b"/\r\n", answer)
        for strange in (b"x\ty", b'x"><b>', b"x/y", b""):
            answer = self.say(b"GET / HTTP/1.1\r\nHost: " + strange + b"\r\n\r\n", encrypted=False)
            self.assertTrue(answer.startswith(b"HTTP/1.1 400 "), answer)
            self.assertNotIn(b"Location", answer)
            self.assertIn(b"https://", answer)
        self.assert_good()

    def test_rubbish_in_place_of_tls_is_hung_up(self):
        self.assertNotIn(b"HTTP", self.say(b"\x16" + os.urandom(600), encrypted=False))
        self.assert_good()

    def test_a_page_that_does_not_read_is_cut_and_others_stay(self):
        ada = self.page()
        ada.join("Ada", self.pin)
        # Long names make long answers: 30 times 64 letters of 4 bytes, three times a page's limit
        # of 1 MiB in the box and what the kernel takes in some seconds.
        for _ in range(30):
            self.page().join("\U0001f41f" * 64, self.pin)
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", self.box.port))
        eve = self.page(line=line)
        eve.join("Eve", self.pin)

        def away():
            with self.box.admin() as admin:
                people = admin.call("room.get")["room"]["participants"]
            return people[eve.participant]["state"] == "away"

        text = '{"jsonrpc":"2.0","id":1,"method":"room.get"}'
        end = time.monotonic() + PATIENCE
        try:
            while time.monotonic() < end:
                eve.socket.send_text(text)
                time.sleep(0.021)  # under 50 a second: only the pile is to be the fault
        except OSError:
            pass  # cut
        wait_until(away, PATIENCE, "the slow reader away")
        self.assertIn("it reads too slowly", self.box.daemon.output())
        ada.poll()
        self.assertEqual(ada.call("ping"), {})


if __name__ == "__main__":
    unittest.main(verbosity=2)
