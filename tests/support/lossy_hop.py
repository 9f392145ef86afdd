#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A bad network between a browser and a box: two networks of their own, and this program is the only
way between them. It drops, delays and cuts by a seeded chance; it needs root and /dev/net/tun.

Says on stdout where the two networks are ({"browser": PATH, "box": PATH}, for nsenter --net=PATH)
and then answers each line of JSON on stdin with the counters since the last one:
{"loss": 0.05, "delay_ms": 10, "jitter_ms": 20, "cut": false}. What is not named stays as it is.
Loss falls on UDP only, a cut on everything. The order of packets stays, as it does on a radio link.
The networks vanish with this program and the last one that runs in them.
"""

import ctypes
import fcntl
import heapq
import json
import os
import random
import select
import struct
import subprocess
import sys
import time

ADDRESSES = {"browser": "10.77.0.2", "box": "10.77.0.1"}
CARD = "air0"
PREFIX = 16  # room for further addresses in the same network
_CLONE_NEWNET, _TUNSETIFF, _IFF_TUN, _IFF_NO_PI = 0x40000000, 0x400454CA, 0x1, 0x1000
_LIBC = ctypes.CDLL(None, use_errno=True)
_UDP, _LARGEST = 17, 2048
# A radio's queue holds so much; what is older is of no use to anybody.
_LONGEST_DELAY = 2.0


def check(returned):
    if returned != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def make_side(name, home):
    """A new network with one card. Answers the card and a handle of the network."""
    check(_LIBC.unshare(_CLONE_NEWNET))
    handle = os.open("/proc/self/ns/net", os.O_RDONLY)
    card = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(card, _TUNSETIFF, struct.pack("16sH22x", CARD.encode(), _IFF_TUN | _IFF_NO_PI))
    # Without a default route Chromium sees no network at all.
    for arguments in (f"addr add {ADDRESSES[name]}/{PREFIX} dev {CARD}", "link set lo up",
                      f"link set {CARD} up", f"route add default dev {CARD}"):
        subprocess.run(["ip", *arguments.split()], check=True)
    check(_LIBC.setns(home, _CLONE_NEWNET))
    return card, handle


class Hop:
    def __init__(self, cards, seed):
        self._other = {cards[0]: cards[1], cards[1]: cards[0]}
        self._chance = random.Random(seed)
        self._waiting = []  # (time, number, card, packet)
        self._free_at = dict.fromkeys(cards, 0.0)  # when the last packet leaves; keeps the order
        self._number = 0
        self.how = {"loss": 0.0, "delay_ms": 0.0, "jitter_ms": 0.0, "cut": False}
        self.counted = {"passed": 0, "lost": 0}

    def take(self, card):
        for _ in range(64):
            try:
                packet = os.read(card, _LARGEST)
            except BlockingIOError:
                return
            if packet[0] >> 4 == 4:
                self._pass_on(packet, self._other[card])

    def _pass_on(self, packet, to):
        how = self.how
        if how["cut"] or (packet[9] == _UDP and self._chance.random() < how["loss"]):
            self.counted["lost"] += 1
            return
        self.counted["passed"] += 1
        wait = (how["delay_ms"] + self._chance.random() * how["jitter_ms"]) / 1000
        now = time.monotonic()
        at = min(max(now + wait, self._free_at[to]), now + _LONGEST_DELAY)
        self._free_at[to] = at
        self._number += 1
        heapq.heappush(self._waiting, (at, self._number, to, packet))

    def send_due(self):
        """Answers after how many seconds there is more to do; None: nothing waits."""
        now = time.monotonic()
        while self._waiting and self._waiting[0][0] <= now:
            _, _, to, packet = heapq.heappop(self._waiting)
            try:
                os.write(to, packet)
            except OSError:
                self.counted["lost"] += 1  # no address on that side at the moment
        return max(0.0, self._waiting[0][0] - now) if self._waiting else None

    def obey(self, line):
        order = json.loads(line)
        strange = set(order) - set(self.how)
        if strange:
            raise ValueError(f"unknown: {', '.join(sorted(strange))}")
        self.how.update(order)
        counted, self.counted = self.counted, {"passed": 0, "lost": 0}
        return {**self.how, **counted}


def say(message):
    print(json.dumps(message), flush=True)


def main():
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    home = os.open("/proc/self/ns/net", os.O_RDONLY)
    try:
        browser, browser_net = make_side("browser", home)
        box, box_net = make_side("box", home)
    except (OSError, subprocess.CalledProcessError) as fault:
        say({"error": f"no networks of our own: {fault}"})
        return 1
    hop = Hop((browser, box), seed)
    say({"browser": f"/proc/{os.getpid()}/fd/{browser_net}", "box": f"/proc/{os.getpid()}/fd/{box_net}",
         "card": CARD, "prefix": PREFIX, "addresses": ADDRESSES})
    pending = b""
    while True:
        ready, _, _ = select.select([0, browser, box], [], [], hop.send_due())
        for card in (browser, box):
            if card in ready:
                hop.take(card)
        if 0 in ready:
            data = os.read(0, 4096)
            if not data:
                return 0
            *lines, pending = (pending + data).split(b"\n")
            for line in lines:
                say(hop.obey(line))


if __name__ == "__main__":
    sys.exit(main())
