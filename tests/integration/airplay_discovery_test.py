#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""What AirPlay's devices find of the room, as it is on the wire: Avahi's own tools look for it."""

import os
import re
import signal
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]

# pylint: disable=wrong-import-position
from airplay_sender.sender import Sender
from support import neighbourhood
from support.airplay_case import AirplayBox, AirplayCase
from support.processes import PATIENCE, wait_until

KINDS = ("_airplay._tcp", "_raop._tcp")
PIN_REQUIRED, SESSION_ACTIVE = 1 << 3, 1 << 17


def setUpModule():
    fault = neighbourhood.enter()
    if fault:
        raise unittest.SkipTest(f"SKIPPED, cannot run here: {fault}")


class AirplayDiscoveryTest(AirplayCase):
    def setUp(self):
        self.near = neighbourhood.Neighbourhood()
        self.addCleanup(self.near.stop)
        self.near.start_bus()
        try:
            self.near.start_avahi()
        except Exception as fault:  # whatever a container forbids
            self.skipTest(f"avahi-daemon does not start here: {fault}")
        self.box = AirplayBox({"participants_max": 1}, {}, {})
        self.addCleanup(self.box.stop)
        self.box.settings["room"]["name"] = "Oslo"
        self.box.settings["web"]["listen"] = ["0.0.0.0"]
        self.box.start(env=self.near.env)

    def found(self, kind):
        """{name: (address, port, what its TXT record says)}"""
        return {name: (address, port, dict(re.findall(r'"([^"=]+)=([^"]*)"', txt)))
                for name, (_, address, port, txt) in self.near.browse(kind).items()}

    def wait_both(self, name, condition=lambda says: True):
        """What both records of a room of this name say, once that holds for both."""
        def look():
            both = [next((says for own, (address, port, says) in self.found(kind).items()
                          if own.split("@")[-1] == name and (address, port) == ("10.77.0.10", self.box.airplay)), None)
                    for kind in KINDS]
            return all(says and condition(says) for says in both) and both

        return wait_until(look, PATIENCE, f"such a {name}")

    @staticmethod
    def flags(says):
        return int(says.get("flags") or says["sf"], 16)

    def settings(self, part, **new):
        self.box.settings[part].update(new)
        self.box.write_config()
        self.box.daemon.signal(signal.SIGHUP)

    def test_both_services_are_found_and_follow_the_room(self):
        airplay, raop = self.wait_both("Oslo")
        info = Sender("10.77.0.10", self.box.airplay)
        self.addCleanup(info.close)
        told = info.info()
        self.assertEqual({airplay["pk"], raop["pk"]}, {told["pk"].hex()})
        self.assertEqual(airplay["deviceid"], told["deviceID"])
        self.assertIn(f"{told['deviceID'].replace(':', '')}@Oslo", self.found("_raop._tcp"))
        self.assertEqual({airplay["features"], raop["ft"]},
                         {f"0x{told['features'] & 0xFFFFFFFF:X},0x{told['features'] >> 32:X}"})
        self.assertEqual([self.flags(one) & (PIN_REQUIRED | SESSION_ACTIVE) for one in (airplay, raop)], [PIN_REQUIRED] * 2)
        self.assertEqual(raop["pw"], "true")

        self.settings("room", name="Bergen")
        self.wait_both("Bergen", lambda says: says["pk"] == airplay["pk"])
        for kind in KINDS:
            wait_until(lambda kind=kind: not [name for name in self.found(kind) if "Oslo" in name], PATIENCE,
                       "the end of the former name")

        self.settings("meeting", pin_policy="off")
        _, raop = self.wait_both("Bergen", lambda says: not self.flags(says) & PIN_REQUIRED)
        self.assertEqual(raop["pw"], "false")

        one = Sender("10.77.0.10", self.box.airplay)
        self.addCleanup(one.close)
        one.pair_transient()
        self.assertEqual(one.set_up_session().status, 200)
        self.wait_both("Bergen", lambda says: self.flags(says) & SESSION_ACTIVE)
        one.tear_down()
        self.wait_both("Bergen", lambda says: not self.flags(says) & SESSION_ACTIVE)


if __name__ == "__main__":
    unittest.main(verbosity=2)
