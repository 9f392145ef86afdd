#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A stand-in for tesserad's two kiosk sockets, to look at and test the kiosk alone.

It speaks docs/kiosk-rpc.md: hello, snapshot, patches, lanes as descriptors, frames with headers.
Clips are encoded by GStreamer when they are first asked for. It is a tool for tests of the kiosk;
nothing of tesserad is tested with it.

    fake_box.py --runtime-folder DIR [--scene NAME] [--codec vp8|vp9|h264] [--size 1920x1080]
"""

import argparse
import array
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

HEADER = struct.Struct("<BBHIQqq")
VIDEO, CAPS, END, KEY_FRAME_REQUEST = 1, 3, 4, 16
KEY, DISCONTINUITY = 1, 2


def monotonic_ns():
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)


def frame(kind, payload=b"", flags=0, sequence=0):
    now = monotonic_ns()
    return HEADER.pack(1, kind, flags, len(payload), sequence, now, now) + payload


# --- clips -------------------------------------------------------------------------------------

ENCODERS = {
    "vp8": "vp8enc deadline=1 cpu-used=8 target-bitrate=4000000 keyframe-max-dist=60 lag-in-frames=0",
    "vp9": "vp9enc deadline=1 cpu-used=8 target-bitrate=3000000 keyframe-max-dist=60 lag-in-frames=0",
    "h264": "openh264enc bitrate=4000000 gop-size=60 complexity=low",
}


def make_clip(codec, width, height, frames, pattern, fps=30, cache=None):
    """A list of (is_key, bytes), one access unit each. `cache` is a folder that keeps the files."""
    with tempfile.TemporaryDirectory() as folder:
        name = re.sub(r"\W+", "-", f"{codec}-{width}x{height}-{frames}-{fps}-{pattern}")
        path = os.path.join(cache or folder, name)
        tail = (
            "h264parse config-interval=-1 ! video/x-h264,stream-format=byte-stream,alignment=au"
            if codec == "h264"
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
    return split_h264(data) if codec == "h264" else split_ivf(codec, data)


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


def split_h264(data):
    """Access units of a byte-stream that the parser gave access unit delimiters or one slice each."""
    starts = []
    at = data.find(b"\0\0\1")
    while at >= 0:
        begin = at - 1 if at > 0 and data[at - 1] == 0 else at
        starts.append((begin, data[at + 3] & 31))
        at = data.find(b"\0\0\1", at + 3)
    units, unit_start, has_slice, key = [], None, False, False
    for begin, kind in starts:
        if unit_start is None:
            unit_start = begin
        elif has_slice and kind in (1, 5, 6, 7, 8, 9):
            units.append((key, data[unit_start:begin]))
            unit_start, has_slice, key = begin, False, False
        if kind in (1, 5):
            has_slice = True
            key = key or kind == 5
    if unit_start is not None and has_slice:
        units.append((key, data[unit_start:]))
    return units


# --- the room ----------------------------------------------------------------------------------


def empty_room(locale="en"):
    return {
        "room": {"name": "Boardroom North", "locale": locale},
        "meeting": {
            "id": "3232235786",
            "kind": "local",
            "pin": "7304",
            "pin_required": True,
            "started_at": 1790000000000,
        },
        "join_card": {
            "url": "https://192.168.1.10:8443/",
            "address": "192.168.1.10:8443",
            "wifi": "",
        },
        "network": {"state": "up", "addresses": {"192.168.1.10": {"interface": "eth0"}}},
        "participants": {},
        "shares": {},
        "layout": {"mode": "idle"},
        "notices": {},
        "doors": {"web": {"state": "open"}},
        "kiosk": {"state": "present"},
        "update": {"state": "none"},
    }


def share(name, order, state="live", **more):
    return {
        "participant": f"p{order}",
        "name": name,
        "kind": "screen",
        "label": "",
        "state": state,
        "reason": "",
        "codec": "",
        "width": 0,
        "height": 0,
        "fps": 0,
        "kbps": 0,
        "loss": 0.0,
        "delay_ms": 0,
        "order": order,
        "started_at": 1790000000000 + order,
        **more,
    }


def merge(target, patch):
    """RFC 7396."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merge(result.get(key), value)
    return result


# --- the box -----------------------------------------------------------------------------------


