#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A kiosk on a box without a sound server plays by ALSA. The card is ALSA's way into a PulseAudio of our own, which the kiosk
itself is not told of: so what it plays can be heard back."""

import glob
import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support.kiosk_sound import MISSING, SoundCase  # noqa: E402
from support.processes import PATIENCE  # noqa: E402

ALSA = "/usr/share/alsa/alsa.conf"


def lacking():
    if not os.path.exists(ALSA):
        return ALSA
    if not glob.glob("/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so"):
        return "ALSA's plugin for PulseAudio (libasound2-plugins)"
    found = subprocess.run(["gst-inspect-1.0", "--exists", "alsasink"], check=False, timeout=PATIENCE)
    return "alsasink" if found.returncode else None


@unittest.skipIf(MISSING or lacking(), f"SKIPPED, cannot run without: {MISSING or lacking()}")
class KioskAlsaTest(SoundCase):
    def start_on_a_card(self):
        self.start_server()
        path = os.path.join(self.folder, "asound.conf")
        with open(path, "w", encoding="ascii") as file:
            file.write(f"<{ALSA}>\n")
            for kind in ("pcm", "ctl"):
                file.write(f'{kind}.!default {{ type pulse server "{self.server.server}" }}\n')
        self.environment.update(PULSE_SERVER="unix:/nowhere", ALSA_CONFIG_PATH=path, XDG_RUNTIME_DIR=self.folder)
        self.start_box()
        self.start_kiosk()

    def test_a_share_is_heard_and_falls_silent(self):
        self.start_on_a_card()
        self.plays_on("alsa")


if __name__ == "__main__":
    unittest.main(verbosity=2)
