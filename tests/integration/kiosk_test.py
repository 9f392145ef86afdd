#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk alone: start and stop, pictures, bad input, a daemon that comes and goes.

The build folder is $TESSERA_BUILD, or build/.
"""

import json
import os
import socket
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support.kiosk_stage import (  # noqa: E402
    HEIGHT, KIOSK, WIDTH, KioskCase, fake_box, missing_tools, wait_until)
from support.processes import PATIENCE  # noqa: E402

STAGE = 0x04060C  # Theme.qml: what lies around pictures
PLATE = 0x0B1226  # and what stands in place of one


def with_large_parameter_set(unit):
    """An H.264 access unit whose sequence parameter set says 8192x8192."""
    side = "0" * 9 + f"{512:b}"  # Exp-Golomb, in blocks of 16 pixels, less one
    bits = "11" + "011" + "010" + "0" + side + side + "1100" + "1"
    bits += "0" * (-len(bits) % 8)
    large = b"\x67\x42\0\x33" + int(bits, 2).to_bytes(len(bits) // 8, "big")
    parts = unit.split(b"\0\0\1")
    return b"\0\0\1".join(large if part[:1] and part[0] & 31 == 7 else part for part in parts)


@unittest.skipIf(missing_tools(), f"SKIPPED, cannot run without: {missing_tools()}")
class KioskTest(KioskCase):
    # start and stop

    def test_bad_arguments_end_with_usage_and_2(self):
        for arguments in (["--nonsense"], ["--size", "1x1"], ["--renderer", "x"], ["stray"]):
            done = subprocess.run([KIOSK, *arguments], capture_output=True, text=True)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn("usage: tessera-kiosk", done.stderr)

    def test_sigterm_ends_with_0(self):
        self.start_box()
        self.start_kiosk()
        self.kiosk.send_signal(signal.SIGTERM)
        self.assertEqual(self.kiosk.wait(PATIENCE), 0)

    def test_says_what_it_can_decode(self):
        box = self.start_box()
        self.start_kiosk()
        ready = box.wait_for_call("kiosk.ready")
        self.assertEqual(set(ready["decoders"]), {"vp8", "vp9", "h264", "h265"})
        self.assertEqual(ready["renderer"], "software")

    # pictures

    def check_codecs(self, *codecs):
        box = self.start_box()
        self.start_kiosk()
        for order, (codec, colour) in enumerate(codecs, start=1):
            name = f"s{order}"
            self.add_share(name, order)
            lane = box.play(name, codec, self.clip(colour, codec), size=(640, 360))
            self.addCleanup(lane.close)
            self.shows(WIDTH // 2, HEIGHT // 2, colour)
            report = box.wait_for_call(
                "share.displayed",
                accept=lambda params: params["share"] == name and params["fps"] > 0
                and params["delay_ms"] < 1000,
            )
            self.assertIsNotNone(report, f"{codec}: {box.calls}")
            self.assertEqual((report["width"], report["height"]), (640, 360))
            lane.close()
            box.patch({"shares": {name: None}})

    def test_each_codec_is_shown_and_reported(self):
        self.check_codecs(("vp8", 0xC02020), ("vp9", 0x20A020), ("h264", 0x2020C0))

    @unittest.skipUnless(fake_box.can_encode("h265"), "SKIPPED, cannot run without GStreamer's x265enc")
    def test_h265_is_shown_and_reported(self):
        self.check_codecs(("h265", 0xC02020), ("h264", 0x20A020))

    def test_a_lane_changes_its_size_and_nothing_else(self):
        """A phone that is turned: another size in the caps and in the key frame after them."""
        self.environment.update(GST_DEBUG="GST_ELEMENT_FACTORY:4", GST_DEBUG_NO_COLOR="1")
        box = self.start_box()
        self.start_kiosk()
        self.add_share("s1", 1)
        lane = box.open_lane("s1")
        self.addCleanup(lane.close)
        sent = 0
        for size, colour in (((640, 360), 0xC02020), ((360, 640), 0x20A020)):
            caps = json.dumps({"codec": "h264", "width": size[0], "height": size[1]}).encode()
            lane.sendall(fake_box.frame(fake_box.CAPS, caps))
            for key, unit in self.clip(colour, "h264", size):
                lane.sendall(fake_box.frame(fake_box.VIDEO, unit, fake_box.KEY if key else 0, sent))
                sent += 1
                time.sleep(1 / 30)
            self.shows(WIDTH // 2, HEIGHT // 2, colour)
            report = box.wait_for_call(
                "share.displayed", accept=lambda params, w=size: (params["width"], params["height"]) == w)
            self.assertIsNotNone(report, box.calls)
        # Upright it is 608 wide: what lay beside it is gone.
        self.shows(WIDTH // 2 - 280, HEIGHT // 2, 0x20A020)
        self.shows(WIDTH // 4, HEIGHT // 2, STAGE)
        self.assertEqual(self.log_text().count('creating element "appsrc"'), 1, self.log_text())
        self.assertIsNone(box.wait_for_call("share.failed", 0))

    def feed_rarely(self, units):
        """A lane of a source that makes key frames when it likes."""
        lane = self.box.open_lane("s1")
        self.addCleanup(lane.close)
        caps = {"codec": "h264", "width": 640, "height": 360, "key_frames_on_request": False}
        lane.sendall(fake_box.frame(fake_box.CAPS, json.dumps(caps).encode()))
        self.feed_more(lane, units)
        return lane

    @staticmethod
    def feed_more(lane, units):
        for at, (key, unit) in enumerate(units):
            lane.sendall(fake_box.frame(fake_box.VIDEO, unit, fake_box.KEY if key else 0, at))

    def test_what_has_no_beginning_says_so_until_it_has_one(self):
        box = self.start_box()
        self.start_kiosk()
        self.add_share("s2", 2)
        box.play("s2", "vp8", self.clip(0x20A020))
        self.shows(WIDTH // 4, HEIGHT // 2, 0x20A020)  # it has the display alone
        self.add_share("s1", 1)
        units = self.clip(0xC02020, "h264")
        middle = [one for one in units if not one[0]][:10]
        lane = self.feed_rarely(middle)
        x, y = WIDTH // 8, HEIGHT // 2 + HEIGHT // 5  # below the words and what they stand on
        self.shows(x, y, PLATE)
        self.feed_more(lane, units)
        self.shows(x, y, 0xC02020)
        # Another lane of the same share, as after a restart of the box: the last picture is dimmed.
        lane = self.feed_rarely(middle)
        self.shows(x, y, 0x460F13)
        self.feed_more(lane, self.clip(0x2020C0, "h264"))
        self.shows(x, y, 0x2020C0)
        self.assertIsNone(box.wait_for_call("share.failed", 0))

    @staticmethod
    def requests(lane):
        """Kinds of those that have come."""
        try:
            heard = lane.recv(1 << 20, socket.MSG_DONTWAIT)
        except BlockingIOError:
            heard = b""
        return [fake_box.HEADER.unpack_from(heard, at)[1] for at in range(0, len(heard), fake_box.HEADER.size)]

    def test_a_source_that_makes_key_frames_when_it_likes_is_held_up_while_much_waits(self):
        self.start_box()
        self.start_kiosk()
        self.add_share("s1", 1)
        units, last = (self.clip(colour, "h264", (WIDTH, HEIGHT)) for colour in (0x2020C0, 0xC02020))
        lane = self.feed_rarely(units)
        self.shows(WIDTH // 2, HEIGHT // 2, 0x2020C0)
        for _ in range(240 // len(units)):  # fewer than it gives up (core/catch_up)
            self.feed_more(lane, units)
        self.feed_more(lane, last)
        # Nothing more comes; it says once more that it has enough while that waits.
        said = self.requests(lane)
        self.assertLessEqual(set(said), {fake_box.KEY_FRAME_REQUEST, fake_box.HOLD_REQUEST})
        lane.settimeout(PATIENCE)
        while fake_box.HEADER.unpack(lane.recv(fake_box.HEADER.size, socket.MSG_WAITALL))[1] != fake_box.HOLD_REQUEST:
            pass
        self.shows(WIDTH // 2, HEIGHT // 2, 0xC02020)

    def test_a_lane_may_come_before_its_share(self):
        box = self.start_box()
        self.start_kiosk()
        box.play("s1", "vp8", self.clip(0xC02020))
        time.sleep(0.5)
        self.add_share("s1", 1)
        self.shows(WIDTH // 2, HEIGHT // 2, 0xC02020)

    def test_two_shares_stand_side_by_side(self):
        box = self.start_box()
        self.start_kiosk()
        for name, order, colour in (("s1", 1, 0xC02020), ("s2", 2, 0x2020C0)):
            self.add_share(name, order)
            box.play(name, "vp8", self.clip(colour))
        self.shows(WIDTH // 4, HEIGHT // 2, 0xC02020)
        self.shows(3 * WIDTH // 4, HEIGHT // 2, 0x2020C0)

    def test_a_new_lane_replaces_the_old_one(self):
        box = self.start_box()
        self.start_kiosk()
        self.add_share("s1", 1)
        box.play("s1", "vp8", self.clip(0xC02020))
        self.shows(WIDTH // 2, HEIGHT // 2, 0xC02020)
        box.play("s1", "vp8", self.clip(0x2020C0))
        self.shows(WIDTH // 2, HEIGHT // 2, 0x2020C0)

    def test_asks_for_a_key_frame_after_frames_were_lost(self):
        box = self.start_box()
        self.start_kiosk()
        self.add_share("s1", 1)
        lane = box.open_lane("s1")
        units = self.clip(0xC02020)
        lane.sendall(fake_box.frame(fake_box.CAPS, b'{"codec":"vp8","width":640,"height":360}'))
        lane.sendall(fake_box.frame(fake_box.VIDEO, units[0][1], fake_box.KEY))
        # It asks by itself when it attaches and when it gives the picture its size on the display.
        key = fake_box.frame(fake_box.VIDEO, units[0][1], fake_box.KEY)
        self.assertTrue(self.answer_requests(lane, key))
        delta = next(unit for key, unit in units if not key)
        lane.sendall(fake_box.frame(fake_box.VIDEO, delta, fake_box.DISCONTINUITY, 7))
        lane.settimeout(PATIENCE)
        request = fake_box.HEADER.unpack(lane.recv(fake_box.HEADER.size))
        self.assertEqual(request[:2], (1, fake_box.KEY_FRAME_REQUEST))

    @staticmethod
    def answer_requests(lane, key, quiet=1.5):
        """Until none came for a while; answers whether any did."""
        lane.settimeout(quiet)
        count = 0
        try:
            while lane.recv(fake_box.HEADER.size):
                lane.sendall(key)
                count += 1
                if count > 10:
                    raise AssertionError("it asks again and again")
        except TimeoutError:
            pass
        return count > 0

    # bad input

    def test_hostile_bytes_cost_one_share_only(self):
        box = self.start_box()
        self.start_kiosk()
        self.add_share("s1", 1)
        box.play("s1", "vp8", self.clip(0xC02020))
        self.add_share("s2", 2)
        box.open_lane("s2").sendall(b"\xff" * 4096)
        failed = box.wait_for_call("share.failed")
        self.assertEqual(failed["share"], "s2")
        self.shows(WIDTH // 4, HEIGHT // 2, 0xC02020)

    def test_a_damaged_bitstream_is_told_and_survived(self):
        for codec in ("vp8", "vp9", "h264", "h265"):
            with self.subTest(codec=codec):
                self.start_box()
                self.start_kiosk()
                self.feed_garbage(codec)
                self.tearDown()
                self.setUp()

    def feed_garbage(self, codec):
        self.add_share("s1", 1)
        noise = [(at % 10 == 0, os.urandom(3000)) for at in range(30)]
        self.box.play("s1", codec, noise, size=(640, 360))
        failed = self.box.wait_for_call("share.failed")
        self.assertIsNotNone(failed, self.log_text())
        self.assertIsNone(self.kiosk.poll(), self.log_text())

    def test_a_bit_flipped_stream_does_not_end_the_kiosk(self):
        box = self.start_box()
        self.start_kiosk()
        self.add_share("s1", 1)
        units = []
        for at, (key, unit) in enumerate(self.clip(0xC02020)):
            damaged = bytearray(unit)
            for bit in range(20, len(damaged) * 8, 401 + at):
                damaged[bit // 8] ^= 1 << (bit % 8)
            units.append((key, bytes(damaged)))
        box.play("s1", "vp8", units, size=(640, 360))
        time.sleep(3)
        self.assertIsNone(self.kiosk.poll(), self.log_text())
        box.patch({"shares": {"s1": None}})
        self.add_share("s2", 2)
        box.play("s2", "vp8", self.clip(0x2020C0))
        self.shows(WIDTH // 2, HEIGHT // 2, 0x2020C0)

    def test_a_picture_larger_than_any_screen_is_refused(self):
        # Only the sizes of these are real, and nothing more may be looked at.
        vp8 = b"\x10\0\0\x9d\x01\x2a" + (8192).to_bytes(2, "little") * 2 + bytes(64)
        vp9 = bytes.fromhex("82498342" "21fff1fff0") + bytes(64)  # 8192x8192, profile 0
        h264 = with_large_parameter_set(self.clip(0xC02020, "h264")[0][1])
        box = self.start_box()
        self.start_kiosk()
        for order, (codec, unit) in enumerate((("vp8", vp8), ("vp9", vp9), ("h264", h264)), 1):
            name = f"s{order}"
            self.add_share(name, order)
            lane = box.open_lane(name)
            caps = json.dumps({"codec": codec, "width": 0, "height": 0}).encode()
            lane.sendall(fake_box.frame(fake_box.CAPS, caps))
            lane.sendall(fake_box.frame(fake_box.VIDEO, unit, fake_box.KEY))
            failed = box.wait_for_call("share.failed", accept=lambda p, s=name: p["share"] == s)
            self.assertEqual(failed, {"share": name, "reason": "too_large"}, self.log_text())

    def test_lines_that_are_no_json_rpc_do_not_end_the_kiosk(self):
        box = self.start_box()
        self.start_kiosk()
        box.wait_for_call("kiosk.ready")
        for line in (b"\x00\xff nonsense\n", b"[" * 100000 + b"\n", b"x" * (1 << 20) + b"xx"):
            box.calls.clear()
            try:
                box.send_raw(line)
            except OSError:
                pass
            self.assertIsNotNone(box.wait_for_call("kiosk.ready"), self.log_text())
        self.assertIsNone(self.kiosk.poll())

    def test_a_gap_in_the_revisions_is_closed(self):
        box = self.start_box()
        self.start_kiosk()
        box.wait_for_call("kiosk.ready")
        box._revision += 5
        box.patch({"room": {"name": "Bergen"}})
        self.assertIsNotNone(box.wait_for_call("room.get"))

    # the daemon comes and goes

    def test_waits_for_a_daemon_that_is_not_there_yet(self):
        self.start_kiosk()
        time.sleep(1)
        box = self.start_box()
        self.assertIsNotNone(box.wait_for_call("kiosk.ready"))

    def test_comes_back_after_the_daemon_died_and_keeps_the_picture_dimmed(self):
        box = self.start_box()
        self.start_kiosk()
        self.add_share("s1", 1)
        box.play("s1", "vp8", self.clip(0xC02020))
        self.shows(WIDTH // 2, HEIGHT // 2, 0xC02020)
        box.close()
        # The veil leaves 30 % of the picture's light and little of its own.
        self.shows(WIDTH // 2, HEIGHT // 8, 0x3D0E12)
        box = self.start_box()
        self.assertIsNotNone(box.wait_for_call("kiosk.ready"))
        self.add_share("s1", 1)
        box.play("s1", "vp8", self.clip(0x2020C0))
        self.shows(WIDTH // 2, HEIGHT // 2, 0x2020C0)

    def test_a_daemon_that_stands_still_counts_as_away(self):
        box = self.start_box()
        self.start_kiosk()
        self.add_share("s1", 1)
        lane = box.play("s1", "vp8", self.clip(0xC02020))
        self.addCleanup(lane.close)
        self.shows(WIDTH // 2, HEIGHT // 2, 0xC02020)
        self.assertIsNotNone(box.wait_for_call("ping"))
        box.silent = True
        self.shows(WIDTH // 2, HEIGHT // 8, 0x3D0E12)  # six seconds by the kiosk's clock
        box.silent = False
        box.calls.clear()
        self.assertIsNotNone(box.wait_for_call("kiosk.ready"))

    def test_lets_another_kiosk_have_its_place_for_a_while(self):
        box = self.start_box()
        self.start_kiosk()
        box.wait_for_call("kiosk.ready")
        left_at = time.monotonic()
        box.say_bye("replaced")
        self.assertTrue(wait_until(lambda: len(box.hellos) > 1))
        self.assertGreater(box.hellos[1] - left_at, 4.5)

    def test_another_protocol_version_is_said_and_left_when_it_fits_again(self):
        box = self.start_box(protocol=2)
        self.start_kiosk()
        self.assertTrue(
            wait_until(lambda: "tesserad speaks protocol 2" in self.log_text()), self.log_text()
        )
        box.close()
        box = self.start_box()
        self.assertIsNotNone(box.wait_for_call("kiosk.ready"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
