#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""A state folder that cannot be written: read-only, full, or not there. Meetings go on."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import unittest
from collections import Counter

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import offers, paths
from support.box import Box
from support.json_rpc_socket import RpcError
from support.kiosk_client import KioskClient
from support.page_client import PageClient
from support.processes import PATIENCE, Process, wait_until


def setUpModule():
    if os.geteuid() != 0:
        raise unittest.SkipTest("mounting needs root")
    if not shutil.which("unshare"):
        raise unittest.SkipTest("the program unshare (util-linux) is not installed")
    done = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"],
        capture_output=True, text=True, check=False,
    )
    if done.returncode != 0:
        raise unittest.SkipTest(f"mounting is forbidden here: {done.stderr.strip()}")


class MountedBox(Box):
    """tesserad sees other mounts than we: `prepare` runs first, in a namespace of its own."""

    prepare = ""

    def spawn(self, env=None, arguments=()):
        tesserad = shlex.join([paths.TESSERAD, "--config", self.config_path, *arguments])
        script = f"set -e; state={shlex.quote(self.state_folder)}; {self.prepare}; exec {tesserad}"
        self.daemon = Process(
            "tesserad",
            ["unshare", "--mount", "sh", "-c", script],
            os.path.join(self.folder, "tesserad.log"),
            env=env,
        )
        return self.daemon

    def inside(self, name):
        """A file of the state folder as tesserad sees it."""
        return f"/proc/{self.daemon.pid}/root{self.state_folder}/{name}"