class FakeBox:
    """One kiosk at a time. Calls it received stand in `calls` as (method, params)."""

    def __init__(self, folder, room=None, protocol=1):
        self.folder = folder
        self.room = room or empty_room()
        self.protocol = protocol
        self.calls = []
        self.hellos = []  # when each came, by the monotonic clock
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
        self._send({"id": call["id"], "result": result})

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

    def wait_for_call(self, method, seconds=10, accept=lambda params: True):
        """The parameters of the first such call; None when there is none in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for name, params in list(self.calls):
                if name == method and accept(params):
                    return params
            time.sleep(0.05)
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

    def open_lane(self, share_id, seconds=10):
        """Hands a new lane over and returns our end."""
        end = time.monotonic() + seconds
        while self._lane_client is None:
            if time.monotonic() > end:
                raise TimeoutError("the kiosk did not connect to kiosk-lanes.sock")
            time.sleep(0.02)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
        descriptor = array.array("i", [theirs.fileno()])
        self._lane_client.sendmsg(
            [json.dumps({"share": share_id}).encode()],
            [(socket.SOL_SOCKET, socket.SCM_RIGHTS, descriptor)],
        )
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


# --- scenes ------------------------------------------------------------------------------------

PATTERNS = ["pattern=smpte", "pattern=ball", "pattern=circular", "pattern=checkers-8", "pattern=snow"]
NAMES = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Edsger Dijkstra", "Barbara Liskov",
         "Ken Thompson", "Margaret Hamilton", "Tim Berners-Lee", "Radia Perlman"]


def prepare_scene(name, room):
    """Changes the room as the scene wants it; returns how many lanes play."""
    people = 0
    if name.startswith("live"):
        people = int(name[4:] or "1")
    elif name in ("paused", "weak", "toast", "away", "connecting-live", "failed"):
        people = 2 if name == "failed" else 1
    for at in range(1, people + 1):
        room["shares"][f"s{at}"] = share(NAMES[at - 1], at, label="Quarterly report" if at == 1 else "")
        room["participants"][f"p{at}"] = {
            "name": NAMES[at - 1], "door": "web", "state": "present", "joined_at": at}
    if people:
        room["layout"]["mode"] = "grid"
    if name == "connecting":
        room["shares"]["s1"] = share("Ada", 1, "connecting")
    if name == "connecting-live":
        room["shares"]["s9"] = share("Grace Hopper", 9, "connecting")
    if name == "waiting":
        room["participants"]["p1"] = {"name": "Ada", "door": "web", "state": "lobby", "joined_at": 1}
    if name == "wifi":
        room["join_card"]["wifi"] = "Northwind Guest"
        room["meeting"]["id"] = "482915"
        room["meeting"]["kind"] = "cloud"
    if name == "no-network":
        room["network"] = {"state": "none", "addresses": {}}
        room["join_card"].update({"url": "", "address": ""})
        room["meeting"]["id"] = ""
    if name == "weak":
        room["shares"]["s1"].update({"state": "weak", "reason": "network"})
    if name in ("toast", "idle-toast"):
        room["notices"]["n1"] = {
            "level": "info", "code": "share_ended", "name": "Grace Hopper", "reason": "stopped",
            "text": "Grace Hopper stopped sharing", "at": 1, "seconds": 600}
        room["notices"]["n2"] = {
            "level": "warning", "code": "wrong_pins", "name": "", "reason": "",
            "text": "Somebody guesses PINs", "at": 2, "seconds": 600}
    return people


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
    people = prepare_scene(arguments.scene, room)
    clips = [
        make_clip(arguments.codec, width, height, 60, PATTERNS[at % len(PATTERNS)],
                  cache=arguments.clip_cache)
        for at in range(min(people, len(PATTERNS)))
    ]
    protocol = 2 if arguments.scene == "mismatch" else 1
    box = FakeBox(arguments.runtime_folder, room, protocol)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print("ready", flush=True)
    for at in range(1, people + 1):
        if arguments.scene == "failed" and at == 2:
            lane = box.open_lane("s2")
            lane.sendall(b"\xff" * 64)
            continue
        box.play(f"s{at}", arguments.codec, clips[(at - 1) % len(clips)], size=(width, height))
    if arguments.scene == "paused":
        time.sleep(2)
        box.patch({"shares": {"s1": {"state": "paused"}}})
    if arguments.scene == "away":
        time.sleep(2.5)
        box.close()
    time.sleep(arguments.seconds)


if __name__ == "__main__":
    main()
