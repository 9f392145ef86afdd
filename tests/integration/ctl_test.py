#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""tesseractl against a real tesserad."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import paths
from support.box import Box, free_port
from support.processes import PATIENCE, Process, wait_until


def run(*arguments, prefix=(), cwd=None):
    return subprocess.run(
        [*prefix, paths.TESSERACTL, *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        cwd=cwd,
    )


class WithoutDaemonTest(unittest.TestCase):
    def test_help_and_version(self):
        self.assertIn("pin show", run("--help").stdout)
        self.assertRegex(run("--version").stdout, r"^tesseractl \d+\.\d+\.\d+\n$")

    def test_wrong_usage_is_explained_and_ends_with_2(self):
        for words in ([], ["dance"], ["remove"], ["pin"], ["status", "now"], ["--loud"]):
            answer = run(*words)
            self.assertEqual(answer.returncode, 2, words)
            self.assertIn("See tesseractl --help", answer.stderr)
            self.assertEqual(answer.stdout, "")

    def test_no_tesserad_says_how_to_start_it(self):
        answer = run("--socket", "/nonexistent/admin.sock", "status")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("systemctl start tesserad", answer.stderr)

    def test_a_dead_socket_says_how_to_start_it(self):
        with tempfile.TemporaryDirectory(prefix="tsr-") as folder:
            path = os.path.join(folder, "admin.sock")
            with socket.socket(socket.AF_UNIX) as dead:
                dead.bind(path)
            answer = run("--socket", path, "status")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("systemctl start tesserad", answer.stderr)


class CtlTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.box = Box().start()
        cls.socket = cls.box.socket_path("admin")

    @classmethod
    def tearDownClass(cls):
        cls.box.stop()

    def ctl(self, *arguments, code=0, **more):
        answer = run("--socket", self.socket, *arguments, **more)
        self.assertEqual(answer.returncode, code, answer.stdout + answer.stderr)
        return answer

    def test_status(self):
        text = self.ctl("status").stdout
        self.assertIn("0 participants, 0 shares", text)
        self.assertRegex(text, r"(?m)^display +away$")
        self.assertRegex(text, r"(?m)^version +\d")
        status = json.loads(self.ctl("--json", "status").stdout)
        self.assertEqual(status["participants"], 0)
        self.assertEqual(status["actors"]["meeting"]["state"], "running")

    def test_an_empty_room(self):
        self.assertEqual(self.ctl("participants").stdout, "Nobody is in the meeting.\n")
        self.assertEqual(self.ctl("shares").stdout, "Nothing is shared.\n")
        self.assertEqual(json.loads(self.ctl("shares", "--json").stdout), {})
        self.assertEqual(json.loads(self.ctl("participants", "--json").stdout), {})

    def test_pin(self):
        shown = self.ctl("pin", "show").stdout
        self.assertRegex(shown, r"^\d{4,8}\n$")
        renewed = self.ctl("pin", "new").stdout
        self.assertNotEqual(shown, renewed)
        self.assertEqual(json.loads(self.ctl("pin", "show", "--json").stdout)["pin"] + "\n", renewed)

    def test_what_is_not_there_is_said(self):
        self.assertIn("participant", self.ctl("remove", "p999", code=1).stderr)
        self.assertIn("share", self.ctl("stop", "s999", code=1).stderr)

    def test_settings_say_where_they_come_from(self):
        self.assertRegex(self.ctl("settings").stdout, r"(?m)^room\.name +Test room +file$")
        told = self.ctl("settings", "set", "room.name=Bergen", f"web.port={free_port()}").stdout
        self.assertEqual(told, "room.name: in force\nweb.port: in force after the next restart\n")
        self.ctl("settings", "reset", "web.port")
        self.assertRegex(self.ctl("settings").stdout, r"(?m)^room\.name +Bergen +override$")
        checked = subprocess.run(
            [paths.TESSERAD, "--config", self.box.config_path, "--check-config"],
            capture_output=True, text=True, timeout=PATIENCE, check=True)
        self.assertRegex(checked.stdout, r"room\.name: set by overrides\.json, not by line \d+\n")
        self.ctl("settings", "reset", "room.name")
        self.assertIn("whole number",
                      self.ctl("settings", "set", "meeting.pin_digits=many", code=2).stderr)

    def test_any_call_can_be_made(self):
        names = [line.split()[0] for line in self.ctl("methods").stdout.splitlines()
                 if not line.startswith(" ")]
        self.assertGreater(len(names), 40)
        told = json.loads(self.ctl("--json", "call", "logs.get", "minutes=5").stdout)
        self.assertIn("lines", told)
        self.assertIn("minutes", self.ctl("call", "logs.get", "minutes=x", code=2).stderr)
        self.assertIn("no call", self.ctl("call", "kiosk.ready", code=2).stderr)

    def test_tokens_are_made_and_revoked(self):
        made = json.loads(self.ctl("--json", "token", "new", "Robot", "metrics").stdout)
        self.assertRegex(self.ctl("token").stdout, rf"(?m)^{made['id']} +Robot +metrics")
        self.ctl("token", "revoke", made["id"])
        self.assertNotIn("Robot", self.ctl("token").stdout)

    def test_a_password_is_not_taken_from_the_command_line(self):
        self.assertRegex(self.ctl("setup-code").stdout, r"^(\d{8}|There is none\.)\n$")
        self.ctl("password", "on the command line", code=2)
        subprocess.run([paths.TESSERACTL, "--socket", self.socket, "password"],
                       input="a long enough one\n", text=True, timeout=PATIENCE, check=True)
        self.assertEqual(self.ctl("setup-code").stdout, "There is none.\n")

    def test_files_come_and_go(self):
        with tempfile.TemporaryDirectory(prefix="tsr-") as folder:
            bundle = os.path.join(folder, "bundle.tar.gz")
            self.ctl("bundle", "--output", bundle)
            with open(bundle, "rb") as file:
                self.assertEqual(file.read(2), b"\x1f\x8b")
            self.assertIn("only PNG and JPEG", self.ctl(
                "image", "set", "logo", self.box.config_path, code=1).stderr)
        self.assertIn("process_open_fds ", self.ctl("metrics").stdout)

    def test_config_check(self):
        self.assertIn("no faults", self.ctl("config", "check").stdout)
        with tempfile.TemporaryDirectory(prefix="tsr-") as folder:
            path = os.path.join(folder, "bad.yaml")
            with open(path, "w", encoding="utf-8") as file:
                file.write("web:\n  prot: 1\n  port: x\n")
            os.chmod(folder, 0o755)
            answer = self.ctl("config", "check", "bad.yaml", code=2, cwd=folder)
            self.assertEqual(
                [line.split(" ", 1)[0] for line in answer.stdout.splitlines()],
                [f"{path}:2:3:", f"{path}:3:9:"],
            )
            found = json.loads(self.ctl("config", "check", path, "--json", code=2).stdout)
            self.assertEqual([fault["line"] for fault in found["faults"]], [2, 3])

    def test_events_come_as_they_happen(self):
        log = os.path.join(self.box.folder, "events.log")
        command = [paths.TESSERACTL, "--json", "--socket", self.socket, "events"]
        events = Process("events", command, log)
        self.addCleanup(events.stop)

        def renewed():
            self.ctl("pin", "new")  # again until the follower has connected
            return "pin_changed" in events.output()

        wait_until(renewed, PATIENCE, "event")
        events.stop()
        for line in events.output().splitlines(keepends=True):
            if line.endswith("\n"):  # the last one may have been under way
                self.assertIn("kind", json.loads(line))

    def test_strangers_are_told_which_group_they_need(self):
        if os.geteuid() != 0 or not shutil.which("setpriv"):
            self.skipTest("only root can try another user's rights")
        other = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
        readable = run("--version", prefix=other)
        if readable.returncode != 0:
            self.skipTest("the build folder cannot be read by other users")
        answer = self.ctl("status", code=1, prefix=other)
        self.assertIn("tessera-admin", answer.stderr)


class EndTest(unittest.TestCase):
    def test_events_end_with_tesserad(self):
        with Box().start() as box:
            log = os.path.join(box.folder, "events.log")
            command = [paths.TESSERACTL, "--socket", box.socket_path("admin"), "events"]
            events = Process("events", command, log)
            self.addCleanup(events.stop)
            wait_until(
                lambda: run("--socket", box.socket_path("admin"), "pin", "new") and events.output(),
                PATIENCE,
                "event",
            )
            box.daemon.stop()
            self.assertEqual(events.child.wait(PATIENCE), 1)
            self.assertIn("closed", events.output())


if __name__ == "__main__":
    unittest.main(verbosity=2)
