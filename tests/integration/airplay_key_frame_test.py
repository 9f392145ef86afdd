#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A device that mirrors makes a key frame at its start and when it is turned, and none when it is asked. Whoever comes
late, was paused, was hidden or was slow must see its picture all the same."""

import os
import shutil
import sys
import threading
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]

# pylint: disable=wrong-import-position
from airplay_sender.clip import encode_pictures, one_key_frame
from support import screen
from support.airplay_case import SIZE, AirplayCase
from support.kiosk_client import CATCH_UP, KEPT, KEY_FRAME, VIDEO
from support.processes import wait_until

MISSING = [tool for tool in ("Xvfb",) if shutil.which(tool) is None]
WIDTH, HEIGHT = 1280, 720
MIDDLE, LEFT, RIGHT = (640, 300), (60, 250), (960, 360)
SLOWEST = 60  # s; only what never comes takes so long
LONGEST = 1800  # pictures, lib/net/lane_head_start.hpp
BLUE, GREEN, RED = (41, 240, 110), (145, 54, 34), (81, 90, 240)  # Y, U, V of BT.601


def frame(color):
    """I420 of one color."""
    width, height = SIZE
    luma, *chroma = color
    return bytes([luma]) * (width * height) + b"".join(bytes([c]) * (width * height // 4) for c in chroma)


def clip(*colors):
    """(what goes before, pictures): `colors` as (color, how many); one key frame in all."""
    return encode_pictures((frame(color) for color, count in colors for _ in range(count)), *SIZE, one_key_frame())


def is_near(seen, color):
    """By what is most in it."""
    wanted = {BLUE: 2, GREEN: 1, RED: 0}[color]
    return seen[wanted] > 100 and all(seen[wanted] > 2 * other for i, other in enumerate(seen) if i != wanted)


def greenish(seen):
    """Also through the veil of a pause."""
    return seen[1] > seen[0] + 8 and seen[1] > seen[2] + 8


class KeyFrameCase(AirplayCase):
    def starts(self, codec, **how):
        one = self.paired(**how)
        self.assertEqual(one.set_up_session().status, 200)
        one.set_up_mirror()
        one.send_codec(codec, *SIZE)
        return one

    def sends(self, one, pictures):
        for key, units in pictures:
            one.send_picture(units, key)

    @staticmethod
    def pictures_of(lane, count):
        """[(flags, sequence), ...] of the next `count`."""
        seen = []
        while len(seen) < count:
            kind, flags, sequence, _ = lane.read_frame()
            if kind == VIDEO:
                seen.append((flags, sequence))
        return seen


class AirplayKeyFrameTest(KeyFrameCase):
    def test_a_display_that_comes_late_begins_with_all_since_the_key_frame(self):
        codec, pictures = clip((BLUE, 120))
        self.assertEqual([number for number, (key, _) in enumerate(pictures) if key], [0])
        kiosk, channel = self.display()
        one = self.starts(codec)
        lane = self.lane(channel)
        self.sends(one, pictures[:-1])
        first = self.pictures_of(lane, len(pictures) - 1)
        self.assertEqual({flags for flags, _ in first[1:]}, {0})
        lane.close()
        channel.close()
        kiosk.close()
        _, channel = self.display()
        again = self.pictures_of(self.lane(channel), len(pictures) - 1)
        self.assertEqual([sequence for _, sequence in again], [sequence for _, sequence in first])
        self.assertEqual([flags for flags, _ in again], [KEY_FRAME | CATCH_UP | KEPT] + [CATCH_UP | KEPT] * (len(first) - 2) + [KEPT])

    def test_a_display_that_is_slow_holds_the_sender_up_and_loses_nothing(self):
        codec, pictures = clip((BLUE, 2))
        _, channel = self.display()
        one = self.starts(codec)
        lane = self.lane(channel)
        self.sends(one, pictures)
        self.pictures_of(lane, len(pictures))
        # Decodes to nothing; what counts is the way there. Far more than the sockets on it hold.
        large = (60_000).to_bytes(4, "big") + b"\x41" * 60_000
        count, sent, slow = 300, [], threading.Event()

        def send():
            for _ in range(count):
                one.send_picture(large, False)
                sent.append(True)

        def hold():
            while not slow.wait(0.02):
                lane.hold_up()

        lane.hold_up()
        threads = [threading.Thread(target=each, daemon=True) for each in (hold, send)]
        for each in threads:
            each.start()
        wait_until(lambda: (before := len(sent)) and not time.sleep(0.3) and len(sent) == before, SLOWEST, "the sender to wait")
        self.assertLess(len(sent), count)
        slow.set()
        seen = self.pictures_of(lane, count)
        self.assertEqual([sequence for _, sequence in seen], list(range(len(pictures), len(pictures) + count)))
        self.assertEqual({flags for flags, _ in seen}, {0})
        for each in threads:
            each.join(SLOWEST)
        self.assertEqual(len(sent), count)


@unittest.skipIf(MISSING, f"SKIPPED, cannot run without: {MISSING}")
class AirplayKeyFrameDisplayTest(KeyFrameCase):
    def start_display(self):
        environment = dict(os.environ, HOME=self.box.folder, XDG_RUNTIME_DIR=self.box.folder)
        self.box.start_kiosk(f"{WIDTH}x{HEIGHT}", SLOWEST, environment, ("--renderer", "software", "--reduced-motion"))

    def pixel(self, where=MIDDLE):
        return screen.pixel(self.box.screen.display, *where)

    def shows(self, color, what, where=MIDDLE):
        wait_until(lambda: is_near(self.pixel(where), color), SLOWEST,
                   f"{what}: {self.pixel(where)}\n{self.box.kiosk.tail()}")

    def pauses(self, share):
        self.admin.call("share.pause", share=share)
        wait_until(lambda: self.room()["shares"][share]["state"] == "paused", SLOWEST, "the pause")

    def test_the_picture_comes_back_after_kill_9_of_the_display(self):
        self.start_display()
        codec, pictures = clip((BLUE, 60), (GREEN, 60))
        one = self.starts(codec)
        self.sends(one, pictures)
        self.shows(GREEN, "the newest picture")
        self.box.kiosk.kill()
        self.start_display()
        self.shows(GREEN, "the same picture on a new display")

    def test_what_was_paused_or_hidden_is_up_to_date_when_it_is_shown_again(self):
        self.start_display()
        codec, pictures = clip((BLUE, 30), (GREEN, 30), (RED, 30))
        one = self.starts(codec)
        self.sends(one, pictures[:30])
        self.shows(BLUE, "the first picture")
        (share,) = self.room()["shares"]
        self.pauses(share)
        self.sends(one, pictures[30:60])
        self.admin.call("share.resume", share=share)
        self.shows(GREEN, "what came while it was paused")
        other_codec, others = clip((BLUE, 5))
        other = self.starts(other_codec, name="Ben's iPad")
        self.sends(other, others)
        wait_until(lambda: len(self.room()["shares"]) == 2, SLOWEST, "another share")
        (second,) = set(self.room()["shares"]) - {share}
        self.admin.call("layout.set", full=second)
        self.shows(BLUE, "the other one alone")
        self.sends(one, pictures[60:])
        self.admin.call("layout.set", full=share)
        self.shows(RED, "what came while it was hidden")

    def test_what_is_sent_during_a_pause_is_not_seen_whatever_happens_meanwhile(self):
        self.start_display()
        codec, pictures = clip((RED, 30), (GREEN, 30))
        one = self.starts(codec)
        self.sends(one, pictures[:30])
        self.shows(RED, "the first picture")
        (share,) = self.room()["shares"]
        self.pauses(share)
        self.sends(one, pictures[30:])
        # Another one comes, and the tile is made smaller: left is what was there before.
        other_codec, others = clip((BLUE, 5))
        other = self.starts(other_codec, name="Ben's iPad")
        self.sends(other, others)
        self.shows(BLUE, "the other one", RIGHT)
        self.assertFalse(greenish(self.pixel(LEFT)), self.pixel(LEFT))
        # Turned, with another key frame.
        one.send_codec(codec, *SIZE)
        self.sends(one, clip((GREEN, 5))[1])
        # A new display.
        self.box.kiosk.kill()
        self.start_display()
        self.shows(BLUE, "the other one on a new display", RIGHT)
        self.sends(other, clip((RED, 5))[1])
        self.shows(RED, "what comes later", RIGHT)
        self.assertFalse(greenish(self.pixel(LEFT)), self.pixel(LEFT))
        self.admin.call("share.resume", share=share)
        self.shows(GREEN, "what is there now", LEFT)

    def test_too_much_to_begin_with_is_told_and_ends_when_the_device_is_turned(self):
        kiosk, channel = self.display()
        codec, pictures = clip((BLUE, LONGEST + 50))
        one = self.starts(codec)
        lane = self.lane(channel)
        self.sends(one, pictures)
        self.pictures_of(lane, len(pictures))
        for each in (lane, channel, kiosk):
            each.close()
        self.start_display()
        # What it says is the gallery's: `kiosk_gallery_test.py`.
        self.box.kiosk.wait_for_line("nothing to begin with", SLOWEST)
        self.assertFalse(is_near(screen.pixel(self.box.screen.display, *MIDDLE), BLUE))
        codec, pictures = clip((GREEN, 5))
        one.send_codec(codec, *SIZE)
        self.sends(one, pictures)
        self.shows(GREEN, "the picture of the turned device")


if __name__ == "__main__":
    unittest.main(verbosity=2)
