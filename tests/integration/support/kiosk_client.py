# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A program that speaks to tesserad as the kiosk does, without pictures (docs/kiosk-rpc.md)."""

import array
import json
import os
import socket
import struct
import time

from .json_rpc_socket import JsonRpcSocket
from .processes import PATIENCE

HEADER = struct.Struct("<BBHIQqq")
VIDEO, AUDIO, CAPS, END, SOUND_CAPS, KEY_FRAME_REQUEST = 1, 2, 3, 4, 5, 16
HOLD_REQUEST = 18
KEY_FRAME = 1
CATCH_UP = 4
KEPT = 8


class Lane:
    """The reading end of one share's lane."""

    def __init__(self, descriptor):
        self._socket = socket.socket(fileno=descriptor)
        self._pending = b""
        self.presentation = self.arrival = 0  # of the last frame, CLOCK_MONOTONIC ns

    def read_frame(self, timeout=PATIENCE):
        """(kind, flags, sequence, payload); ConnectionError at the end."""
        self._socket.settimeout(timeout)
        header = self._exactly(HEADER.size)
        version, kind, flags, size, sequence, self.presentation, self.arrival = HEADER.unpack(header)
        if version != 1:
            raise AssertionError(f"version {version} of a lane frame")
        return kind, flags, sequence, self._exactly(size)

    def hold_up(self):
        """The decoder has enough: holds for a tenth of a second."""
        self._socket.sendall(HEADER.pack(1, HOLD_REQUEST, 0, 0, 0, 0, 0))

    def _exactly(self, size):
        while len(self._pending) < size:
            piece = self._socket.recv(65536)
            if not piece:
                raise ConnectionError("the lane is closed")
            self._pending += piece
        taken, self._pending = self._pending[:size], self._pending[size:]
        return taken

    def close(self):
        self._socket.close()


class LaneChannel:
    """kiosk-lanes.sock: takes the lanes of a session."""

    def __init__(self, path, session, timeout=PATIENCE):
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.settimeout(timeout)
        self._socket.connect(path)
        self._socket.send(json.dumps({"session": session}).encode())

    def take(self, timeout=PATIENCE):
        """(share, Lane); ConnectionError when the other side closed."""
        message, descriptor = self._message(timeout)
        return message["share"], Lane(descriptor)

    def take_artwork(self, timeout=PATIENCE):
        """(id, bytes), whatever lanes come before it."""
        while True:
            message, descriptor = self._message(timeout)
            with open(descriptor, "rb") as file:
                if "artwork" in message:
                    file.seek(0)  # where the sender left off is nobody's business
                    return message["artwork"], file.read()

    def _message(self, timeout):
        self._socket.settimeout(timeout)
        room = socket.CMSG_SPACE(array.array("i").itemsize)
        text, ancillary, _, _ = self._socket.recvmsg(65536, room)
        if not text:
            raise ConnectionError("the other side closed the channel of lanes")
        descriptors = array.array("i")
        for level, kind, data in ancillary:
            if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                descriptors.frombytes(data[: len(data) - len(data) % descriptors.itemsize])
        if len(descriptors) != 1:
            for one in descriptors:
                os.close(one)
            raise AssertionError(f"{len(descriptors)} descriptors with {text!r}")
        return json.loads(text), descriptors[0]

    def wait_closed(self, timeout=PATIENCE):
        end = time.monotonic() + timeout
        while True:
            try:
                _, lane = self.take(max(0.01, end - time.monotonic()))
                lane.close()
            except ConnectionError:
                return self.close()

    def close(self):
        self._socket.close()


class KioskClient(JsonRpcSocket):
    """Has said hello; `room` follows the document."""

    def __init__(self, box, timeout=PATIENCE):
        super().__init__(box.socket_path("kiosk"), "kiosk", timeout)
        self._lanes_path = box.socket_path("kiosk-lanes")

    @property
    def session(self):
        return self.greeting["session"]

    def ready(self, decoders=("vp8", "vp9", "h264"), hardware=()):
        return self.call(
            "kiosk.ready", decoders=list(decoders), hardware=list(hardware), renderer="none"
        )

    def lanes(self, session=None):
        return LaneChannel(self._lanes_path, self.session if session is None else session)
