# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A real tesserad with AirPlay's door, videos on a server of our own, and the npm package airplay-protocol that gives
their addresses."""

import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
import unittest

from media_server import MediaServer
from video_files import make_hls, make_video

from . import paths
from .box import Box, free_port
from .kiosk_client import KioskClient
from .processes import PATIENCE, wait_until

SIZE, SECONDS = (320, 180), 8
HUNG_UP = 0  # the package does so when it hears that a video has stopped, before it has heard all answers


class VideoBox(Box):
    def __init__(self, meeting=None, **airplay):
        self.airplay = free_port()
        super().__init__({"plugins": {"enabled": ["airplay"],
                                      "airplay": {"port": self.airplay, "video_local": True, **airplay}},
                          "meeting": meeting or {"pin_policy": "off"}})

    def start(self, *args, **named):
        super().start(*args, **named)
        self.daemon.wait_for_line("plugin airplay", PATIENCE)
        return self


class NpmSender:
    """The package's own process."""

    def __init__(self, port):
        self._child = subprocess.Popen(
            ["node", os.path.join(paths.ROOT, "tests", "support", "airplay_video_sender.mjs"), str(port)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self._answers, self.events, self._last = queue.Queue(), [], 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self._child.stdout:
            said = json.loads(line)
            if "event" in said:
                self.events.append(said["event"])
            elif "id" in said:
                self._answers.put(said)

    def call(self, name, *values):
        self._last += 1
        self._child.stdin.write(json.dumps({"id": self._last, "call": name, "with": values}) + "\n")
        answer = self._answers.get(timeout=PATIENCE)
        assert answer["id"] == self._last, answer
        return answer

    def info(self):
        return self.call("playbackInfo")["body"]

    def states(self):
        return [event["state"] for event in self.events]

    def close(self):
        self._child.stdin.close()
        self._child.wait(PATIENCE)
        self._child.stdout.close()

    def kill(self):
        self._child.kill()


class VideoCase(unittest.TestCase):
    SETTINGS = {}

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="airplay-video-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        make_video(os.path.join(cls.folder, "clip.mp4"), SECONDS, SIZE, movflags="faststart")
        make_video(os.path.join(cls.folder, "short.mp4"), 1, SIZE)
        make_hls(cls.folder, SECONDS, SIZE)

    def setUp(self):
        self.box = VideoBox(**self.SETTINGS)
        self.addCleanup(self.box.stop)
        self.box.start()
        self.start_display()
        self.server = MediaServer(self.folder)
        self.addCleanup(self.server.close)

    def start_display(self):
        """One without pictures."""
        self.kiosk = KioskClient(self.box)
        self.addCleanup(self.kiosk.close)
        self.kiosk.ready()

    def sender(self):
        one = NpmSender(self.box.airplay)
        self.addCleanup(one.close)
        return one

    def share(self, what=lambda share: share["width"]):
        return self.kiosk.wait_room(
            lambda room: next((one for one in room["shares"].values() if what(one)), None), what="such a share")

    def no_share(self):
        self.kiosk.wait_room(lambda room: not room["shares"], what=f"no share\n{self.box.daemon.tail()}")

    def wait_state(self, sender, state):
        wait_until(lambda: state in sender.states(), PATIENCE,
                   f"{state}, but {sender.events}\n{self.box.daemon.tail()}")

    def wait_position(self, sender, which):
        return wait_until(lambda: (info := sender.info()).get("readyToPlay") and which(info["position"]) and info,
                          PATIENCE, f"such a position, {sender.info()}")

    def fault(self, sender):
        """What is said about a video that broke off, for a moment after it."""
        info = wait_until(lambda: (answer := sender.call("playbackInfo"))["status"] == 200 and answer["body"], PATIENCE,
                          "an answer")
        return info["error"]["description"]

    def fails(self, path, word):
        """It begins, and ends with a word about why."""
        sender = self.sender()
        self.assertIn(sender.call("play", path)["status"], (200, HUNG_UP))
        self.wait_state(sender, "stopped")
        self.assertEqual(sender.events[-1]["reason"], "error")
        self.assertIn(word, self.fault(sender))
        self.no_share()

    def lane(self):
        channel = self.kiosk.lanes()
        self.addCleanup(channel.close)
        _, lane = channel.take()
        self.addCleanup(lane.close)
        return lane
