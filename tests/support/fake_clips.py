# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Encoded clips for tests of the kiosk, made by GStreamer when they are first asked for."""

import os
import re
import shutil
import struct
import subprocess
import tempfile

ENCODERS = {
    "vp8": "vp8enc deadline=1 cpu-used=8 target-bitrate=4000000 keyframe-max-dist=60 lag-in-frames=0",
    "vp9": "vp9enc deadline=1 cpu-used=8 target-bitrate=3000000 keyframe-max-dist=60 lag-in-frames=0",
    "h264": "openh264enc bitrate=4000000 gop-size=60 complexity=low",
    "h265": "x265enc key-int-max=60 bitrate=4000 speed-preset=ultrafast tune=zerolatency option-string=log-level=none",
}


def can_encode(codec):
    asked = ["gst-inspect-1.0", "--exists", ENCODERS[codec].split()[0]]
    return shutil.which(asked[0]) is not None and subprocess.run(asked, check=False).returncode == 0


def kind_h264(head):
    """Of a NAL unit: is it a slice, is it one of a key frame, does a picture begin with it. Spec: H.264, 7.4.1."""
    kind = head & 31
    return kind in (1, 5), kind == 5, kind in (1, 5, 6, 7, 8, 9)


def kind_h265(head):
    """Spec: H.265, 7.4.2.2."""
    kind = head >> 1 & 63
    return kind < 32, 16 <= kind < 24, kind < 36 or kind == 39


NAL_KINDS = {"h264": kind_h264, "h265": kind_h265}


def make_clip(codec, width, height, frames, pattern, fps=30, cache=None):
    """A list of (is_key, bytes), one access unit each. `cache` is a folder that keeps the files."""
    with tempfile.TemporaryDirectory() as folder:
        name = re.sub(r"\W+", "-", f"{codec}-{width}x{height}-{frames}-{fps}-{pattern}")
        path = os.path.join(cache or folder, name)
        tail = (
            f"{codec}parse config-interval=-1 ! video/x-{codec},stream-format=byte-stream,alignment=au"
            if codec in NAL_KINDS
            else "avmux_ivf"
        )
        source = (
            f"videotestsrc num-buffers={frames} {pattern} ! "
            f"video/x-raw,format=I420,width={width},height={height},framerate={fps}/1 ! "
            f"{ENCODERS[codec]} ! {tail} ! filesink location={path}"
        )
        if not os.path.exists(path):
            subprocess.run(
                ["gst-launch-1.0", "-q", *source.split()], check=True, stdout=subprocess.DEVNULL
            )
        with open(path, "rb") as clip:
            data = clip.read()
    return split_nal_units(NAL_KINDS[codec], data) if codec in NAL_KINDS else split_ivf(codec, data)


def make_sound(frequency, packets=100):
    """A list of Opus packets of 20 ms with a steady tone (Hz), stereo."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "tone.ogg")
        source = (
            f"audiotestsrc num-buffers={packets} samplesperbuffer=960 freq={frequency} volume=0.3 ! "
            "audio/x-raw,rate=48000,channels=2 ! opusenc frame-size=20 bitrate=96000 ! oggmux ! "
            f"filesink location={path}"
        )
        subprocess.run(["gst-launch-1.0", "-q", *source.split()], check=True,
                       stdout=subprocess.DEVNULL)
        with open(path, "rb") as clip:
            return split_ogg(clip.read())[2:]  # without OpusHead and OpusTags (RFC 7845, 3)


def make_aac(frequency, packets=86):
    """A list of raw AAC-LC frames (44.1 kHz, stereo, 1024 samples each) with a steady tone (Hz)."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "tone.adts")
        source = (
            f"audiotestsrc num-buffers={packets} samplesperbuffer=1024 freq={frequency} volume=0.3 ! "
            "audio/x-raw,rate=44100,channels=2 ! avenc_aac bitrate=128000 ! aacparse ! "
            f"audio/mpeg,stream-format=adts ! filesink location={path}"
        )
        subprocess.run(["gst-launch-1.0", "-q", *source.split()], check=True,
                       stdout=subprocess.DEVNULL)
        with open(path, "rb") as clip:
            return split_adts(clip.read())


# No encoder of AAC-ELD is to be had, so these are bits put together by hand, and the coefficients by chance: nothing on the
# left, on the right what is a tone of ELD_TONE Hz when it is played again and again. Spec: ISO/IEC 14496-3 4.4.2, ER AAC ELD
# with 480 samples a frame at 44.1 kHz.
ELD_FRAME, ELD_TONE = bytes.fromhex("0cb601ad9c601cc20a"), 4 * 44_100 / 480


def split_adts(data):
    """Frames without their heads. Spec: ISO/IEC 14496-3, 1.A.2."""
    frames, at = [], 0
    while at + 7 <= len(data):
        size = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
        head = 7 if data[at + 1] & 1 else 9
        frames.append(data[at + head:at + size])
        at += size
    return frames


def split_ogg(data):
    """The packets of one stream. Spec: RFC 3533, 6."""
    packets, part, at = [], b"", 0
    while at + 27 <= len(data):
        count = data[at + 26]
        sizes = data[at + 27:at + 27 + count]
        at += 27 + count
        for size in sizes:
            part += data[at:at + size]
            at += size
            if size < 255:
                packets.append(part)
                part = b""
    return packets


def split_ivf(codec, data):
    units = []
    at = struct.unpack_from("<H", data, 6)[0]
    while at + 12 <= len(data):
        size = struct.unpack_from("<I", data, at)[0]
        unit = data[at + 12 : at + 12 + size]
        at += 12 + size
        if codec == "vp8":
            key = (unit[0] & 1) == 0  # RFC 6386, 9.1: the lowest bit is 0 in key frames
        else:
            key = (unit[0] & 0x0C) == 0  # VP9 uncompressed header: show_existing_frame, frame_type
        units.append((key, unit))
    return units


def split_nal_units(kind_of, data):
    """Access units of a byte-stream that the parser gave access unit delimiters or one slice each."""
    starts = []
    at = data.find(b"\0\0\1")
    while at >= 0:
        begin = at - 1 if at > 0 and data[at - 1] == 0 else at
        starts.append((begin, *kind_of(data[at + 3])))
        at = data.find(b"\0\0\1", at + 3)
    units, unit_start, has_slice, key = [], None, False, False
    for begin, is_slice, is_key, is_first in starts:
        if unit_start is None:
            unit_start = begin
        elif has_slice and is_first:
            units.append((key, data[unit_start:begin]))
            unit_start, has_slice, key = begin, False, False
        has_slice = has_slice or is_slice
        key = key or is_key
    if unit_start is not None and has_slice:
        units.append((key, data[unit_start:]))
    return units
