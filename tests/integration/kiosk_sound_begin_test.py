#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""How sound begins on an output that nobody has used for a while."""

import itertools
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support.kiosk_sound import LOW, MISSING, SoundCase  # noqa: E402
from support.sound_server import RATE  # noqa: E402

PART = RATE // 50  # 20 ms
QUIET = 500  # of 32767


def pieces(samples):
    """How often it begins to be heard, and the parts of the last piece."""
    loud = [max(map(abs, samples[at:at + PART])) > QUIET for at in range(0, len(samples) - PART + 1, PART)]
    runs = [sum(1 for _ in run) for heard, run in itertools.groupby(loud) if heard]
    return len(runs), runs[-1] if runs else 0


@unittest.skipIf(MISSING, f"SKIPPED, cannot run without: {MISSING}")
class KioskSoundBeginTest(SoundCase):
    def test_a_sink_that_has_played_ahead_is_caught_up_with_at_once(self):
        """It takes nothing for up to two seconds: then sound is there as a whole, not in shreds. A busy machine
        may tear it too, but hardly each time."""
        self.start()
        heard = []
        for share in ("s1", "s2", "s3"):
            self.server.play_ahead()
            self.plays(share, LOW, picture=False)
            heard.append(pieces(self.server.hear(4)))
            if heard[-1][0] in (1, 2) and heard[-1][1] > 50:
                return
            self.ends(share)
        self.fail(f"(pieces, parts of the last): {heard}\n{self.log_text()}")


if __name__ == "__main__":
    unittest.main(verbosity=2)
