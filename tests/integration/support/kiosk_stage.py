# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The real tessera-kiosk under Xvfb, against the sockets of tests/support/fake_box.py: what the
tests of the kiosk have in common. What the kiosk says it shows is compared with what stands on the
X server's screen."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from . import keys, paths, processes
from .display import Xvfb

sys.path.insert(0, os.path.join(paths.ROOT, "tests", "support"))

import fake_box  # noqa: E402  pylint: disable=wrong-import-position

KIOSK = paths.KIOSK
WIDTH, HEIGHT = 1920, 1080


def missing_tools():
    """A kiosk that is not there is no tool: without it the tests fail."""
    needed = ["Xvfb", "import", "convert", "gst-launch-1.0"]
    return [tool for tool in needed if shutil.which(tool) is None] + keys.missing()


def wait_until(condition, seconds=10):
    try:
        return processes.wait_until(condition, seconds, "it")
    except TimeoutError:
        return False


class KioskCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.clip_folder = tempfile.mkdtemp(prefix="kiosk-clips-")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.clip_folder)

    def clip(self, colour, codec="vp8", size=(640, 360)):
        """A clip of one colour, so that the screen can be read back; 0xRRGGBB."""
        pattern = f"pattern=solid-color foreground-color=0xff{colour:06x}"
        return fake_box.make_clip(codec, *size, 30, pattern, cache=self.clip_folder)

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="kiosk-")
        self.box = None
        self.kiosk = None
        self.display = Xvfb(self.folder, f"{WIDTH}x{HEIGHT}")
        self.environment = self.display.environment(
            dict(os.environ, HOME=self.folder, XDG_RUNTIME_DIR=self.folder)
        )

    def tearDown(self):
        if self.kiosk is not None and self.kiosk.poll() is None:
            self.kiosk.kill()
            self.kiosk.wait()
        if self.box is not None:
            self.box.close()
        self.display.stop()
        shutil.rmtree(self.folder)

    def start_box(self, **changes):
        self.box = fake_box.FakeBox(self.folder, **changes)
        return self.box

    def start_kiosk(self, *arguments, motion=False):
        self.log = os.path.join(self.folder, "kiosk.log")
        with open(self.log, "wb") as log:
            self.kiosk = subprocess.Popen(
                [KIOSK, "--runtime-folder", self.folder, "--renderer", "software",
                 *([] if motion else ["--reduced-motion"]), *arguments],
                env=self.environment,
                stderr=log,
            )
        self.assertTrue(wait_until(lambda: "first frame after" in self.log_text(), 20))

    def log_text(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()

    def pixel(self, x, y):
        """(r, g, b) of the display."""
        picture = os.path.join(self.folder, "screen.png")
        subprocess.run(["import", "-window", "root", picture], env=self.environment, check=True)
        text = subprocess.run(
            ["convert", picture, "-format", f"%[pixel:p{{{x},{y}}}]", "info:"],
            check=True, capture_output=True, text=True,
        ).stdout
        numbers = text[text.index("(") + 1 : text.index(")")].split(",")
        return tuple(int(float(number)) for number in numbers[:3])

    def shows(self, x, y, colour, seconds=10):
        """Codecs and colour spaces leave some of a colour: 24 of 255 are allowed."""
        wanted = ((colour >> 16) & 255, (colour >> 8) & 255, colour & 255)
        seen = []

        def near():
            seen.append(self.pixel(x, y))
            return all(abs(a - b) <= 24 for a, b in zip(seen[-1], wanted))

        self.assertTrue(wait_until(near, seconds), f"wanted {wanted}, saw {seen[-1]}")

    def add_share(self, share_id, order, **more):
        self.box.patch({"shares": {share_id: fake_box.share("Ada", order, **more)}})

    def press(self, *names):
        hands = keys.Hands(self.display.display)
        try:
            hands.press(*names)
        finally:
            hands.close()
