# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A box: tesserad with folders, ports and settings of its own, and its kiosk."""

import json
import os
import random
import shutil
import socket
import tempfile

from . import paths
from .display import Xvfb
from .json_rpc_socket import JsonRpcSocket
from .processes import PATIENCE, Process, wait_until

READY = r"^tesserad: ready (https://\S+) meeting (\S*)"


def free_port(kind=socket.SOCK_STREAM):
    """Below the ports that the system gives to outgoing connections: one of these would hold it just when
    the box comes back. By chance, so that two runs at once do not meet."""
    with open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii") as file:
        end = int(file.read().split()[0])
    ports = range(10100, end if end > 11000 else 32768)  # no browser connects to 10080
    while True:
        with socket.socket(socket.AF_INET, kind) as probe:
            port = random.choice(ports)
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                pass  # in use


def short_folder():
    """The one for temporary files, unless a socket's path there would pass its 107 bytes."""
    return tempfile.gettempdir() if len(tempfile.gettempdir()) < 40 else "/tmp"


def merged(base, extra):
    result = dict(base)
    for key, value in extra.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = merged(result[key], value) if both else value
    return result


class Box:
    """Nothing runs until start(). `settings` are merged over the defaults of a private box."""

    def __init__(self, settings=None, folder=None):
        self._own_folder = folder is None
        self.folder = folder or tempfile.mkdtemp(prefix="tsr-", dir=short_folder())
        if self._own_folder:  # run.py's stays closed to others
            os.chmod(self.folder, 0o755)
        self.state_folder = os.path.join(self.folder, "state")
        self.runtime_folder = os.path.join(self.folder, "run")
        for path in (self.state_folder, self.runtime_folder):
            os.makedirs(path, mode=0o750, exist_ok=True)
        self.settings = merged(
            {
                "room": {"name": "Test room"},
                # Long enough to be no part of some port, time or id in a log.
                "meeting": {"pin_digits": 8},
                "web": {
                    "port": free_port(),
                    "explain_port": 0,
                    "listen": ["127.0.0.1"],
                    "folder": os.path.join(paths.ROOT, "web"),
                },
                "state_folder": self.state_folder,
                "runtime_folder": self.runtime_folder,
                "log": {"level": "debug"},
            },
            settings or {},
        )
        self.config_path = os.path.join(self.folder, "tessera.yaml")
        self.enter = []  # what begins tesserad's command: another network, say
        self.daemon = None
        self.kiosk = None
        self.screen = None
        self.url = None
        self.meeting = None

    def write_config(self, text=None):
        # JSON is YAML; tests that need odd YAML give their own text.
        with open(self.config_path, "w", encoding="utf-8") as file:
            file.write(text if text is not None else json.dumps(self.settings, indent=2) + "\n")

    def start(self, timeout=PATIENCE, env=None, arguments=()):
        """Returns when tesserad says that it is ready."""
        self.write_config()
        self.spawn(env, arguments)
        ready = self.daemon.wait_for_line(READY, timeout)
        self.url, self.meeting = ready.group(1), ready.group(2)
        return self

    def spawn(self, env=None, arguments=()):
        self.daemon = Process(
            "tesserad",
            [*self.enter, paths.TESSERAD, "--config", self.config_path, *arguments],
            os.path.join(self.folder, "tesserad.log"),
            env=env,
        )
        return self.daemon

    def start_kiosk(self, size="1920x1080", timeout=PATIENCE, env=None, arguments=()):
        """The real kiosk on a screen of its own; returns when tesserad sees it."""
        if self.screen is None:
            self.screen = Xvfb(self.folder, size)
        self.kiosk = Process(
            "tessera-kiosk",
            [paths.KIOSK, "--runtime-folder", self.runtime_folder, *arguments],
            os.path.join(self.folder, "kiosk.log"),
            env=self.screen.environment(env),
        )
        if timeout:
            self.wait_kiosk(timeout)
        return self.kiosk

    def wait_kiosk(self, timeout=PATIENCE):
        with self.admin() as admin:
            wait_until(
                lambda: admin.call("status")["kiosk"]["state"] == "present", timeout, "kiosk"
            )

    @property
    def port(self):
        return self.settings["web"]["port"]

    def socket_path(self, name):
        return os.path.join(self.runtime_folder, f"{name}.sock")

    def admin(self):
        return JsonRpcSocket(self.socket_path("admin"), "admin")

    def pin(self):
        with self.admin() as admin:
            return admin.call("pin.show")["pin"]

    def stop(self):
        for process in (self.kiosk, self.daemon, self.screen):
            if process:
                process.stop()
        self.kiosk = self.daemon = self.screen = None
        if self._own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
