#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What the box publishes, seen by Avahi's own tools: private D-Bus, avahi-daemon and network."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import netns
from support.box import Box
from support.processes import PATIENCE, Process, wait_until

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/>
    <allow send_destination="*" eavesdrop="true"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""
AVAHI = """[server]
host-name=testbox
use-ipv6=no
allow-interfaces=eth0
enable-dbus=yes
[publish]
publish-workstation=no
[rlimits]
"""


def setUpModule():
    fault = netns.why_not()
    for program in ("dbus-daemon", "avahi-daemon", "avahi-browse"):
        if not fault and not shutil.which(program):
            fault = f"{program} is not installed"
    fault = fault or netns.enter() or netns.add_card("eth0")
    fault = fault or netns.ip("link", "set", "eth0", "multicast", "on")
    fault = fault or netns.ip("addr", "add", "10.77.0.10/24", "dev", "eth0")
    fault = fault or netns.ip("route", "add", "default", "via", "10.77.0.1")
    if fault:
        raise unittest.SkipTest(fault)


class Neighbourhood:
    """A D-Bus and an avahi-daemon of our own."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="tsr-")
        os.chmod(self.folder, 0o755)
        self.socket = os.path.join(self.folder, "bus")
        self.env = dict(os.environ, DBUS_SYSTEM_BUS_ADDRESS=f"unix:path={self.socket}")
        self.bus = self.avahi = None

    def start_bus(self):
        config = os.path.join(self.folder, "bus.conf")
        with open(config, "w", encoding="ascii") as file:
            file.write(BUS.format(socket=self.socket))
        self.bus = Process(
            "dbus-daemon",
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"],
            os.path.join(self.folder, "bus.log"),
        )
        wait_until(lambda: os.path.exists(self.socket), PATIENCE, "D-Bus")

    def start_avahi(self):
        config = os.path.join(self.folder, "avahi.conf")
        with open(config, "w", encoding="ascii") as file:
            file.write(AVAHI)
        # /run is replaced by an empty one: a daemon of the machine keeps its pid file.
        command = (
            "mount -t tmpfs none /run && mkdir -p /run/avahi-daemon && "
            f"exec avahi-daemon --no-drop-root --no-chroot --no-rlimits -f {config}"
        )
        self.avahi = Process(
            "avahi-daemon",
            ["unshare", "--mount", "sh", "-c", command],
            os.path.join(self.folder, "avahi.log"),
            env=self.env,
        )
        self.avahi.wait_for_line(r"Server startup complete")

    def browse(self):
        """Resolved services: {name: (host, address, port, txt)}."""
        done = subprocess.run(
            ["avahi-browse", "--resolve", "--parsable", "--terminate", "_tessera._tcp"],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        found = {}
        for line in done.stdout.splitlines():
            parts = line.split(";")
            if parts[0] == "=":
                # avahi-browse writes odd characters as decimal numbers: "Oslo\\032\\0402\\041".
                name = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1])), parts[3])
                found[name] = (parts[6], parts[7], int(parts[8]), parts[9])
        return found

    def stop(self):
        for process in (self.avahi, self.bus):
            if process:
                process.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class DiscoveryTest(unittest.TestCase):
    def setUp(self):
        self.near = Neighbourhood()
        self.addCleanup(self.near.stop)

    def box(self, name, **more):
        box = Box({"room": {"name": name}, "web": {"listen": ["0.0.0.0"]}, **more})
        self.addCleanup(box.stop)
        return box.start(env=self.near.env)

    def wait_service(self, name, condition=lambda service: True):
        def look():
            service = self.near.browse().get(name)
            return service if service and condition(service) else None

        return wait_until(look, PATIENCE, f"service {name}")

    def with_avahi(self):
        self.near.start_bus()
        try:
            self.near.start_avahi()
        except Exception as fault:  # whatever a container forbids
            self.skipTest(f"avahi-daemon does not start here: {fault}")

    def test_the_room_is_announced_and_follows(self):
        self.with_avahi()
        box = self.box("Oslo")
        _, address, port, txt = self.wait_service("Oslo")
        self.assertEqual((address, port), ("10.77.0.10", box.port))
        # 10 * 2^24 + 77 * 2^16 + 0 * 2^8 + 10
        for entry in ('"txtvers=1"', '"id=0172818442"', '"path=/"', '"ver='):
            self.assertIn(entry, txt)
        box.settings["room"]["name"] = "Bergen"
        box.write_config()
        box.daemon.signal(1)
        self.wait_service("Bergen")
        wait_until(lambda: "Oslo" not in self.near.browse(), PATIENCE, "end of the former name")

    def test_the_host_name_resolves(self):
        self.with_avahi()
        self.box("Oslo", discovery={"host_name": "tessera-test"})
        self.wait_service("Oslo")

        def resolved():
            done = subprocess.run(
                ["avahi-resolve", "-4", "-n", "tessera-test.local"],
                env=self.near.env, capture_output=True, text=True, timeout=PATIENCE, check=False,
            )
            return "10.77.0.10" in done.stdout

        wait_until(resolved, PATIENCE, "address of the host name")

    def test_two_rooms_of_one_name_get_two_names(self):
        self.with_avahi()
        self.box("Oslo")
        self.wait_service("Oslo")
        second = self.box("Oslo", discovery={"host_name": "tessera-other"})
        second.daemon.wait_for_line(r"discovery: announced as 'Oslo \(2\)'")
        self.wait_service("Oslo (2)")

    def test_without_d_bus_it_goes_on_and_says_so_once(self):
        box = self.box("Oslo")
        box.daemon.wait_for_line(r"discovery: the box is not announced")
        with box.admin() as admin:
            self.assertEqual(admin.call("status")["actors"]["discovery"]["state"], "running")
        self.assertEqual(box.daemon.output().count("not announced"), 1)

    def test_an_avahi_that_comes_later_is_found(self):
        self.near.start_bus()
        box = self.box("Oslo")
        box.daemon.wait_for_line(r"discovery: the box is not announced")
        try:
            self.near.start_avahi()
        except Exception as fault:
            self.skipTest(f"avahi-daemon does not start here: {fault}")
        # At the latest with the next try, 30 s later.
        box.daemon.wait_for_line(r"discovery: announced as 'Oslo'", 30 + PATIENCE)


if __name__ == "__main__":
    unittest.main(verbosity=2)
