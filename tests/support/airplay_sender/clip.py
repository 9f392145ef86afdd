# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""H.264 and H.265 as a device makes them: what goes before the pictures, and pictures of NAL units with lengths.
GStreamer encodes."""

import gi

gi.require_version("Gst", "1.0")
from gi.repository import Gst  # noqa: E402  # pylint: disable=wrong-import-position

SECOND = 1_000_000_000
ENCODERS = {"h264": "openh264enc gop-size={gop} bitrate=2000000 complexity=low "
                    "! h264parse ! video/x-h264,stream-format=avc,alignment=au",
            "h265": "x265enc key-int-max={gop} bitrate=2000 speed-preset=ultrafast tune=zerolatency option-string=log-level=none "
                    "! h265parse ! video/x-h265,stream-format=hvc1,alignment=au"}
NO_OTHER = 100_000  # pictures
SETS_AT = 0x75  # in what goes before H.265's pictures
HVCC_ARRAYS = 23  # Spec: ISO/IEC 14496-15, 8.3.3.1


def sample_entry(hvcc):
    """What a device sends for an `hvc1` sample entry: VPS, SPS, PPS where receivers look for them."""
    sets, at, found = hvcc[HVCC_ARRAYS:], 0, {}
    for _ in range(hvcc[HVCC_ARRAYS - 1]):
        kind, count = sets[at] & 0x3F, int.from_bytes(sets[at + 1:at + 3], "big")
        at += 3
        for _ in range(count):
            size = int.from_bytes(sets[at:at + 2], "big")
            found.setdefault(kind, sets[at + 2:at + 2 + size])
            at += 2 + size
    head = b"\0\0\0\0hvc1".ljust(SETS_AT, b"\0")
    return head + b"".join(bytes([0x80 | kind, 0, 1]) + len(found[kind]).to_bytes(2, "big") + found[kind]
                           for kind in (32, 33, 34))


def one_key_frame(codec="h264"):
    """An encoder as devices have it: a key frame at the start, and none after it."""
    return ENCODERS[codec].format(gop=NO_OTHER)


def make_clip(width, height, pictures=60, fps=30, pattern="ball", codec="h264"):
    """(what goes before, [(is it a key frame, NAL units), ...]), a key frame each second."""
    return encode(f"videotestsrc num-buffers={pictures} pattern={pattern} "
                  f"! video/x-raw,format=I420,width={width},height={height},framerate={fps}/1",
                  ENCODERS[codec].format(gop=fps), sample_entry if codec == "h265" else lambda avcc: avcc)


def encode_pictures(frames, width, height, encoder, fps=30):
    """The same of pictures that the caller has painted: I420, as bytes."""
    numbered = enumerate(frames)

    def feed(source, _):
        number, frame = next(numbered, (0, None))
        if frame is None:
            source.emit("end-of-stream")
            return
        buffer = Gst.Buffer.new_wrapped(frame)
        buffer.pts, buffer.duration = number * SECOND // fps, SECOND // fps
        source.emit("push-buffer", buffer)

    return encode(f"appsrc name=in format=time caps=video/x-raw,format=I420,width={width},height={height},framerate={fps}/1",
                  encoder, feed=feed)


def end_undrained(pad, info):
    """OpenH264 gives each picture at once, yet its element asks it for more at the end, by an empty picture of which the
    library writes that it is an error."""
    if info.get_event().type != Gst.EventType.EOS:
        return Gst.PadProbeReturn.OK
    pad.get_parent_element().get_static_pad("src").push_event(Gst.Event.new_eos())
    return Gst.PadProbeReturn.DROP


def encode(source, encoder, entry=lambda codec_data: codec_data, feed=None):
    """`entry`: what goes before the pictures, from the encoder's own."""
    Gst.init(None)
    pipeline = Gst.parse_launch(f"{source} ! {encoder} ! appsink name=out sync=false")
    if feed:
        pipeline.get_by_name("in").connect("need-data", feed)
    found, element = pipeline.iterate_all_by_element_factory_name("openh264enc").next()
    if found == Gst.IteratorResult.OK:
        element.get_static_pad("sink").add_probe(Gst.PadProbeType.EVENT_DOWNSTREAM, end_undrained)
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
    return entry(avcc), units
