# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""a join while 2,000 connections do nothing and 200 send a byte now and then"""

import resource
import threading
import time

from figures import spread
from stage import Stage
from support.page_client import PageClient
from support.websocket import connect

IDLE, SLOW, SOURCES = 2000, 200, 20
JOINS, PAUSE = 10, 0.5
AFTERWARDS = 5  # s
# TLS record of a handshake, 512 bytes long (RFC 8446, 5.1), of which a byte a round is sent.
HELLO = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc" + bytes(503)


class Crowd:
    """Comes back whenever the box cuts somebody off: the pressure stays."""

    def __init__(self, port):
        self._port = port
        self._going = True
        self._lines = [None] * (IDLE + SLOW)
        self._sent = [0] * (IDLE + SLOW)
        self.opened = 0
        self._round()
        self._thread = threading.Thread(target=self._go_on, daemon=True)
        self._thread.start()

    def _open(self, at):
        try:
            line = connect(self._port, f"127.0.1.{at % SOURCES + 1}", timeout=2)
            line.setblocking(False)
        except OSError:
            line = None
        self._lines[at], self._sent[at] = line, 0
        self.opened += line is not None

    def _cut(self, at):
        try:
            return self._lines[at].recv(64) == b""
        except BlockingIOError:
            return False
        except OSError:
            return True

    def _round(self):
        for at, line in enumerate(self._lines):
            if not self._going:
                return
            if line is not None and self._cut(at):
                line.close()
                line = None
            if line is None:
                self._open(at)
            elif at >= IDLE:
                sent = self._sent[at]
                self._sent[at] += 1
                try:
                    line.send(HELLO[sent:sent + 1])
                except OSError:
                    pass  # seen as cut in the next round

    def _go_on(self):
        while self._going:
            self._round()
            time.sleep(0.2)

    def stop(self):
        self._going = False
        self._thread.join()
        for line in self._lines:
            if line is not None:
                line.close()


def one_join(stage, pin, number):
    start = time.monotonic()
    page = PageClient(stage.box, timeout=20)
    page.join(f"Person {number}", pin)
    took = (time.monotonic() - start) * 1000
    page.call("leave")
    page.close()
    return took


def run(say):
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    with Stage() as stage:
        stage.box.start()
        stage.box.start_kiosk()
        pin = stage.box.pin()
        crowd = Crowd(stage.box.port)
        try:
            first = crowd.opened
            times = []
            for number in range(JOINS):
                times.append(one_join(stage, pin, number))
                time.sleep(PAUSE)
            again = crowd.opened - first
            rss = stage.rss_mb()
        finally:
            crowd.stop()
        time.sleep(AFTERWARDS)
        rss_after = stage.rss_mb()
    say(f"joins: {[round(value) for value in times]} ms; {first} connections, {again} came again")
    return {"idle": IDLE, "slow": SLOW, "connections": first, "came_again": again,
            "join_ms": spread(times, 0), "rss_mb": rss, "rss_after_mb": rss_after}


def rows(result):
    return [
        ("connections made at first", result["connections"], "", f">= {IDLE + SLOW}"),
        ("cut off and made again", result["came_again"], "", ""),
        ("join with TCP, TLS, WebSocket, p50", result["join_ms"]["p50"], "ms", ""),
        ("join with TCP, TLS, WebSocket, max", result["join_ms"]["max"], "ms", "<= 2000"),
        ("tesserad, memory", result["rss_mb"]["tesserad"], "MB RSS", ""),
        ("tesserad, memory when the crowd is gone", result["rss_after_mb"]["tesserad"], "MB RSS", ""),
    ]
