#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What a share plays on a real kiosk: the artwork comes beside the room document, before it or after it, and what is no
picture changes nothing."""

import base64
import os
import struct
import sys
import unittest
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support.kiosk_stage import KioskCase, missing_tools  # noqa: E402

RED, GREEN = 0xC02020, 0x20A020
WIDTH, HEIGHT = 960, 540
COVER = (226, 160)  # over the notes of the plate; in the left third of a tile that fills the display


def png(colour, side=64):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    line = b"\0" + colour.to_bytes(3, "big") * side
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(line * side)) + chunk(b"IEND", b""))


@unittest.skipIf(missing_tools(), f"SKIPPED, cannot run without: {missing_tools()}")
class PlayingTest(KioskCase):
    SIZE = (WIDTH, HEIGHT)

    def setUp(self):
        super().setUp()
        self.start_box()
        self.start_kiosk()
        self.assertIsNotNone(self.box.wait_for_call("kiosk.ready"), self.log_text())

    def plays(self, artwork, share="m1", **more):
        track = {"title": "So What", "artist": "Miles Davis", "album": "", "artwork": artwork, "position_ms": 61000,
                 "duration_ms": 545000, "playing": True, "at": 1790000000000, **more}
        if share in self.box.room["shares"]:
            self.box.patch({"shares": {share: {"plays": track}}})
        else:
            self.add_share(share, 1, kind="sound", plays=track)

    def test_the_artwork_may_come_before_the_document_or_after_it(self):
        self.plays("")
        self.picture_at_rest()
        self.box.give_artwork("a1", png(RED))
        self.plays("a1")
        self.shows(*COVER, RED)
        self.plays("a2", title="Freddie Freeloader")
        self.box.give_artwork("a2", png(GREEN))
        self.shows(*COVER, GREEN)
        self.assertTrue(self.changes_after(lambda: self.box.patch({"shares": {"m1": None}})))
        self.picture_at_rest()
        self.assertFalse(self.comes(*COVER, GREEN, seconds=0), "it went with its share")

    def test_what_is_no_picture_or_may_change_is_not_shown(self):
        self.plays("a1")
        self.picture_at_rest()
        before = self.picture()
        self.box.give_artwork("a1", b"no picture at all")
        self.box.give_artwork("a1", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\x08\2\0\0\0")  # 65536 x 65536
        self.box.give_artwork("a1", png(RED), seals=0)
        self.box.give_artwork("a9", b"x" * (1024 * 1024 + 1))
        self.assertEqual(self.picture_at_rest(), before)
        self.plays("a2")
        self.box.give_artwork("a2", png(GREEN))
        self.shows(*COVER, GREEN)

    def test_the_small_picture_of_a_share_without_one_is_the_artwork(self):
        self.plays("a1")
        self.box.give_artwork("a1", png(RED))
        self.shows(*COVER, RED)
        self.box.want_thumbnail("m1")
        made = self.box.wait_for_call("share.thumbnail")
        self.assertEqual(made["share"], "m1")
        self.assertTrue(base64.b64decode(made["data"]).startswith(b"\xff\xd8\xff"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