class StorageTest(unittest.TestCase):
    def box(self, prepare, settings=None):
        box = MountedBox(settings)
        self.addCleanup(box.stop)
        box.prepare = prepare
        return box

    def page(self, box):
        page = PageClient(box)
        self.addCleanup(page.close)
        return page

    def joined(self, box, name="Ada"):
        page = self.page(box)
        page.join(name, box.pin())
        return page

    def check_meeting(self, box):
        """Joining, opening a share, coming back: all that needs no restart."""
        with KioskClient(box) as kiosk:
            kiosk.ready()
            ada = self.joined(box)
            share = ada.offer(offers.chromium())["shares"]["0"]
            kiosk.wait_room(lambda room: share in room["shares"], what="the share")
            back = self.page(box)
            self.assertEqual(back.resume(ada.resume_token)["participant"], ada.participant)
            with box.admin() as admin:
                changed = admin.call("pin.new")["pin"]
            self.page(box).join("Grace", changed)
            back.call("leave")
            kiosk.wait_room(lambda room: share not in room["shares"], what="end of the share")

    def warnings(self, box):
        lines = re.findall(r"^\S+ (?:warning|error)\s+(.*)$", box.daemon.output(), re.MULTILINE)
        return [line for line in lines if box.state_folder in line]

    def check_said_once(self, box, part):
        """Who notices says so, and nobody says the same again."""
        said = self.warnings(box)
        self.assertTrue(said, box.daemon.output())
        for line, count in Counter(said).items():
            self.assertEqual(count, 1, line)
            self.assertIn(part, line)
        meetings = [line for line in said if "meeting.json" in line]
        self.assertEqual(len(meetings), 1, said)
        self.assertIn("the meeting goes on", meetings[0])

    def check_shares_of_plugins(self, box):
        def live(room):
            return any(about["state"] in ("live", "weak") for about in room["shares"].values())

        with KioskClient(box) as kiosk:
            kiosk.ready()
            kiosk.wait_room(live, what="live share of the example")

    def stored_pin(self, path):
        with open(path, encoding="utf-8") as file:
            return json.load(file)["pin"]

    PLUGIN = {"plugins": {"enabled": ["example"],
                          "example": {"trusted": True, "width": 320, "height": 180, "fps": 15}}}
    READ_ONLY = 'mount --bind "$state" "$state"; mount -o remount,ro,bind "$state"'
    FULL = ('mount -t tmpfs -o size=16k none "$state"; '
            'dd if=/dev/zero of="$state/ballast" bs=4k 2>/dev/null || true')

    def test_read_only_from_the_first_start_on(self):
        box = self.box(self.READ_ONLY).start()
        self.check_meeting(box)
        self.check_said_once(box, "read-only")
        self.assertEqual(os.listdir(box.state_folder), [])

    def test_read_only_later_keeps_pin_certificate_and_tokens(self):
        box = self.box("true").start()
        ada = self.joined(box)
        pin = box.pin()
        certificate = os.path.join(box.state_folder, "tls", "certificate.pem")
        with open(certificate, "rb") as file:
            before = file.read()
        box.daemon.stop()
        box.prepare = self.READ_ONLY
        box.start()
        self.assertEqual(box.pin(), pin)
        self.assertEqual(self.page(box).resume(ada.resume_token)["participant"], ada.participant)
        self.check_meeting(box)
        with open(certificate, "rb") as file:
            self.assertEqual(file.read(), before)
        self.check_said_once(box, "read-only")

    def test_full_from_the_first_start_on(self):
        box = self.box(self.FULL).start()
        self.check_meeting(box)
        self.check_said_once(box, "the disk is full")

    def test_plugins_share_with_a_state_folder_that_is_read_only_or_full(self):
        for prepare in (self.READ_ONLY, self.FULL):
            box = self.box(prepare, self.PLUGIN).start()
            self.check_shares_of_plugins(box)
            box.daemon.stop()

    def test_full_while_running_and_free_again(self):
        box = self.box('mount -t tmpfs -o size=256k none "$state"').start()
        stored = box.inside("meeting.json")
        with open(stored, encoding="utf-8") as file:
            before = json.load(file)
        ballast = box.inside("ballast")
        with open(ballast, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        self.check_meeting(box)
        self.check_said_once(box, "the disk is full")
        with open(stored, encoding="utf-8") as file:
            self.assertEqual(json.load(file), before)  # the former file is whole
        os.unlink(ballast)
        # The next change that comes 30 s after the failure is written (meeting_actor.cpp).
        end = time.monotonic() + 30 + PATIENCE
        while self.stored_pin(stored) != box.pin():
            self.assertLess(time.monotonic(), end, "the meeting is not on the disk again")
            time.sleep(1)
            with box.admin() as admin:
                admin.call("pin.new")

    def test_a_state_folder_that_cannot_be_made(self):
        box = self.box("true")
        os.rmdir(box.state_folder)
        with open(box.state_folder, "w", encoding="ascii") as file:
            file.write("a file in its place\n")
        box.start()
        self.check_meeting(box)
        for line, count in Counter(self.warnings(box)).items():
            self.assertEqual(count, 1, line)

    def test_a_damaged_meeting_file_begins_a_new_meeting(self):
        for text in ("", "{", "[]", '{"pin": 1}', '{"pin":"1234","epoch":"","started_at":1}', "\0" * 100):
            box = self.box("true").start()
            ada = self.joined(box)
            box.daemon.kill()
            with open(os.path.join(box.state_folder, "meeting.json"), "w", encoding="ascii") as file:
                file.write(text)
            box.start()
            self.assertRegex(box.daemon.output(), r"meeting\.json is damaged; a new meeting begins")
            with self.assertRaises(RpcError) as refused:
                self.page(box).resume(ada.resume_token)
            self.assertEqual(refused.exception.name, "token_expired")
            self.assertEqual(self.joined(box).participant, "p1")
            box.daemon.stop()

    def test_without_a_runtime_folder_it_says_what_to_do(self):
        box = self.box("true")
        os.rmdir(box.runtime_folder)
        with open(box.runtime_folder, "w", encoding="ascii") as file:
            file.write("a file in its place\n")
        box.write_config()
        box.spawn()
        self.assertNotEqual(box.daemon.child.wait(PATIENCE), 0)
        self.assertRegex(box.daemon.output(), rf"error.*{re.escape(box.runtime_folder)}")


if __name__ == "__main__":
    unittest.main(verbosity=2)
