# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""CPU of tesserad and kiosk for one share, over bare decoding and conversion of the same stream"""

import os
import subprocess
import time

from lane_tap import VIDEO, LaneTap, write_clip
from stage import Stage

SETTLE, SECONDS = 8, 15
# As the kiosk decodes (ui-kiosk/src/decoder_table.cpp), as fast as it goes, into nothing.
DECODERS = {
    "vp8": "ivfparse ! vp8dec threads=1",
    "vp9": "ivfparse ! vp9dec threads=2",
    "h264": "h264parse ! avdec_h264 thread-type=slice max-threads=2",
}


def cpu_of(command):
    """CPU seconds of a program from start to end."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        raise RuntimeError(f"{command[0]} ended with {status}")
    return usage.ru_utime + usage.ru_stime


def bare_decode(folder, codec, frames):
    """CPU seconds for the frames alone: what the program costs with one frame is taken off."""

    def decode(name, part):
        path = os.path.join(folder, name)
        write_clip(path, codec, part)
        pipeline = (f"filesrc location={path} ! {DECODERS[codec]} ! videoconvert ! "
                    "video/x-raw,format=BGRx ! fakesink sync=false")
        return min(cpu_of(["gst-launch-1.0", "-q", *pipeline.split()]) for _ in range(3))

    return decode("clip", frames) - decode("first", frames[:1])


def run(say):
    with Stage() as stage:
        stage.box.start()
        tap = LaneTap(stage.box.runtime_folder, os.path.join(stage.folder, "tap"))
        # The last --runtime-folder counts: the kiosk meets the tap.
        stage.start_kiosk_with(["--runtime-folder", tap.folder])
        person = stage.person()
        stage.share_live(person, stage.box.pin())
        time.sleep(SETTLE)
        tap.ask_key_frame()
        first = tap.wait_key_frame()
        cpu = stage.measure_cpu(SECONDS)
        frames = [frame for frame in tap.frames[first:] if frame.kind == VIDEO]
        share = next(iter(stage.room()["shares"].values()))
        say(f"{len(frames)} frames of {share['codec']} kept; decoding them once more")
        person.stop()
        bare = bare_decode(stage.folder, share["codec"], frames) / SECONDS * 100
    both = cpu["tesserad"] + cpu["kiosk"]
    return {"codec": share["codec"], "seconds": SECONDS, "frames": len(frames), "cpu": cpu,
            "bare_percent": round(bare, 1), "ratio": round(both / bare, 2) if bare else None}


def rows(result):
    return [
        (f"bare decode, {result['codec']}, {result['frames']} frames", result["bare_percent"],
         "% of a core", ""),
        ("tesserad", result["cpu"]["tesserad"], "% of a core", ""),
        ("kiosk", result["cpu"]["kiosk"], "% of a core", ""),
        ("ratio", result["ratio"], "", "<= 1.6"),
    ]
