# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Listens to what a loudspeaker plays, and says when each beep began."""

import array
import collections
import os
import subprocess
import threading
import time

from support.sound_server import RATE

CHUNK = 240  # samples, 5 ms
LOUD = 3000  # of 32767; the page's beep has half of that at least
QUIET_S = 0.3  # before a beep
WINDOW = 400  # chunks by which the recording's own clock is read: 2 s


class Ears:
    """`beeps`: wall clock, ms. A sample's moment is that at which it can be read, less its place in the
    recording; of the last two seconds the earliest counts, for a reader can be late and never early."""

    def __init__(self, environment):
        self.beeps = []
        self._shifts = collections.deque(maxlen=WINDOW)
        self._recorder = subprocess.Popen(
            ["parec", "-d", "room.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1", "--raw",
             "--latency-msec=5"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        descriptor = self._recorder.stdout.fileno()
        taken, loud_at, pending = 0, 0, b""
        while data := os.read(descriptor, CHUNK * 2):
            now = time.time() * 1000
            pending += data
            samples = array.array("h", pending[:len(pending) // 2 * 2])
            pending = pending[len(samples) * 2:]
            begins = taken
            taken += len(samples)
            self._shifts.append(now - taken * 1000 / RATE)
            if not samples or max(samples) < LOUD and min(samples) > -LOUD:
                continue
            first = next(at for at, sample in enumerate(samples) if abs(sample) >= LOUD)
            if begins + first - loud_at > QUIET_S * RATE:
                self.beeps.append(min(self._shifts) + (begins + first) * 1000 / RATE)
            last = next(at for at in range(len(samples), 0, -1) if abs(samples[at - 1]) >= LOUD)
            loud_at = begins + last

    def running(self):
        return self._recorder.poll() is None

    def stop(self):
        self._recorder.kill()
        self._recorder.wait()
