# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Debian's UxPlay on a hidden X screen, with a D-Bus and an Avahi of its own, in a network of its own."""

import concurrent.futures
import os
import re
import shutil

from mirrors import ToUxplay, WrappedKey
from support import netns
from support.display import Xvfb
from support.neighbourhood import Neighbourhood
from support.processes import PATIENCE, Process, wait_until

PORT = 7000
# As ui-kiosk/src/decoder_table.cpp, and the sink that copies into the X server's memory as the kiosk does.
DECODER = "avdec_h264 thread-type=slice max-threads=2"
SINK = "ximagesink"
KEY = r"16 byte aeskey \(fairplay-decrypted from ekey\):\s*\n((?:[0-9a-f]{2} ){16})"


def why_not():
    """Why it cannot run here, or None."""
    fault = netns.why_not()
    for program in ("uxplay", "dbus-daemon", "avahi-daemon"):
        if not fault and not shutil.which(program):
            fault = f"{program} is not installed"
    return fault


def in_own_network(work):
    """Calls `work` on a thread that has only a loopback, as has all that it starts."""

    def alone():
        fault = netns.enter() or netns.ip("link", "set", "lo", "multicast", "on")
        fault = fault or netns.ip("route", "add", "224.0.0.0/4", "dev", "lo")
        if fault:
            raise RuntimeError(fault)
        return work()

    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        return threads.submit(alone).result()


class Uxplay:
    """One screen, and UxPlay on it as often as it is started."""

    def __init__(self):
        self.near = Neighbourhood("lo")
        self.screen = self.process = None

    def __enter__(self):
        try:
            self.near.start_bus()
            self.near.start_avahi()
            self.screen = Xvfb(self.near.folder)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for each in (self.process, self.screen, self.near):
            if each:
                each.stop()

    def start(self, *more):
        if self.process:
            self.process.stop()
        env = {**self.near.env, "DISPLAY": self.screen.display, "HOME": self.near.folder}
        # Line by line, else its key stays in a buffer.
        self.process = Process("uxplay", ["stdbuf", "-oL", "uxplay", "-n", "Baseline", "-nh", "-p", "-as", "0",
                                          "-vd", DECODER, "-vs", SINK, *more],
                               os.path.join(self.near.folder, "uxplay.log"), env=env)
        wait_until(self._listens, PATIENCE, f"port of UxPlay\n{self.process.tail()}")
        return self

    def _listens(self):
        # Not by a connection: it serves few. Spec: proc(5), hexadecimal port, state 0A is LISTEN.
        with open("/proc/thread-self/net/tcp", encoding="ascii") as file:
            return any(line.split()[1].endswith(f":{PORT:04X}") and line.split()[3] == "0A"
                       for line in file.readlines()[1:])

    def learn(self):
        """A wrapped key, and what UxPlay unwraps it to, by its own log. It makes the same of it each time."""
        self.start("-d")
        key = WrappedKey()
        one = ToUxplay("127.0.0.1", PORT, key)
        one.set_up_session()
        found = self.process.wait_for_line(KEY)
        key.secret = bytes.fromhex(re.sub(r"\s", "", found.group(1)))
        one.close()
        return key
