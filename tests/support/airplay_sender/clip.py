# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""H.264 as a device makes it: avcC, and pictures of NAL units with lengths. GStreamer encodes."""

import gi

gi.require_version("Gst", "1.0")
from gi.repository import Gst  # noqa: E402  # pylint: disable=wrong-import-position

SECOND = 1_000_000_000


def make_clip(width, height, pictures=60, fps=30, pattern="ball"):
    """(avcC, [(is it a key frame, NAL units), ...]), a key frame each second."""
    Gst.init(None)
    pipeline = Gst.parse_launch(
        f"videotestsrc num-buffers={pictures} pattern={pattern} "
        f"! video/x-raw,format=I420,width={width},height={height},framerate={fps}/1 "
        f"! openh264enc gop-size={fps} bitrate=2000000 complexity=low "
        "! h264parse ! video/x-h264,stream-format=avc,alignment=au ! appsink name=out sync=false")
    out = pipeline.get_by_name("out")
    pipeline.set_state(Gst.State.PLAYING)
    avcc, units = None, []
    while sample := out.emit("try-pull-sample", 10 * SECOND):
        if avcc is None:
            data = sample.get_caps().get_structure(0).get_value("codec_data")
            avcc = data.extract_dup(0, data.get_size())
        buffer = sample.get_buffer()
        key = not buffer.has_flags(Gst.BufferFlags.DELTA_UNIT)
        units.append((key, buffer.extract_dup(0, buffer.get_size())))
    pipeline.set_state(Gst.State.NULL)
    return avcc, units
