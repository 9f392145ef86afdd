# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""ALAC frames that hold their samples as they are ("escaped"), stereo of 16 bits. Spec: Apple's ALAC, an element of
a channel pair: 3 bits its kind, 4 its number, 12 unused, 1 whether a size follows, 2 bytes that are shifted away, 1
whether the samples are uncompressed; then the samples, and 3 bits 111."""

import math

SAMPLES = 352
RATE = 44_100
HEAD = 0b001_0000_000000000000_0_00_1  # 23 bits


def frame(pairs):
    """`pairs`: 352 of (left, right)."""
    bits = HEAD
    for left, right in pairs:
        bits = bits << 32 | (left & 0xFFFF) << 16 | right & 0xFFFF
    bits = bits << 3 | 0b111
    length = 23 + 32 * len(pairs) + 3
    return (bits << (-length % 8)).to_bytes((length + 7) // 8, "big")


def tone(frequency, frames, rate=RATE, loudness=0.3):
    """So many frames with a steady tone (Hz)."""
    def sample(at):
        return round(loudness * 32767 * math.sin(2 * math.pi * frequency * at / rate))

    return [frame([(sample(n), sample(n)) for n in range(start, start + SAMPLES)])
            for start in range(0, frames * SAMPLES, SAMPLES)]


def samples(data):
    """The left samples of such a frame; ValueError when it is compressed."""
    bits, length = int.from_bytes(data, "big"), len(data) * 8

    def field(at, size):
        return bits >> (length - at - size) & ((1 << size) - 1)

    has_size, plain = field(19, 1), field(22, 1)
    if field(0, 3) != 1 or not plain:
        raise ValueError("no frame that holds its samples as they are")
    at, count = (55, field(23, 32)) if has_size else (23, SAMPLES)
    out = []
    for n in range(count):
        value = field(at + 32 * n, 16)
        out.append(value - 0x10000 if value & 0x8000 else value)
    return out
