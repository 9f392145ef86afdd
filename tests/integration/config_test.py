#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""The configuration of a real tesserad: checks, prints, generated files, reload."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import paths
from support.box import Box
from support.processes import PATIENCE, wait_until


def tesserad(*arguments, timeout=PATIENCE):
    return subprocess.run(
        [paths.TESSERAD, *arguments], capture_output=True, text=True, timeout=timeout, check=False, cwd=paths.ROOT
    )


def committed(name):
    with open(os.path.join(paths.ROOT, name), encoding="utf-8") as file:
        return file.read()


class ConfigFileTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tsr-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.path = os.path.join(self.folder, "tessera.yaml")

    def check(self, text, flag="--check-config"):
        with open(self.path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return tesserad("--config", self.path, flag)

    def assert_faults(self, text, *expected):
        """Each expected fault is "line:column: part of the text"; there are no others."""
        answer = self.check(text)
        self.assertEqual(answer.returncode, 2, answer.stderr)
        self.assertEqual(answer.stdout, "")
        *lines, sum_up = answer.stderr.splitlines()
        self.assertEqual(sum_up, f"{self.path}: {len(expected)} fault{'' if len(expected) == 1 else 's'}")
        self.assertEqual(len(lines), len(expected), answer.stderr)
        for line, (place, part) in zip(lines, expected):
            self.assertTrue(line.startswith(f"{self.path}:{place}: "), line)
            self.assertIn(part, line)

    def test_a_good_file_passes(self):
        answer = self.check("web:\n  port: 9443\n")
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))

    def test_all_faults_are_named_at_once(self):
        self.assert_faults(
            "web:\n  prot: 1\n  port: 70000\nlog:\n  level: loud\nroomm:\n  name: x\n",
            ("2:3", "did you mean web.port?"),
            ("3:9", "65535"),
            ("5:10", "one of debug, info, warning, error"),
            ("6:1", "did you mean room?"),
        )

    def test_tabs_are_named(self):
        self.assert_faults("web:\n\tport: 9443\n", ("2:1", "tab"))

    def test_twins_of_a_key_are_named_with_both_lines(self):
        self.assert_faults("web:\n  port: 1\n  port: 2\n", ("3:3", "line 2"))

    def test_a_quote_that_is_not_closed_swallows_nothing(self):
        self.assert_faults('room:\n  name: "Oslo\nlog:\n  level: "loud"\n', ("2:9", "this quote is not closed in its line"),
                           ("4:10", "one of debug, info, warning, error"))

    def test_bytes_that_are_no_text(self):
        self.assert_faults(b"room:\n  name: \xff\n", ("2:9", "UTF-8"))

    def test_a_file_that_is_named_must_exist(self):
        answer = tesserad("--config", self.path, "--check-config")
        self.assertEqual(answer.returncode, 2)
        self.assertIn("cannot read", answer.stderr)

    def test_a_plugin_that_is_not_there_is_a_fault_with_its_place(self):
        answer = self.check("plugins:\n  enabled: [nosuch]\n")
        self.assertEqual(answer.returncode, 2)
        self.assertIn(f"{self.path}:2:12: ", answer.stderr)
        self.assertIn("nosuch", answer.stderr)

    def test_prints_defaults_but_no_secret(self):
        secret = os.path.join(self.folder, "pin")
        with open(secret, "w", encoding="utf-8") as file:
            file.write("80153\n")
        os.chmod(secret, 0o600)
        answer = self.check(f"meeting:\n  pin_file: {secret}\nroom:\n  name: Oslo\n", "--print-config")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        self.assertIn('name: "Oslo"', answer.stdout)
        self.assertIn("level: info  # default", answer.stdout)
        self.assertIn("content: ***", answer.stdout)
        self.assertNotIn("80153", answer.stdout)

    def test_a_secret_that_everybody_may_read_is_a_fault(self):
        secret = os.path.join(self.folder, "pin")
        with open(secret, "w", encoding="utf-8") as file:
            file.write("80153\n")
        os.chmod(secret, 0o644)
        answer = self.check(f"meeting:\n  pin_file: {secret}\n")
        self.assertEqual(answer.returncode, 2)
        self.assertIn("chmod o-rwx", answer.stderr)
        self.assertNotIn("80153", answer.stderr)

    def test_with_faults_nothing_is_started(self):
        state, run = (os.path.join(self.folder, name) for name in ("state", "run"))
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(f"state_folder: {state}\nruntime_folder: {run}\nnonsense: 1\n")
        answer = tesserad("--config", self.path)
        self.assertEqual(answer.returncode, 2)
        self.assertIn("unknown key nonsense", answer.stderr)
        self.assertFalse(os.path.exists(state))
        self.assertFalse(os.path.exists(run))


