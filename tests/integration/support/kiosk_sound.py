# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A kiosk whose loudspeaker is a file: what the tests of its sound have in common."""

import os

from . import sound_server
from .kiosk_stage import KioskCase, fake_box, missing_tools, wait_until
from .sound_server import SoundServer

MISSING = missing_tools() + sound_server.missing_tools()
LOW, HIGH = 440, 1500  # Hz
RED = 0xC02020


class SoundCase(KioskCase):
    SIZE = (1280, 720)

    def start(self, server=True, later=False):
        if server:
            self.start_server()
            self.environment = self.server.environment(self.environment)
        else:  # whatever this machine has; with `later` where a server of ours may come
            where = os.path.join(self.folder, "pulse.sock") if later else "/nowhere"
            self.environment.update(PULSE_SERVER=f"unix:{where}", ALSA_CONFIG_PATH="/dev/null")
        self.start_box()
        self.start_kiosk()

    def start_server(self):
        self.server = SoundServer(self.folder)
        self.addCleanup(self.server.stop)

    def plays(self, share, frequency, picture=True):
        """One more share, with this sound."""
        self.add_share(share, len(self.box.lanes) + 1)
        if picture:
            lane = self.box.play(share, "vp8", self.clip(RED), size=(640, 360))
        else:
            lane = self.box.open_lane(share)
        self.box.play_sound(lane, fake_box.make_sound(frequency))
        return lane

    def plays_on(self, output):
        """The kiosk says so, one share is heard, and no more when it has ended."""
        self.assertTrue(wait_until(lambda: ("kiosk.ready", output) in
                                   [(method, params.get("sound")) for method, params in list(self.box.calls)]), self.log_text())
        self.plays("s1", LOW)
        self.server.hears(LOW)
        self.shown("s1")
        self.ends("s1")
        self.falls_silent(LOW)

    def ends(self, share):
        self.box.patch({"shares": {share: None}})
        self.box.lanes.pop(share).close()

    def shown(self, *shares, reports=1):
        """So many reports of each, from now on, that pictures are seen; there is one a second. One that was
        under way when something began to hang says nothing: three do."""
        self.box.calls.clear()

        def of(share):
            return sum(method == "share.displayed" and params["share"] == share and params["fps"] > 0
                       for method, params in list(self.box.calls))

        self.assertTrue(wait_until(lambda: all(of(share) >= reports for share in shares)), self.log_text())

    def falls_silent(self, *frequencies):
        self.assertTrue(wait_until(lambda: self.server.is_silent(*frequencies)), self.log_text())
