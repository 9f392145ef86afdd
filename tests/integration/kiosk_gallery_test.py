#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""Every state of the display in every language and size: no text cut off, none over another one.

The states are the files in tests/data/gallery; the program is tests/gallery. The pictures go to
$TESSERA_GALLERY to be looked at; without it they are not kept, which takes half of the time.
"""

import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from xml.etree import ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import paths, room_words

sys.path.insert(0, os.path.join(paths.ROOT, "tests", "support"))

from fake_rooms import merge  # noqa: E402  pylint: disable=wrong-import-position

GALLERY = os.path.join(paths.BUILD, "tests", "gallery", "kiosk-gallery")
STATES = os.path.join(paths.ROOT, "tests", "data", "gallery")
LANGUAGES = ["en", "de", "fr", "es", "ja", "ar"]
SIZES = ["1920x1080", "1280x720", "1080x1920", "3840x2160"]
# Keys of the room document that no screen of the kiosk draws.
NOT_DRAWN = {
    ("meeting", "pin_policy"), ("meeting", "lobby"), ("meeting", "chat"), ("meeting", "viewing"),  # rules; what follows is seen
    ("blocks", "*", "device"),  # not in the kiosk's view
    ("meeting", "full"),  # doors are told
    ("participants", "*", "views", "thin"),  # the hosts' matter
    ("kiosk", "state"),  # about itself
    ("doors", "*", "state"), ("load", "state"),  # a notice says it
    ("display", "reduced_motion"),  # pictures stand still
}
# Many more faults than this are found; fewer would mean that the check does not look.
FAULTS_OF_LONG_WORDS = 10


def start(languages, *more):
    return subprocess.Popen(
        [GALLERY, "--states", STATES, "--languages", ",".join(languages), *more],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )


def finish(process, seconds=500):
    try:
        output, _ = process.communicate(timeout=seconds)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    process.stdout.close()
    return output


def tally(output):
    found = re.search(r"(\d+) pictures, (\d+) faults", output)
    return (int(found.group(1)), int(found.group(2))) if found else (0, 0)


def document(path):
    with open(os.path.join(paths.ROOT, "docs", path), encoding="utf-8") as file:
        return file.read()


def rooms():
    """The room document of each state, as tests/gallery/state_room.cpp makes it."""
    def read(path):
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    base = read(os.path.join(STATES, "base.json"))
    found = []
    for path in sorted(glob.glob(os.path.join(STATES, "*.json"))):
        state = read(path)
        room = base
        if state.get("live"):
            people = range(1, state["live"] + 1)
            room = merge(room, {
                "layout": {"mode": "auto"},
                "participants": {f"p{at}": {"state": "present", "role": "guest", "muted": False}
                                 for at in people},
                "shares": {f"s{at}": {"kind": "screen", "state": "live", "pinned": False}
                           for at in people},
            })
        found.append(merge(room, state.get("room", {})))
    return found


class KioskGalleryTest(unittest.TestCase):
    def test_no_text_is_cut_off_or_stands_over_another_one(self):
        more = ["--sizes", ",".join(SIZES), *self.kept_in(os.environ.get("TESSERA_GALLERY"))]
        halves = [start(LANGUAGES[:3], *more), start(LANGUAGES[3:], *more)]
        for half in halves:
            self.addCleanup(half.stdout.close)
            self.addCleanup(half.kill)
        outputs = [finish(half) for half in halves]
        states = len(glob.glob(os.path.join(STATES, "*.json"))) - 1
        shown = 0
        for half, output in zip(halves, outputs):
            self.assertEqual(half.returncode, 0, output)
            shown += tally(output)[0]
        self.assertGreaterEqual(shown, states * len(LANGUAGES))

    @staticmethod
    def kept_in(folder):
        """What makes the program keep its pictures there."""
        if not folder:
            return []
        os.makedirs(folder, exist_ok=True)
        for old in glob.glob(os.path.join(folder, "*.png")):
            os.unlink(old)
        return ["--out", folder]

    def test_pictures_are_kept_where_they_are_wanted(self):
        with tempfile.TemporaryDirectory() as folder:
            process = start(["en"], "--only", "idle", "--sizes", "1280x720", *self.kept_in(folder))
            shown = tally(finish(process))[0]
            self.assertGreater(shown, 0)
            self.assertEqual(len(glob.glob(os.path.join(folder, "*.png"))), shown)

    def test_whatever_the_room_document_may_hold_is_in_a_state(self):
        text, states = document("room-document.md"), rooms()
        wanted = room_words.alternatives(text)
        self.assertIn("countdown", wanted["requests", "*", "state"])  # it was read
        self.assertLessEqual(NOT_DRAWN, set(wanted))
        for path in set(wanted) - NOT_DRAWN:
            with self.subTest(path=".".join(path)):
                shown = set().union(*(room_words.values_at(room, path) for room in states))
                self.assertLessEqual(wanted[path], shown)

    def test_every_notice_and_reaction_is_in_a_state(self):
        states = rooms()
        notices = [one for room in states for one in room["notices"].values()]
        codes = room_words.notice_codes(document("room-document.md"))
        self.assertIn("taken_over", codes["share_ended"])  # it was read
        for code, reasons in codes.items():
            of_code = {one["reason"] for one in notices if one["code"] == code}
            self.assertTrue(of_code or code == "lobby", code)  # a question says who waits
            self.assertLessEqual(reasons, of_code, code)
        kinds = {one["kind"] for room in states for one in room["reactions"].values()}
        self.assertLessEqual(room_words.reactions(document("signalling.md")), kinds)

    def test_every_text_is_translated(self):
        files = sorted(glob.glob(os.path.join(paths.ROOT, "ui-kiosk", "i18n", "kiosk_*.ts")))
        self.assertEqual(len(files), len(LANGUAGES) - 1)  # English stands in the sources
        sources = set()
        for path in files:
            root = ElementTree.parse(path).getroot()
            left = [message.findtext("source") for message in root.iter("message")
                    if message.find("translation").get("type") == "unfinished"]
            self.assertEqual(left, [], path)
            sources.add(frozenset(
                (context.findtext("name"), message.findtext("source"))
                for context in root.iter("context") for message in context.iter("message")))
        self.assertEqual(len(sources), 1, "the files do not hold the same texts")

    def test_words_that_are_four_times_as_long_are_found_out(self):
        process = start(["en"], "--prolong", "--only", "idle", "--sizes", "1280x720")
        output = finish(process)
        self.assertEqual(process.returncode, 1, output)
        self.assertGreater(tally(output)[1], FAULTS_OF_LONG_WORDS, output)
        self.assertRegex(output, r"is cut off|stand over each other")

    def test_what_stands_still_moves_a_little_each_minute(self):
        # Screens that may stand for hours. The slow figure of eight is back after some nine minutes.
        for screen in ("idle-", "no-network", "updating", "mismatch", "live-2", "paused", "failed",
                       "unbegun-alone", "playing-alone-b"):
            process = start(["en"], "--only", screen, "--sizes", "1920x1080", "--minutes", "20")
            output = finish(process)
            self.assertEqual(process.returncode, 0, f"{screen}: {output}")

    def test_a_clock_that_moves_nothing_is_found_out(self):
        with tempfile.TemporaryDirectory() as folder:
            screens = shutil.copytree(os.path.join(paths.ROOT, "ui-kiosk", "qml"),
                                      os.path.join(folder, "qml"))
            clock = os.path.join(screens, "Clock.qml")
            with open(clock, encoding="utf-8") as file:
                text, changes = re.subn(r"Theme\.size\(0\.00\d+\)", "0", file.read())
            self.assertEqual(changes, 2)
            with open(clock, "w", encoding="utf-8") as file:
                file.write(text)
            process = start(["en"], "--only", "idle-bare", "--sizes", "1280x720", "--minutes", "4",
                            "--qml", screens)
            output = finish(process)
        self.assertEqual(process.returncode, 1, output)
        self.assertIn("stands still for minutes", output)


if __name__ == "__main__":
    unittest.main(verbosity=2)
