# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What `scripts/dev run` is told to run: plugins of this tree, or a configuration of one's own."""

import json
import os
import shlex
import subprocess

from support import paths
from support.processes import PATIENCE, Gone, wait_until

PLUGINS = os.path.join(paths.ROOT, "plugins")
FOLDERS = ("state_folder", "runtime_folder")


def plugin_names():
    return sorted(name for name in os.listdir(PLUGINS) if os.path.isfile(sample_of(name)))


def sample_of(plugin):
    return os.path.join(PLUGINS, plugin, f"{plugin}.yaml")


def yaml():
    import yaml as module  # pylint: disable=import-outside-toplevel  # there once `setup` has run

    return module


def switched_on(plugins):
    """Settings that switch them on, as the sample beside each does."""
    own = {"enabled": plugins}
    for name in plugins:
        with open(sample_of(name), encoding="utf-8") as file:
            own[name] = yaml().safe_load(file)["plugins"].get(name) or {}
    return {"plugins": own}


class OwnConfig:
    """A file of one's own, in which the folders may be missing: `box` has private ones."""

    def __init__(self, path, box):
        self.path, self.box, self._seen = path, box, None

    def take(self):
        """The file's text into the box's. Gone: it has faults, which are said with its own name."""
        self._seen = self._stamp()
        printed = subprocess.run([paths.TESSERAD, "--config", self.path, "--print-config"], capture_output=True,
                                 text=True, timeout=PATIENCE, check=False)
        if printed.returncode != 0:
            raise Gone(printed.stderr.strip())
        with open(self.path, encoding="utf-8-sig") as file:
            text = file.read()
        root = yaml().compose(text, Loader=yaml().BaseLoader)
        given = {key.value for key, _ in root.value} if root else ()
        # At the end, so that the lines of the log are those of the file.
        own = {key: getattr(self.box, key) for key in FOLDERS if key not in given}
        self.box.write_config(text + "".join(f"\n{key}: {json.dumps(folder)}" for key, folder in own.items()) + "\n")
        self.box.settings = {**yaml().safe_load(printed.stdout), **own}
        for key in FOLDERS:
            setattr(self.box, key, self.box.settings[key])

    def changed(self):
        return self._stamp() not in (self._seen, None)

    def _stamp(self):
        try:
            return os.stat(self.path).st_mtime_ns
        except OSError:  # an editor is about to replace it
            return None


def from_here(*path):
    return shlex.quote(os.path.relpath(os.path.join(*path)))


def tesseractl(box):
    return f"{from_here(paths.TESSERACTL)} --socket {shlex.quote(box.socket_path('admin'))}"


def how_to_try(box, plugin):
    """Lines about a plugin that is open."""
    if plugin not in plugin_names():
        return ["open"]
    if plugin != "airplay":
        return [f"switched on; {from_here(PLUGINS, plugin, 'README.md')} says what it does"]
    port = box.settings["plugins"]["airplay"]["port"]
    sender = (f"PYTHONPATH={from_here(paths.ROOT, 'tests', 'support')} /usr/bin/python3 -m airplay_sender "
              f"--to 127.0.0.1:{port}")
    return ["switched on; where Avahi runs, devices in this network find the room under Screen Mirroring.",
            "No device at hand? In another terminal (--sound: a tone; --help):",
            f'{sender} --pin "$({tesseractl(box)} pin show)"']


def plugin_lines(box, plugin):
    def settled():
        with box.admin() as admin:
            now = admin.call("status")["plugins"].get(plugin, {})
        return now if now.get("state") in ("open", "failed") or now.get("restarts", 0) > 1 else None

    try:
        if wait_until(settled, PATIENCE, plugin)["state"] == "open":
            return how_to_try(box, plugin)
    except OSError:  # too slow, or tesserad has ended, which is told by who watches it
        pass
    said = [line for line in box.daemon.output().splitlines() if f" plugin {plugin}: " in line]
    return ["not open", *said[-1:]]
