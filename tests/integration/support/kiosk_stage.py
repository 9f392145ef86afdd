# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The real tessera-kiosk under Xvfb, against the sockets of tests/support/fake_box.py: what the
tests of the kiosk have in common. What the kiosk says it shows is compared with what stands on the
X server's screen."""

import atexit
import functools
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from . import keys, paths, processes, screen
from .display import Xvfb

sys.path.insert(0, os.path.join(paths.ROOT, "tests", "support"))

import fake_box  # noqa: E402  pylint: disable=wrong-import-position

KIOSK = paths.KIOSK
WIDTH, HEIGHT = 1920, 1080


def missing_tools():
    """A kiosk that is not there is no tool: without it the tests fail."""
    needed = ["Xvfb", "convert", "gst-launch-1.0"]
    return [tool for tool in needed if shutil.which(tool) is None] + keys.missing()


@functools.lru_cache(maxsize=None)
def clip_folder():
    """Of all tests of this process: each clip is encoded once."""
    folder = tempfile.mkdtemp(prefix="kiosk-clips-")
    atexit.register(shutil.rmtree, folder)
    return folder


def wait_until(condition, seconds=processes.PATIENCE):
    try:
        return processes.wait_until(condition, seconds, "it")
    except TimeoutError:
        return False


class KioskCase(unittest.TestCase):
    SIZE = (WIDTH, HEIGHT)
    looked_at = None  # (width, height, x, y) where keys are seen to do something; None: everywhere

    @classmethod
    def setUpClass(cls):
        screen_folder = tempfile.mkdtemp(prefix="kiosk-screen-")
        cls.addClassCleanup(shutil.rmtree, screen_folder)
        cls.display = Xvfb(screen_folder, "{}x{}".format(*cls.SIZE))
        cls.addClassCleanup(cls.display.stop)

    def clip(self, colour, codec="vp8", size=(640, 360)):
        """A clip of one colour, so that the screen can be read back; 0xRRGGBB."""
        pattern = f"pattern=solid-color foreground-color=0xff{colour:06x}"
        return fake_box.make_clip(codec, *size, 30, pattern, cache=clip_folder())

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="kiosk-")
        self.box = None
        self.kiosk = None
        self.environment = self.display.environment(
            dict(os.environ, HOME=self.folder, XDG_RUNTIME_DIR=self.folder)
        )

    def tearDown(self):
        if self.kiosk is not None and self.kiosk.poll() is None:
            self.kiosk.kill()
            self.kiosk.wait()
        if self.box is not None:
            self.box.close()
        shutil.rmtree(self.folder)

    def start_box(self, **changes):
        self.box = fake_box.FakeBox(self.folder, **changes)
        self.box.room["display"]["clock"] = False  # without it nothing moves by itself
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
        self.assertTrue(wait_until(lambda: "first frame after" in self.log_text()), self.log_text())

    def log_text(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()

    def shows(self, x, y, colour, seconds=processes.PATIENCE):
        seen = self.comes(x, y, colour, seconds)
        self.assertTrue(seen, f"wanted {colour:06x}, saw {screen.pixel(self.display.display, x, y)}")

    def comes(self, x, y, colour, seconds=processes.PATIENCE):
        """Codecs and colour spaces leave some of a colour: 24 of 255 are allowed."""
        wanted = ((colour >> 16) & 255, (colour >> 8) & 255, colour & 255)

        def near():
            seen = screen.pixel(self.display.display, x, y)
            return all(abs(a - b) <= 24 for a, b in zip(seen, wanted))

        return wait_until(near, seconds)

    def add_share(self, share_id, order, **more):
        self.box.patch({"shares": {share_id: fake_box.share("Ada", order, **more)}})

    def picture(self):
        """What stands on the screen; equal for equal pictures."""
        return screen.fingerprint(self.display.display, *(self.looked_at or self.SIZE))

    def picture_at_rest(self, quiet=0.3):
        """Of the last frame: more than one may follow what the kiosk was told."""
        seen, since = self.picture(), time.monotonic()
        while time.monotonic() - since < quiet:
            now = self.picture()
            if now != seen:
                seen, since = now, time.monotonic()
            time.sleep(0.02)
        return seen

    def changes_after(self, action):
        before = self.picture()
        action()
        return wait_until(lambda: self.picture() != before)

    def settle(self):
        """All that the kiosk was told before stands on the screen, as far as it can be seen: it reads one
        line after the other, and the PIN is seen on each screen."""
        self.assertIsNotNone(self.box.wait_for_call("kiosk.ready"), self.log_text())
        self.show_pin(f"{(int(self.box.room['meeting']['pin']) + 1111) % 10000:04d}")
        self.picture_at_rest()

    def show_pin(self, pin):
        change = {"meeting": {"pin": pin}}
        self.assertTrue(self.changes_after(lambda: self.box.patch(change)), self.log_text())

    def tap(self, *names):
        """Keys of which nothing need be seen."""
        with keys.Hands(self.display.display) as hands:
            hands.press(*names)

    def press(self, *names):
        """Each key when what the one before it did stands on the screen, as people do it."""
        for name in names:
            changed = self.changes_after(lambda key=name: self.tap(key))
            self.assertTrue(changed, f"{name} of {names} changes nothing: {self.log_text()}")

    def insist(self, name, heard, patience=2):
        """This key again and again until it is heard; answers what `heard(seconds)` found."""
        for _ in range(processes.PATIENCE // patience):
            self.tap(name)
            found = heard(patience)
            if found:
                return found
        raise AssertionError(f"{name} is not heard: {self.log_text()}")
