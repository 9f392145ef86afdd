#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What the kiosk plays sound on comes, goes, hangs or is not there: the pictures go on."""

import os
import signal
import socket
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support.processes import PATIENCE  # noqa: E402
from support.kiosk_sound import HIGH, LOW, MISSING, SoundCase  # noqa: E402
from support.kiosk_stage import wait_until  # noqa: E402


@unittest.skipIf(MISSING, f"SKIPPED, cannot run without: {MISSING}")
class KioskSoundOutputTest(SoundCase):
    def start_heard(self):
        """One share is seen and heard."""
        self.start()
        lane = self.plays("s1", LOW)
        self.server.hears(LOW)
        return lane

    def outputs_told(self):
        return [params.get("sound") for method, params in list(self.box.calls)
                if method == "kiosk.ready"]

    def tells_output(self, name):
        self.assertTrue(wait_until(lambda: self.outputs_told()[-1:] == [name]), self.log_text())

    def says(self, words):
        self.assertTrue(wait_until(lambda: words in self.log_text()), self.log_text())

    def server_dies(self):
        self.server.kill()
        os.unlink(self.server.socket)

    def kiosk_ends(self):
        self.kiosk.terminate()
        self.assertEqual(self.kiosk.wait(PATIENCE), 0, self.log_text())

    def test_an_output_that_appears_is_told_played_on_and_missed(self):
        self.start(server=False, later=True)
        self.tells_output("")
        self.start_server()
        # Nobody plays: the kiosk has looked again by itself.
        self.tells_output("pulse")
        self.plays("s1", LOW)
        self.server.hears(LOW)
        self.server_dies()
        self.says("its sound stops")
        self.tells_output("")
        self.shown("s1")
        self.start_server()
        self.server.hears(LOW)

    def test_a_server_that_never_answers_holds_nothing_up(self):
        with socket.socket(socket.AF_UNIX) as deaf:  # takes the connection and never answers
            deaf.bind(os.path.join(self.folder, "pulse.sock"))
            deaf.listen(8)
            self.start(server=False, later=True)
            self.tells_output("")
            self.plays("s1", LOW)
            self.shown("s1")
            self.kiosk_ends()

    def test_without_an_output_the_picture_goes_on_and_it_is_said_once(self):
        self.start(server=False)
        self.plays("s1", LOW)
        self.shown("s1")
        self.says("nothing to play its sound on")
        self.shown("s1", reports=3)
        self.assertEqual(self.log_text().count("nothing to play its sound on"), 1)

    def test_a_loudspeaker_that_is_unplugged_is_said_once_and_found_again(self):
        self.start_heard()
        self.tells_output("pulse")
        self.server.unplug()
        self.says("its sound stops")
        self.shown("s1", reports=4)  # twice as long as it takes to try again
        self.assertEqual(self.log_text().count("its sound stops"), 1, self.log_text())
        self.server.plug_in()
        self.server.hears(LOW)

    def test_a_server_that_hangs_holds_up_no_picture_and_is_heard_again(self):
        self.start_heard()
        self.server.signal(signal.SIGSTOP)
        try:
            self.shown("s1", reports=3)
            for share in ("s2", "s3"):  # these find it hanging
                self.plays(share, HIGH)
            self.shown("s1", "s2", "s3", reports=3)
            for share in ("s1", "s2"):  # the one that played, and the one that looks
                self.ends(share)
            self.shown("s3", reports=3)
        finally:
            self.server.signal(signal.SIGCONT)
        self.server.hears(HIGH)
        self.falls_silent(LOW)

    def test_a_share_that_played_when_the_server_hung_is_heard_again(self):
        lane = self.start_heard()
        self.server.signal(signal.SIGSTOP)
        try:
            self.shown("s1", reports=3)
        finally:
            self.server.signal(signal.SIGCONT)
        self.server.hears(LOW)
        lane.close()
        self.falls_silent(LOW)
        # Once more: it ends although the server hangs.
        self.plays("s2", HIGH)
        self.server.hears(HIGH)
        self.server.signal(signal.SIGSTOP)
        try:
            self.shown("s2", reports=3)
            self.kiosk_ends()
        finally:
            self.server.signal(signal.SIGCONT)


if __name__ == "__main__":
    unittest.main(verbosity=2)
