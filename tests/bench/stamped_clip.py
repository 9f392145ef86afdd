# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""An H.264 clip whose pictures carry their number, in the strip that stamp_reader reads (tests/browser/clock_strip.js). With
the moments at which they were sent it tells how long each was on its way."""

import bisect

import numpy

from airplay_sender.clip import encode_pictures
from figures import spread

BLOCKS, STRIP = 48, 40 / 1080
ENCODER = ("openh264enc gop-size={fps} rate-control=bitrate bitrate={kbps}000 complexity=low "
           "! h264parse ! video/x-h264,stream-format=avc,alignment=au")


def bits_of(stamp):
    check = (stamp ^ stamp >> 8 ^ stamp >> 16 ^ stamp >> 24 ^ 0x5A) & 0xFF
    text = f"{stamp:032b}{check:08b}"
    return [int(one) for one in text] + [at % 2 for at in range(len(text), BLOCKS)]


def painted(width, height, pictures):
    """A picture that moves as a whole, with noise in a corner."""
    chance = numpy.random.default_rng(1)
    bars = (numpy.arange(width) * 8 // width * 24 + 40).astype(numpy.uint8)
    bars = numpy.tile(bars, (height, 1)) + (numpy.arange(height) * 8 // height * 4).astype(numpy.uint8)[:, None]
    tint = numpy.tile((numpy.arange(width // 2) * 8 // (width // 2) * 20 + 50).astype(numpy.uint8), (height // 2, 1))
    edges = numpy.arange(BLOCKS + 1) * width // BLOCKS
    strip, half = round(height * STRIP), (round(height * STRIP) + 1) // 2
    for number in range(pictures):
        luma, blue = numpy.roll(bars, number * 8, axis=1), numpy.roll(tint, number * 4, axis=1)
        red = numpy.flipud(blue).copy()
        luma[-height // 4:, -width // 4:] = chance.integers(16, 236, (height // 4, width // 4), numpy.uint8)
        blue[:half], red[:half] = 128, 128
        for bit, left, right in zip(bits_of(number), edges, edges[1:]):
            luma[:strip, left:right] = 235 if bit else 16
        yield luma.tobytes() + blue.tobytes() + red.tobytes()


def stamped_clip(width, height, fps=30, seconds=4, kbps=6000):
    """As make_clip's. Played again and again, its numbers begin anew after `seconds`."""
    return encode_pictures(painted(width, height, fps * seconds), width, height,
                           ENCODER.format(fps=fps, kbps=kbps), fps)


def read_numbers(stamps, sent, start_ms, end_ms):
    """What the display showed between two moments. `sent`: [(wall ms, number)], in order. Late is a picture from the
    moment at which its last byte was sent."""
    moments = {}
    for at, number in sent:
        moments.setdefault(number, []).append(at)
    late, seen = [], set()
    for stamp in stamps:
        if "stamp" not in stamp or not start_ms <= stamp["t"] <= end_ms:
            continue
        before = moments.get(stamp["stamp"], [])
        at = bisect.bisect_right(before, stamp["t"])
        if at:
            late.append(stamp["t"] - before[at - 1])
            seen.add((stamp["stamp"], at))
    seconds = (end_ms - start_ms) / 1000
    return {"delay_ms": spread(late), "shown_fps": round(len(seen) / seconds, 1),
            "sent_fps": round(sum(start_ms <= at <= end_ms for at, _ in sent) / seconds, 1)}
