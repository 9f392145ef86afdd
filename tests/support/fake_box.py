#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A stand-in for tesserad's two kiosk sockets, to look at and test the kiosk alone.

It speaks docs/kiosk-rpc.md: hello, snapshot, patches, lanes as descriptors, frames with headers.
Clips are encoded by GStreamer when they are first asked for. It is a tool for tests of the kiosk;
nothing of tesserad is tested with it.

    fake_box.py --runtime-folder DIR [--scene NAME[+NAME...]] [--codec vp8|vp9|h264|h265] [--size 1920x1080]
"""

import argparse
import array
import fcntl
import json
import os
import signal
import socket
import struct
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from fake_clips import ENCODERS, can_encode, make_clip, make_sound  # noqa: E402, F401
from fake_rooms import PATTERNS, empty_room, merge, prepare_scene, share  # noqa: E402, F401

HEADER = struct.Struct("<BBHIQqq")
VIDEO, AUDIO, CAPS, END, SOUND_CAPS, KEY_FRAME_REQUEST = 1, 2, 3, 4, 5, 16
HOLD_REQUEST = 18
KEY, DISCONTINUITY = 1, 2
# fcntl(2): nobody can write to the file, cut it, or lengthen it.
SEALS = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW
PATIENCE = 60  # s, for what comes within one second: the limit is for what never comes


def monotonic_ns():
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)


def frame(kind, payload=b"", flags=0, sequence=0):
    now = monotonic_ns()
    return HEADER.pack(1, kind, flags, len(payload), sequence, now, now) + payload


class FakeBox:
    """One kiosk at a time. Calls it received stand in `calls` as (method, params)."""

    def __init__(self, folder, room=None, protocol=1):
        self.folder = folder
        self.room = room or empty_room()
        self.protocol = protocol
        self.calls = []
        self.hellos = []  # when each came, by the monotonic clock
        self.answers = {}  # method -> result, or {"error": {...}}
        self.silent = False  # answers nothing, as a process that was stopped
        self.key_frame_requests = {}
        self.lanes = {}  # share -> our end
        self._guard = threading.RLock()
        self._revision = 0
        self._kiosk = None
        self._lane_client = None
        self._stopping = False
        self._rpc = self._listen("kiosk.sock", socket.SOCK_STREAM)
        self._lane_listener = self._listen("kiosk-lanes.sock", socket.SOCK_SEQPACKET)
        self._threads = [
            threading.Thread(target=self._serve_rpc, daemon=True),
            threading.Thread(target=self._serve_lanes, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def _listen(self, name, kind):
        path = os.path.join(self.folder, name)
        if os.path.exists(path):
            os.unlink(path)
        listener = socket.socket(socket.AF_UNIX, kind)
        listener.bind(path)
        listener.listen(4)
        return listener

    def close(self):
        """Dies like a process: both sockets and all lanes end at once."""
        self._stopping = True
        with self._guard:
            for one in [self._rpc, self._lane_listener, self._kiosk, self._lane_client]:
                if one is not None:
                    try:
                        one.shutdown(socket.SHUT_RDWR)
                    except OSError:
                        pass
                    one.close()
            for lane in self.lanes.values():
                lane.close()
            self.lanes.clear()
        for name in ("kiosk.sock", "kiosk-lanes.sock"):
            path = os.path.join(self.folder, name)
            if os.path.exists(path):
                os.unlink(path)

    # JSON-RPC

    def _send(self, message):
        with self._guard:
            if self._kiosk is not None:
                try:
                    self._kiosk.sendall(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
                except OSError:
                    self._kiosk = None

    def _serve_rpc(self):
        while not self._stopping:
            try:
                client, _ = self._rpc.accept()
            except OSError:
                return
            with self._guard:
                self._kiosk = client
            try:
                for line in client.makefile("rb"):
                    self._take_call(json.loads(line))
            except OSError:
                pass
            with self._guard:
                if self._kiosk is client:
                    self._kiosk = None
            client.close()

    def _take_call(self, call):
        method, params = call["method"], call.get("params", {})
        if method == "hello":
            self.hellos.append(time.monotonic())
        if self.silent:
            return
        if method == "hello":
            if params.get("protocol") != self.protocol:
                text = (
                    f"the kiosk speaks protocol {params.get('protocol')}, "
                    f"tesserad speaks protocol {self.protocol}"
                )
                error = {"code": -32050, "message": text, "data": {"name": "version_mismatch"}}
                self._send({"id": call["id"], "error": error})
                return
            self._send(
                {
                    "id": call["id"],
                    "result": {"protocol": self.protocol, "version": "0.1.0", "session": "k1"},
                }
            )
            self._revision = 1
            self._send(
                {"method": "room.snapshot", "params": {"revision": 1, "room": self.room}}
            )
            return
        self.calls.append((method, params))
        result = {}
        if method == "room.get":
            result = {"revision": self._revision, "room": self.room}
        answer = self.answers.get(method, result)
        if set(answer) == {"error"}:
            self._send({"id": call["id"], **answer})
        else:
            self._send({"id": call["id"], "result": answer})

    def want_thumbnail(self, share_id):
        self._send({"method": "thumbnail.want", "params": {"share": share_id}})

    def patch(self, patch):
        with self._guard:
            self.room = merge(self.room, patch)
            self._revision += 1
            self._send(
                {"method": "room.changed", "params": {"revision": self._revision, "patch": patch}}
            )

    def say_bye(self, reason):
        """The last word; the socket ends after it."""
        with self._guard:
            self._send({"method": "bye", "params": {"reason": reason}})
            self._kiosk.shutdown(socket.SHUT_RDWR)

    def send_raw(self, line):
        with self._guard:
            if self._kiosk is not None:
                self._kiosk.sendall(line)

    def wait_for_call(self, method, seconds=PATIENCE, accept=lambda params: True):
        """The parameters of the first such call; None when there is none in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for name, params in list(self.calls):
                if name == method and accept(params):
                    return params
            time.sleep(0.02)
        return None

    # lanes

    def _serve_lanes(self):
        while not self._stopping:
            try:
                client, _ = self._lane_listener.accept()
                client.recv(4096)
            except OSError:
                return
            with self._guard:
                self._lane_client = client

    def _hand_over(self, message, descriptor, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while self._lane_client is None:
            if time.monotonic() > end:
                raise TimeoutError("the kiosk did not connect to kiosk-lanes.sock")
            time.sleep(0.02)
        self._lane_client.sendmsg(
            [json.dumps(message).encode()],
            [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [descriptor]))],
        )

    def give_artwork(self, artwork_id, picture, seals=SEALS):
        """A picture of what a share plays, in a memory file."""
        file = os.memfd_create("artwork", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            os.write(file, picture)
            fcntl.fcntl(file, fcntl.F_ADD_SEALS, seals)
            self._hand_over({"artwork": artwork_id}, file)
        finally:
            os.close(file)

    def open_lane(self, share_id, seconds=PATIENCE):
        """Hands a new lane over and returns our end."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
        self._hand_over({"share": share_id}, theirs.fileno(), seconds)
        theirs.close()
        self.lanes[share_id] = ours
        return ours

    def play(self, share_id, codec, units, fps=30, size=(0, 0), loops=None):
        """Plays the clip into a new lane in a thread until the lane or the box ends."""
        lane = self.open_lane(share_id)

        def read_requests():
            while True:
                try:
                    data = lane.recv(4096)
                except OSError:
                    return
                if not data:
                    return
                count = len(data) // HEADER.size
                self.key_frame_requests[share_id] = (
                    self.key_frame_requests.get(share_id, 0) + count
                )

        def write_frames():
            caps = json.dumps({"codec": codec, "width": size[0], "height": size[1]}).encode()
            sequence, played = 0, 0
            try:
                lane.sendall(frame(CAPS, caps))
                due = time.monotonic()
                while not self._stopping and (loops is None or played < loops):
                    for key, unit in units:
                        due += 1 / fps
                        pause = due - time.monotonic()
                        if pause > 0:
                            time.sleep(pause)
                        lane.sendall(frame(VIDEO, unit, KEY if key else 0, sequence))
                        sequence += 1
                    played += 1
            except OSError:
                pass

        for work in (read_requests, write_frames):
            threading.Thread(target=work, daemon=True).start()
        return lane

    def play_sound(self, lane, packets, milliseconds=20, codec="opus", rate=48000):
        """Sends packets of sound into a lane that is open, again and again, in a thread."""

        def write_packets():
            due = time.monotonic()
            sequence = 1 << 40  # sound and pictures come from two threads here
            try:
                lane.sendall(frame(SOUND_CAPS, json.dumps({"codec": codec, "rate": rate, "channels": 2}).encode()))
                while not self._stopping:
                    for packet in packets:
                        due += milliseconds / 1000
                        time.sleep(max(due - time.monotonic(), 0))
                        lane.sendall(frame(AUDIO, packet, 0, sequence))
                        sequence += 1
            except OSError:
                pass

        threading.Thread(target=write_packets, daemon=True).start()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runtime-folder", required=True)
    parser.add_argument("--scene", default="idle")
    parser.add_argument("--codec", default="vp8", choices=sorted(ENCODERS))
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--locale", default="en")
    parser.add_argument("--clip-cache", help="folder that keeps the encoded clips")
    parser.add_argument("--seconds", type=float, default=3600)
    arguments = parser.parse_args()
    width, height = (int(side) for side in arguments.size.split("x"))
    room = empty_room(arguments.locale)
    scene = arguments.scene.split("+")
    people = prepare_scene(scene, room)
    clips = [
        make_clip(arguments.codec, width, height, 60, PATTERNS[at % len(PATTERNS)],
                  cache=arguments.clip_cache)
        for at in range(min(people, len(PATTERNS)))
    ]
    protocol = 2 if "mismatch" in scene else 1
    box = FakeBox(arguments.runtime_folder, room, protocol)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print("ready", flush=True)
    for at in range(1, people + 1):
        if "failed" in scene and at == 2:
            lane = box.open_lane("s2")
            lane.sendall(b"\xff" * 64)
            continue
        box.play(f"s{at}", arguments.codec, clips[(at - 1) % len(clips)], size=(width, height))
    if "paused" in scene:
        time.sleep(2)
        box.patch({"shares": {"s1": {"state": "paused", "paused_by": "owner"}}})
        if people > 1:
            box.patch({"shares": {"s2": {"state": "paused", "paused_by": "host"}}})
    if "away" in scene:
        time.sleep(2.5)
        box.close()
    time.sleep(arguments.seconds)


if __name__ == "__main__":
    main()