class GeneratedFilesTest(unittest.TestCase):
    """What is committed is what the tables say today."""

    def generated(self, *arguments):
        answer = tesserad(*arguments)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return answer.stdout

    def test_reference_page(self):
        all_plugins = ("--config", "config/examples/conference-room.yaml")
        self.assertEqual(
            committed("docs/configuration.md"),
            self.generated(*all_plugins, "--print-reference"),
            f"run: build/daemon/tesserad {' '.join(all_plugins)} --print-reference > docs/configuration.md",
        )

    def test_reference_page_has_every_plugin_that_the_product_brings(self):
        page = committed("docs/configuration.md")
        for name in set(os.listdir(os.path.join(paths.ROOT, "plugins"))) - {"example", "meson.build"}:
            self.assertIn(f"\n## `plugins.{name}`\n", page)

    def test_firewall_page(self):
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write("plugins: {enabled: [airplay]}\n")
            file.flush()
            answer = tesserad("--config", file.name, "--print-firewall")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        self.assertEqual(committed("docs/firewall.md"), answer.stdout,
                         "run: build/daemon/tesserad --config plugins/airplay/airplay.yaml --print-firewall > docs/firewall.md")

    def test_firewall_page_of_ones_own_ports(self):
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write("web: {port: 443}\nice: {port_min: 50000, port_max: 50099}\n"
                       "plugins: {enabled: [airplay], airplay: {udp_port: 6200}}\n")
            file.flush()
            page = tesserad("--config", file.name, "--print-firewall").stdout
        for row in ("| TCP | 443 |", "| UDP | 50000 to 50099 |", "| UDP | 6200 to 6247 |", "| TCP | 7100 to 7131 |"):
            self.assertIn(row, page)

    def test_sample_file(self):
        self.assertEqual(
            committed("config/tessera.yaml"),
            self.generated("--print-sample"),
            "run: build/daemon/tesserad --print-sample > config/tessera.yaml",
        )

    def test_sample_file_has_no_faults(self):
        path = os.path.join(paths.ROOT, "config", "tessera.yaml")
        answer = tesserad("--config", path, "--check-config")
        self.assertEqual(answer.returncode, 0, answer.stderr)

    def test_schema_knows_every_key_of_the_sample(self):
        schema = json.loads(self.generated("--print-schema"))
        self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
        sections = []
        for line in committed("config/tessera.yaml").splitlines():
            match = re.match(r"^( *)([a-z_0-9]+):", line)
            if not match:
                continue
            depth = len(match.group(1)) // 2
            sections[depth:] = [match.group(2)]
            node = schema
            for name in sections:
                self.assertIn(name, node["properties"], ".".join(sections))
                self.assertFalse(node["additionalProperties"] is True)
                node = node["properties"][name]


class RunningTest(unittest.TestCase):
    def test_a_box_runs_with_the_shipped_file(self):
        with Box() as box:
            text = committed("config/tessera.yaml")
            for key, value in (
                ("state_folder", box.state_folder),
                ("runtime_folder", box.runtime_folder),
                ("port", box.port),
                ("explain_port", 0),
                ("loopback", True),
                ("folder", os.path.join(paths.ROOT, "web")),
            ):
                # The first one: `folder` of `web` stands before that of `plugins`.
                text, count = re.subn(
                    rf"^( *{key}:) .*$", rf"\1 {json.dumps(value)}", text, count=1, flags=re.M
                )
                self.assertEqual(count, 1, key)
            box.write_config(text)
            box.spawn()
            box.daemon.wait_for_line(r"^tesserad: ready https://")
            with box.admin() as admin:
                self.assertEqual(admin.call("config.check")["faults"], [])

    def test_reload_takes_live_options_and_names_the_others(self):
        with Box().start() as box:
            box.settings["room"]["name"] = "Bergen"
            box.settings["web"]["explain_port"] = 1
            box.write_config()
            box.daemon.signal(signal.SIGHUP)
            with box.admin() as admin:
                wait_until(
                    lambda: admin.call("room.get")["room"]["room"]["name"] == "Bergen",
                    PATIENCE,
                    "new name of the room",
                )
            box.daemon.wait_for_line(r"web\.explain_port")
            self.assertTrue(box.daemon.running())

    def test_the_examples_have_no_faults(self):
        folder = os.path.join(paths.ROOT, "config", "examples")
        names = sorted(os.listdir(folder))
        self.assertTrue(names)
        for name in names:
            with self.subTest(name):
                done = subprocess.run(
                    [paths.TESSERAD, "--config", os.path.join(folder, name), "--check-config"],
                    capture_output=True,
                    text=True,
                    timeout=PATIENCE,
                )
                self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_a_bad_file_on_reload_changes_nothing(self):
        with Box().start() as box:
            box.write_config("room:\n  name: Bergen\n  nmae: x\nweb:\n  port: nine\n")
            box.daemon.signal(signal.SIGHUP)
            box.daemon.wait_for_line(r"5:9: web\.port must be")
            box.daemon.wait_for_line(r"unknown key room\.nmae")
            with box.admin() as admin:
                self.assertEqual(admin.call("room.get")["room"]["room"]["name"], "Test room")
                faults = admin.call("config.check")["faults"]
                self.assertEqual([fault["line"] for fault in faults], [3, 5])

    def test_a_file_that_is_gone_on_reload_changes_nothing(self):
        with Box().start() as box:
            os.rename(box.config_path, box.config_path + ".away")
            box.daemon.signal(signal.SIGHUP)
            box.daemon.wait_for_line(r"the running settings stay in force")
            with box.admin() as admin:
                self.assertEqual(admin.call("room.get")["room"]["room"]["name"], "Test room")


if __name__ == "__main__":
    unittest.main(verbosity=2)
