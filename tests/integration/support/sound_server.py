# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A PulseAudio of our own whose loudspeaker is a file: what is played can be heard back."""

import array
import math
import os
import re
import shutil
import subprocess

from .processes import PATIENCE, Process, wait_until

RATE = 48_000  # Hz
LOUDSPEAKER = f"module-null-sink sink_name=room rate={RATE}"


def missing_tools():
    return [tool for tool in ("pulseaudio", "parec", "pactl") if shutil.which(tool) is None]


def strength(samples, frequency, rate=RATE):
    """How strong this frequency is in the samples, 0 to about 1 (Goertzel)."""
    turn = 2 * math.cos(2 * math.pi * frequency / rate)
    before = last = 0.0
    for sample in samples:
        before, last = last, sample / 32768 + turn * last - before
    power = last * last + before * before - turn * last * before
    return 2 * math.sqrt(max(power, 0)) / max(len(samples), 1)


class Hearing:
    """What has hear(seconds)."""

    def hears(self, *frequencies, least=0.02, patience=PATIENCE):
        """Waits until these frequencies are heard, at the same time."""
        def heard():
            samples = self.hear(0.5)
            return all(strength(samples, one) > least for one in frequencies)

        return wait_until(heard, patience, f"sound of {frequencies} Hz")

    def is_silent(self, *frequencies, most=0.004):
        samples = self.hear(0.5)
        # A recorder that has died hears nothing either.
        return len(samples) >= 0.5 * RATE and all(strength(samples, one) < most for one in frequencies)


class SoundServer(Process, Hearing):
    def __init__(self, folder):
        self.folder = folder
        self.socket = os.path.join(folder, "pulse.sock")
        self.server = f"unix:{self.socket}"
        self._environment = dict(os.environ, HOME=folder, XDG_RUNTIME_DIR=folder,
                                 PULSE_RUNTIME_PATH=folder, PULSE_SERVER=self.server)
        super().__init__(
            "pulseaudio",
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
             "-L", LOUDSPEAKER,
             "-L", f"module-native-protocol-unix socket={self.socket} auth-anonymous=1"],
            os.path.join(folder, "pulseaudio.log"), env=self._environment)
        wait_until(lambda: os.path.exists(self.socket), PATIENCE, "PulseAudio's socket")
        self._ear = None
        self._keep_awake()

    def stop(self, *arguments, **more):
        self._ear.kill()
        self._ear.wait()
        super().stop(*arguments, **more)

    def _keep_awake(self):
        """Somebody listens all the while: a null sink that nobody hurries takes two seconds to notice what
        comes and goes."""
        if self._ear:
            self._ear.kill()
            self._ear.wait()
        self._ear = self._record(subprocess.DEVNULL)

    def play_ahead(self):
        """Nobody listens any more, and the sink has played the silence of the next second and more already."""
        self._ear.kill()
        self._ear.wait()

        def ahead():
            said = re.search(r"Latency: (\d+) usec", self._pactl("list", "sinks"))
            return said and int(said[1]) > 1_000_000

        wait_until(ahead, PATIENCE, "a sink that plays ahead")

    def _record(self, to):
        return subprocess.Popen(  # pylint: disable=consider-using-with
            ["parec", "-d", "room.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1",
             "--raw", "--latency-msec=20"],
            env=self._environment, stdout=to, stderr=subprocess.DEVNULL)

    def environment(self, base):
        """For a program that shall play here."""
        return dict(base, PULSE_SERVER=self.server)

    def _pactl(self, *words):
        return subprocess.run(["pactl", *words], env=self._environment, check=True, timeout=PATIENCE,
                              capture_output=True, text=True).stdout

    def load(self, *words):
        """One more module, with its arguments."""
        self._pactl("load-module", *words)

    def unplug(self):
        """The server stays, its only loudspeaker is gone."""
        self._pactl("unload-module", "module-null-sink")

    def plug_in(self):
        self._pactl("load-module", *LOUDSPEAKER.split())
        self._keep_awake()

    def hear(self, seconds):
        """What is played for so long: samples of 16 bits, one channel."""
        wanted = int(seconds * RATE) * 2
        with self._record(subprocess.PIPE) as recorder:
            heard = recorder.stdout.read(wanted)
            recorder.kill()
        return array.array("h", heard[:len(heard) // 2 * 2])
