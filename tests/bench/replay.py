# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A room whose senders play a clip that was encoded before, through replay_door.cpp: what the box
and its display do, without the cost of encoders."""

import os
import subprocess

from stage import Stage
from support import paths
from support.processes import wait_until

PLUGINS = os.path.join(paths.BUILD, "tests", "bench")


# What load_governor asks for: pictures a second, and by how many tenths each side shrinks.
SLOWER = ((24, 10), (20, 10), (15, 10), (12, 10), (10, 10), (8, 10), (8, 15), (8, 20), (8, 30), (5, 30), (1, 10))


def encode_slower(folder, width, height):
    os.mkdir(folder)
    for fps, tenths in SLOWER:
        small = [side * 10 // tenths // 2 * 2 for side in (width, height)]
        encode(os.path.join(folder, f"{fps}x{tenths}.ivf"), *small, fps)


def encode(path, width, height, fps, seconds=4, kbps=2500):
    """A test picture that moves as a whole and has noise in a corner, VP8 with one key frame a second."""
    source = (
        f"videotestsrc num-buffers={fps * seconds} pattern=smpte horizontal-speed=8 ! "
        f"video/x-raw,format=I420,width={width},height={height},framerate={fps}/1 ! "
        f"vp8enc deadline=1 cpu-used=8 target-bitrate={kbps}000 keyframe-max-dist={fps} "
        f"lag-in-frames=0 ! avmux_ivf ! filesink location={path}"
    )
    subprocess.run(["gst-launch-1.0", "-q", *source.split()], check=True, timeout=120,
                   stdout=subprocess.DEVNULL)


class ReplayStage(Stage):
    def __init__(self, people, width, height, fps, again=False, kbps=2500):
        """`again`: whoever is stopped leaves, and somebody else comes with the same clip."""
        super().__init__()
        clip = os.path.join(self.box.folder, "clip.ivf")
        encode(clip, width, height, fps, kbps=kbps)
        self._people = people
        self.box.settings["plugins"] = {
            "enabled": ["replay"], "folder": PLUGINS,
            "replay": {"trusted": True, "clip": clip, "people": people, "width": width,
                       "height": height, "fps": fps, "again": int(again)},
        }

    def obey(self, width, height):
        """Its senders send less when the box asks for it."""
        folder = os.path.join(self.box.folder, "slower")
        encode_slower(folder, width, height)
        self.box.settings["plugins"]["replay"]["slower"] = folder

    def start(self, kiosk=True):
        self.box.start()
        self.box.start_kiosk()
        wait_until(self.all_live, 30, f"{self._people} live shares")
        return self

    def shares(self):
        return self.room()["shares"]

    def all_live(self):
        live = [share for share in self.shares().values()
                if share["state"] == "live" and share["shown_fps"]]
        return len(live) == self._people
