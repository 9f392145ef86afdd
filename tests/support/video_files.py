# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Videos as they lie on servers: MP4 with pictures that are coded out of their order and AAC, HLS of it, WebM, and
kinds that no display here can show. FFmpeg (python3-av) makes them."""

import fractions
import os

import av
import numpy

FPS, RATE = 30, 48_000
ENCODERS = {"h264": ("libx264", {"preset": "ultrafast", "bf": "2", "g": str(FPS), "sc_threshold": "0",
                                 "b-adapt": "0", "profile": "main"}),
            "hevc": ("libx265", {"preset": "ultrafast", "x265-params": f"log-level=none:keyint={FPS}"}),
            "mpeg4": ("mpeg4", {}),
            "vp8": ("libvpx", {"deadline": "realtime", "g": str(FPS)})}


def _picture(number, count, width, height):
    """A bar that fills from the left, on a colour that changes each second."""
    picture = numpy.zeros((height, width, 3), numpy.uint8)
    second = number // FPS
    picture[:] = ((53 * second) % 200 + 30, (97 * second) % 200 + 30, (151 * second) % 200 + 30)
    picture[height // 3: 2 * height // 3, : max(2, width * number // count)] = 255
    return av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuv420p")


def _tone(number, sound_format):
    time = (numpy.arange(1024) + number * 1024) / RATE
    wave = (0.2 * numpy.sin(2 * numpy.pi * 440 * time)).astype(numpy.float32)
    frame = av.AudioFrame.from_ndarray(numpy.stack([wave, wave]), format=sound_format, layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = RATE, number * 1024, fractions.Fraction(1, RATE)
    return frame


def make_video(path, seconds=8, size=(320, 180), codec="h264", sound="aac", container=None, **options):
    """`options`: FFmpeg's for the container."""
    encoder, how = ENCODERS[codec]
    with av.open(path, "w", format=container, options=options) as out:
        pictures = out.add_stream(encoder, rate=FPS, options=how)
        pictures.width, pictures.height, pictures.pix_fmt = *size, "yuv420p"
        tones = out.add_stream(sound, rate=RATE) if sound else None
        told = 0
        for number in range(seconds * FPS):
            frame = _picture(number, seconds * FPS, *size)
            frame.pts, frame.time_base = number, fractions.Fraction(1, FPS)
            for packet in pictures.encode(frame):
                out.mux(packet)
            while tones and told * 1024 < (number + 1) * RATE // FPS:
                for packet in tones.encode(_tone(told, "fltp")):
                    out.mux(packet)
                told += 1
        for stream in (pictures, tones):
            for packet in stream.encode(None) if stream else ():
                out.mux(packet)
    return path


def make_hls(folder, seconds=8, size=(320, 180)):
    """master.m3u8 that names media.m3u8, pieces of two seconds; and one of both kinds that is protected."""
    make_video(os.path.join(folder, "media.m3u8"), seconds, size, container="hls", hls_time="2",
               hls_playlist_type="vod", hls_segment_filename=os.path.join(folder, "piece%d.ts"))
    with open(os.path.join(folder, "media.m3u8"), encoding="ascii") as file:
        media = file.read()
    width, height = size
    stream = f"#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION={width}x{height}\n"
    key = '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://a",KEYFORMAT="com.apple.streamingkeydelivery",KEYFORMATVERSIONS="1"\n'
    for name, text in (("master.m3u8", "#EXTM3U\n" + stream + "media.m3u8\n"),
                       ("protected.m3u8", "#EXTM3U\n" + stream + "protected_media.m3u8\n"),
                       ("protected_media.m3u8", media.replace("#EXTINF", key + "#EXTINF", 1)),
                       ("bad.m3u8", "#EXTM3U\n" + stream + "file:///etc/passwd\n")):
        with open(os.path.join(folder, name), "w", encoding="ascii") as file:
            file.write(text)
