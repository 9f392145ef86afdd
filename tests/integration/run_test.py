#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""`scripts/dev run` as somebody finds it who tries the box: plugins, a configuration of one's own, what it says."""

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import paths
from support.box import free_port
from support.processes import PATIENCE, Process, wait_until

RUN = [sys.executable, os.path.join(paths.ROOT, "tests", "bench", "run.py")]
SCREENLESS = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}


class RunTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tsr-", dir="/tmp")
        self.addCleanup(folder.cleanup)
        self.folder, self.config = folder.name, os.path.join(folder.name, "my.yaml")

    def refused(self, *arguments):
        """What is said of arguments that are wrong; it ends before anything is built or started."""
        answer = subprocess.run([*RUN, "--check-arguments", *arguments], capture_output=True, text=True, timeout=PATIENCE,
                                check=False)
        self.assertEqual((answer.returncode, answer.stdout), (2, ""), answer.stderr)
        self.assertTrue(answer.stderr.startswith("usage: scripts/dev run "), answer.stderr)
        return answer.stderr

    def write(self, **settings):
        with open(self.config, "w", encoding="utf-8") as file:
            for key, value in settings.items():
                file.write(f"{key}: {json.dumps(value)}\n")

    def write_box(self, name="Hut", **more):
        self.write(web={"port": free_port(), "explain_port": 0}, room={"name": name}, **more)

    def start(self, *arguments):
        run = Process("run", [*RUN, "--state", os.path.join(self.folder, "dev"), *(arguments or ("--config", self.config))],
                      os.path.join(self.folder, "run.log"), env=SCREENLESS, cwd=paths.ROOT)
        self.addCleanup(run.stop)
        return run

    def room_name(self, run):
        ctl = run.wait_for_line(r"PIN: .*?(\S+tesseractl --socket \S+) pin show").group(1).split()
        answer = subprocess.run([*ctl, "--json", "call", "room.get"], capture_output=True, text=True, timeout=PATIENCE, check=True,
                                cwd=paths.ROOT)
        return json.loads(answer.stdout)["room"]["room"]["name"]

    def test_wrong_arguments_are_named(self):
        self.assertIn("--nonsense", self.refused("--nonsense"))
        self.assertIn("'nosuch' (choose from 'airplay',", self.refused("--plugin", "nosuch"))
        self.assertIn("no file", self.refused("--config", self.config))
        self.write()
        self.assertIn("--plugin", self.refused("--airplay", "--config", self.config))

    def test_faults_of_the_file_are_told_and_nothing_starts(self):
        self.write(webb={"port": 1})
        run = self.start()
        self.assertEqual(run.child.wait(PATIENCE), 2)
        self.assertIn(f"{self.config}:1:1: unknown key webb", run.output())

    def test_a_plugin_is_switched_on_by_its_name(self):
        run = self.start("--plugin", "example", "--port", str(free_port()))
        run.wait_for_line(r"example: +switched on; plugins/example/README.md says what it does")

    def test_airplay_is_tried_by_the_command_that_it_prints(self):
        self.write_box(plugins={"enabled": ["airplay"], "airplay": {"port": free_port()}})
        run = self.start()
        command = run.wait_for_line(r"(PYTHONPATH=\S+ /usr/bin/python3 -m airplay_sender .*)").group(1)
        run.wait_for_line("Ctrl-C stops everything")
        self.assertIn("this machine has no screen", run.output())
        sender = Process("sender", ["sh", "-c", f"exec env {command} --seconds 600"], os.path.join(self.folder, "sender.log"),
                         cwd=paths.ROOT)
        self.addCleanup(sender.stop)
        sender.wait_for_line("is in")
        self.assertEqual(run.stop()[0], 0)
        self.assertIn("run: stopped", run.output())

    def test_a_plugin_that_does_not_open_says_why(self):
        other = socket.socket()
        self.addCleanup(other.close)
        other.bind(("0.0.0.0", free_port()))
        other.listen()
        self.write_box(plugins={"enabled": ["airplay"], "airplay": {"port": other.getsockname()[1]}})
        self.assertRegex(self.start().wait_for_line(r"airplay: +not open\n.*").group(0), "another program uses this port")

    def test_changes_of_the_file_are_taken_over_and_faults_are_not(self):
        self.write_box()
        run = self.start()
        self.assertEqual(self.room_name(run), "Hut")
        self.write_box("Barn", roomm={})
        run.wait_for_line(re.escape(self.config) + ":3:1: unknown key roomm")
        self.assertEqual(self.room_name(run), "Hut")
        self.write_box("Barn")
        run.wait_for_line("what needs a restart stands in the log")
        wait_until(lambda: self.room_name(run) == "Barn", PATIENCE, "the new name")


if __name__ == "__main__":
    unittest.main(verbosity=2)
