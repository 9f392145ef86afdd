#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""What the box publishes, seen by Avahi's own tools: private D-Bus, avahi-daemon and network."""

import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import neighbourhood
from support.box import Box
from support.processes import PATIENCE, wait_until


def setUpModule():
    fault = neighbourhood.enter()
    if fault:
        raise unittest.SkipTest(fault)


class DiscoveryTest(unittest.TestCase):
    def setUp(self):
        self.near = neighbourhood.Neighbourhood()
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
