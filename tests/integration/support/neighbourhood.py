# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A private D-Bus and an avahi-daemon, for a network of our own (netns.py)."""

import os
import re
import shutil
import subprocess
import tempfile

from . import netns
from .processes import PATIENCE, Process, wait_until

PROGRAMS = ("dbus-daemon", "avahi-daemon", "avahi-browse")
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/>
    <allow send_destination="*" eavesdrop="true"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""
AVAHI = """[server]
host-name=testbox
use-ipv6=no
allow-interfaces={card}
enable-dbus=yes
[publish]
publish-workstation=no
[rlimits]
"""


def missing():
    """Which of Avahi's programs is not there, or None."""
    return next((f"{one} is not installed" for one in PROGRAMS if not shutil.which(one)), None)


def enter(address="10.77.0.10", card="eth0"):
    """Moves this process into a network of our own with one card. Answers a reason when that fails."""
    fault = netns.why_not() or missing() or netns.enter() or netns.add_card(card)
    fault = fault or netns.ip("link", "set", card, "multicast", "on")
    fault = fault or netns.ip("addr", "add", f"{address}/24", "dev", card)
    return fault or netns.ip("route", "add", "default", "via", "10.77.0.1")


class Neighbourhood:
    """`card`: the network card on which Avahi speaks."""

    def __init__(self, card="eth0"):
        self.card = card
        self.folder = tempfile.mkdtemp(prefix="tsr-")
        os.chmod(self.folder, 0o755)
        self.socket = os.path.join(self.folder, "bus")
        self.env = dict(os.environ, DBUS_SYSTEM_BUS_ADDRESS=f"unix:path={self.socket}")
        self.bus = self.avahi = None

    def start_bus(self):
        config = os.path.join(self.folder, "bus.conf")
        with open(config, "w", encoding="ascii") as file:
            file.write(BUS.format(socket=self.socket))
        self.bus = Process(
            "dbus-daemon",
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"],
            os.path.join(self.folder, "bus.log"),
        )
        wait_until(lambda: os.path.exists(self.socket), PATIENCE, "D-Bus")

    def start_avahi(self):
        config = os.path.join(self.folder, "avahi.conf")
        with open(config, "w", encoding="ascii") as file:
            file.write(AVAHI.format(card=self.card))
        # /run is replaced by an empty one: a daemon of the machine keeps its pid file.
        command = (
            "mount -t tmpfs none /run && mkdir -p /run/avahi-daemon && "
            f"exec avahi-daemon --no-drop-root --no-chroot --no-rlimits -f {config}"
        )
        self.avahi = Process(
            "avahi-daemon",
            ["unshare", "--mount", "sh", "-c", command],
            os.path.join(self.folder, "avahi.log"),
            env=self.env,
        )
        self.avahi.wait_for_line(r"Server startup complete")

    def browse(self, kind="_tessera._tcp"):
        """Resolved services: {name: (host, address, port, txt)}."""
        done = subprocess.run(
            ["avahi-browse", "--resolve", "--parsable", "--terminate", kind],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        found = {}
        for line in done.stdout.splitlines():
            parts = line.split(";")
            if parts[0] == "=":
                # avahi-browse writes odd characters as decimal numbers: "Oslo\\032\\0402\\041".
                name = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1])), parts[3])
                found[name] = (parts[6], parts[7], int(parts[8]), parts[9])
        return found

    def stop(self):
        for process in (self.avahi, self.bus):
            if process:
                process.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
