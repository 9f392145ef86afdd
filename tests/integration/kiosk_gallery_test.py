#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Every state of the display in every language and size: no text cut off, none over another one.

The states are the files in tests/data/gallery; the program is tests/gallery. The pictures go to
$TESSERA_GALLERY to be looked at; without it they are not kept, which takes half of the time.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile
import unittest
from xml.etree import ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import paths

GALLERY = os.path.join(paths.BUILD, "tests", "gallery", "kiosk-gallery")
STATES = os.path.join(paths.ROOT, "tests", "data", "gallery")
LANGUAGES = ["en", "de", "fr", "es", "ja", "ar"]
SIZES = ["1920x1080", "1280x720", "1080x1920", "3840x2160"]
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


if __name__ == "__main__":
    unittest.main(verbosity=2)
