# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The network between a browser and a box when it is bad: tests/support/lossy_hop.py as an object."""

import json
import os
import shutil
import subprocess
import sys

from . import netns, paths

HOP = os.path.join(paths.ROOT, "tests", "support", "lossy_hop.py")


def why_not():
    """Why this machine cannot give us such a network, or None."""
    fault = netns.why_not()
    if fault:
        return fault
    if not os.path.exists("/dev/net/tun"):
        return "there is no /dev/net/tun"
    return None if shutil.which("nsenter") else "the program nsenter (util-linux) is not installed"


class BadNetwork:
    """Good until it is told. `enter(side)` begins a command that runs on that side."""

    def __init__(self, seed=1):
        self._hop = subprocess.Popen(
            [sys.executable, HOP, str(seed)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._net = self._answer()
        self.addresses = dict(self._net["addresses"])

    def _answer(self):
        answer = json.loads(self._hop.stdout.readline() or '{"error": "the hop ended"}')
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer

    def tell(self, **how):
        """Changes loss, delay_ms, jitter_ms or cut. Answers what passed and was lost since."""
        self._hop.stdin.write(json.dumps(how) + "\n")
        self._hop.stdin.flush()
        return self._answer()

    def enter(self, side):
        return ["nsenter", f"--net={self._net[side]}"]

    def _ip(self, side, *arguments):
        subprocess.run([*self.enter(side), "ip", *arguments], check=True)

    def add_address(self, side, address):
        self._ip(side, "addr", "add", f"{address}/{self._net['prefix']}", "dev", self._net["card"])

    def remove_address(self, side, address):
        self._ip(side, "addr", "del", f"{address}/{self._net['prefix']}", "dev", self._net["card"])

    def move(self, side, address):
        """Another lease: the old address is gone, with all its routes."""
        card = self._net["card"]
        self._ip(side, "addr", "flush", "dev", card)
        self.add_address(side, address)
        self._ip(side, "route", "replace", "default", "dev", card)
        self.addresses[side] = address

    def stop(self):
        self._hop.stdin.close()
        try:
            self._hop.wait(20)
        except subprocess.TimeoutExpired:
            self._hop.kill()
            self._hop.wait()
        self._hop.stdout.close()
