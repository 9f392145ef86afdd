#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A kiosk on a box with PipeWire alone, without its way of speaking PulseAudio's protocol."""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support import pipewire_server  # noqa: E402
from support.kiosk_sound import SoundCase  # noqa: E402
from support.kiosk_stage import missing_tools  # noqa: E402

MISSING = missing_tools() + pipewire_server.missing_tools()


@unittest.skipIf(MISSING, f"SKIPPED, cannot run without: {MISSING}")
class KioskPipewireTest(SoundCase):
    def test_a_share_is_heard_and_falls_silent(self):
        self.server = pipewire_server.PipewireServer(self.folder)
        self.addCleanup(self.server.stop)
        self.environment = self.server.environment(self.environment)
        self.environment["ALSA_CONFIG_PATH"] = "/dev/null"
        self.start_box()
        self.start_kiosk()
        self.plays_on("pipewire")


if __name__ == "__main__":
    unittest.main(verbosity=2)
