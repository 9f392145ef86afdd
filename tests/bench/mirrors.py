# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Devices that mirror a clip which was encoded before (tests/support/airplay_sender): to a box of ours, and to UxPlay."""

import secrets
import threading
import time

from airplay_sender.legacy import WrappedSender
from airplay_sender.sender import Sender
from stage import Stage, wall_ms
from support.box import free_port
from support.processes import cpu_seconds

FEEDBACK_S = 2  # as devices do


class Playing(threading.Thread):
    """Sends the clip again and again, at its rate. `sent`: (wall ms after the last byte, number of the picture)."""

    def __init__(self, sender, clip, size, fps):
        super().__init__(daemon=True)
        self.sent, self.fault = [], None
        self._sender, (self._avcc, self._pictures), self._size, self._fps = sender, clip, size, fps
        self._over = threading.Event()
        self.start()

    def run(self):
        try:
            self._sender.send_codec(self._avcc, *self._size)
            begun = told = time.monotonic()
            while not self._over.is_set():
                number = len(self.sent) % len(self._pictures)
                key, units = self._pictures[number]
                self._sender.send_picture(units, key)
                self.sent.append((wall_ms(), number))
                if time.monotonic() - told > FEEDBACK_S:
                    self._sender.feedback()
                    told = time.monotonic()
                time.sleep(max(0, begun + len(self.sent) / self._fps - time.monotonic()))
        except OSError as fault:
            self.fault = fault

    def stop(self):
        self._over.set()
        self.join()
        self._sender.close()


def play(sender, clip, size, fps):
    """From SETUP on. Answers the moment before it, too."""
    begun = wall_ms()
    answer = sender.set_up_session()
    if answer.status != 200:
        raise RuntimeError(f"SETUP was answered with {answer.status}")
    sender.set_up_mirror()
    sender.record()
    return begun, Playing(sender, clip, size, fps)


class AirplayStage(Stage):
    """A room with AirPlay, in a plugin host of its own."""

    def __init__(self):
        self.airplay = free_port()
        super().__init__(settings={"plugins": {"enabled": ["airplay"], "airplay": {"port": self.airplay}}})

    def start(self, kiosk=True):
        self.box.start()
        self.box.daemon.wait_for_line("plugin airplay")
        if kiosk:
            self.start_kiosk_with([])
        return self

    def shares(self):
        return self.room()["shares"]

    def host_pid(self):
        with self.box.admin() as admin:
            return admin.call("status")["plugins"]["airplay"]["pid"]

    def sender(self, **how):
        return Sender("127.0.0.1", self.airplay, **how)

    def measure_all(self, seconds, during=None):
        """Percent of one core of tesserad, plugin host, kiosk and X server."""
        others = {"host": self.host_pid(), "x_server": self.box.screen.pid}
        before, start = {name: cpu_seconds(pid) for name, pid in others.items()}, time.monotonic()
        cpu = self.measure_cpu(seconds, during)
        took = time.monotonic() - start
        return {**cpu, **{name: round((cpu_seconds(pid) - before[name]) / took * 100, 1) for name, pid in others.items()}}


class WrappedKey:
    """Any handshake and any wrapped key, made anew for each run: what UxPlay makes of them it says itself."""

    def __init__(self):
        # A mode that exists, else the receiver reads beside its table.
        self.third = b"FPLY\x03\1\3" + bytes(4) + b"\x98\1" + secrets.token_bytes(151)
        self.wrapped = (b"FPLY\1\2\1" + bytes(4) + b"\x3c" + bytes(4) + secrets.token_bytes(16) + b"\0\0\0\x10" +
                        secrets.token_bytes(36))
        self.vector, self.secret = secrets.token_bytes(16), None


class ToUxplay(WrappedSender):
    """Raw pairing, then a session with `wrapped`."""

    def __init__(self, address, port, wrapped):
        super().__init__(address, port)
        self.secret = wrapped.secret
        self.pair_raw()
        self.verify_raw()
        for message in (b"FPLY\x03\1\1" + bytes(4) + b"\4\2\0\1\xbb", wrapped.third):
            self.post("/fp-setup", message)
        self.keys = {"et": 32, "ekey": wrapped.wrapped, "eiv": wrapped.vector}

    def set_up_session(self, mirroring=True):
        answer = super().set_up_session(mirroring)
        self.keys = {}  # once: UxPlay 1.62 would start a second clock
        return answer
