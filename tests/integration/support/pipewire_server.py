# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A PipeWire of our own whose loudspeaker is a file, as sound_server.py is a PulseAudio."""

import array
import os
import shutil
import subprocess
import time

from .processes import PATIENCE, Process, wait_until
from .sound_server import RATE, Hearing

NAME = "tessera-test"
HEAD = 44  # bytes of a WAV file before its samples
CONFIG = """
context.properties = { core.daemon = true core.name = %s support.dbus = false default.clock.rate = 48000 }
context.spa-libs = { audio.convert.* = audioconvert/libspa-audioconvert support.* = support/libspa-support }
context.modules = [
  { name = libpipewire-module-protocol-native }
  { name = libpipewire-module-metadata }
  { name = libpipewire-module-spa-node-factory }
  { name = libpipewire-module-client-node }
  { name = libpipewire-module-access }
  { name = libpipewire-module-adapter }
  { name = libpipewire-module-link-factory }
  { name = libpipewire-module-session-manager }
]
context.objects = [
  { factory = spa-node-factory args = { factory.name = support.node.driver node.name = clock priority.driver = 20000 } }
  { factory = adapter args = { factory.name = support.null-audio-sink node.name = room media.class = Audio/Sink
                               object.linger = true audio.position = [ FL FR ] monitor.channel-volumes = true } }
]
""" % NAME


def missing_tools():
    missing = [tool for tool in ("pipewire", "wireplumber", "pw-record", "dbus-run-session") if shutil.which(tool) is None]
    found = subprocess.run(["gst-inspect-1.0", "pipewiresink"], check=False, timeout=PATIENCE, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
    return missing + (["pipewiresink"] if found.returncode else [])


class PipewireServer(Hearing):
    """`environment`: for a program that shall play here."""

    def __init__(self, folder):
        self.folder = folder
        self._environment = self.environment(os.environ)
        path = os.path.join(folder, "pipewire.conf")
        with open(path, "w", encoding="ascii") as file:
            file.write(CONFIG)
        self._manager = None
        self._core = self._start("pipewire", "pipewire", "-c", path)
        try:
            wait_until(lambda: os.path.exists(os.path.join(folder, NAME)), PATIENCE, f"PipeWire's socket\n{self._core.tail()}")
            # It links what plays with what sounds, and wants a bus.
            self._manager = self._start("wireplumber", "dbus-run-session", "--", "wireplumber")
        except BaseException:
            self.stop()
            raise

    def _start(self, name, *command):
        return Process(name, list(command), os.path.join(self.folder, f"{name}.log"), env=self._environment)

    def environment(self, base):
        return dict(base, HOME=self.folder, XDG_RUNTIME_DIR=self.folder, PIPEWIRE_RUNTIME_DIR=self.folder,
                    PIPEWIRE_REMOTE=NAME, PULSE_SERVER="unix:/nowhere")

    def hear(self, seconds):
        """Samples of 16 bits, one channel; fewer than wanted when nothing is recorded any more."""
        wanted, path = HEAD + int(seconds * RATE) * 2, os.path.join(self.folder, "heard.wav")
        recorder = subprocess.Popen(  # pylint: disable=consider-using-with
            ["pw-record", "--target", "room", "-P", "{ stream.capture.sink = true }", "--format", "s16", "--rate", str(RATE),
             "--channels", "1", path], env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + seconds + 5
        while recorder.poll() is None and time.monotonic() < end and not self._has(path, wanted):
            time.sleep(0.05)
        recorder.kill()
        recorder.wait()
        with open(path, "rb") as file:
            heard = file.read()[HEAD:wanted]
        os.unlink(path)
        return array.array("h", heard[:len(heard) // 2 * 2])

    @staticmethod
    def _has(path, size):
        return os.path.exists(path) and os.path.getsize(path) >= size

    def stop(self):
        for each in (self._manager, self._core):
            if each:
                each.stop()
