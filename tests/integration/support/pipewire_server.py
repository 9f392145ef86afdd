# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A PipeWire of our own whose loudspeaker is a file, as sound_server.py is a PulseAudio."""

import array
import os
import shutil
import subprocess

from .processes import PATIENCE, Process, wait_until
from .sound_server import RATE, Hearing

NAME = "tessera-test"
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
    missing = [tool for tool in ("pipewire", "wireplumber", "pw-record") if shutil.which(tool) is None]
    found = subprocess.run(["gst-inspect-1.0", "--exists", "pipewiresink"], check=False, timeout=PATIENCE)
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
            # It links what plays with what sounds.
            self._manager = self._start("wireplumber", "wireplumber")
        except BaseException:
            self.stop()
            raise

    def _start(self, name, *command):
        return Process(name, list(command), os.path.join(self.folder, f"{name}.log"), env=self._environment)

    def environment(self, base):
        return dict(base, HOME=self.folder, XDG_RUNTIME_DIR=self.folder, PIPEWIRE_RUNTIME_DIR=self.folder,
                    PIPEWIRE_REMOTE=NAME, PULSE_SERVER="unix:/nowhere", DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere")

    def hear(self, seconds):
        wanted = int(seconds * RATE) * 2
        with subprocess.Popen(["pw-record", "--target", "room", "-P", "{ stream.capture.sink = true }", "--format", "s16",
                               "--rate", str(RATE), "--channels", "1", "-"], env=self._environment, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as recorder:
            heard = recorder.stdout.read(wanted)
            recorder.kill()
        return array.array("h", heard[:len(heard) // 2 * 2])

    def stop(self):
        for each in (self._manager, self._core):
            if each:
                each.stop()
