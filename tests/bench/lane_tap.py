# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Sits between tesserad and the kiosk and keeps what goes through a lane, so that the same stream can
be decoded once more without a kiosk. Changes nothing; its own CPU time is nobody's figure."""

import os
import socket
import struct
import threading
import time

_HEADER = struct.Struct("<BBHIQqq")  # docs/kiosk-rpc.md, "Frame"; flags are at offset 2
VIDEO, CAPS, KEY_FRAME_REQUEST = 1, 3, 16
KEY_FLAG = 1


def _header(data):
    version, kind = data[0], data[1]
    flags, size, sequence, pts, arrival = struct.unpack_from("<HIQqq", data, 2)
    return version, kind, flags, size, sequence, pts, arrival


class Frame:
    def __init__(self, kind, key, payload):
        self.kind, self.key, self.payload = kind, key, payload
        self.at = time.monotonic()


class LaneTap:
    """Give the kiosk `folder` as its runtime folder."""

    def __init__(self, real_folder, folder):
        self.real = real_folder
        self.folder = folder
        os.makedirs(folder, mode=0o750, exist_ok=True)
        self.frames = []
        self._upstream = None  # the lane's end at tesserad
        self._serve("kiosk.sock", socket.SOCK_STREAM, self._control)
        self._serve("kiosk-lanes.sock", socket.SOCK_SEQPACKET, self._lanes)

    def _serve(self, name, kind, handler):
        path = os.path.join(self.folder, name)
        if os.path.exists(path):
            os.remove(path)
        listener = socket.socket(socket.AF_UNIX, kind)
        listener.bind(path)
        listener.listen(4)

        def loop():
            while True:
                client, _ = listener.accept()
                server = socket.socket(socket.AF_UNIX, kind)
                server.connect(os.path.join(self.real, name))
                handler(client, server)

        threading.Thread(target=loop, daemon=True).start()

    @staticmethod
    def _pump(source, sink):
        def loop():
            try:
                while data := source.recv(65536):
                    sink.sendall(data)
            except OSError:
                pass
            for end in (source, sink):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

        threading.Thread(target=loop, daemon=True).start()

    def _control(self, kiosk, daemon):
        self._pump(kiosk, daemon)
        self._pump(daemon, kiosk)

    def _lanes(self, kiosk, daemon):
        self._pump(kiosk, daemon)

        def loop():
            while True:
                message, descriptors, _, _ = socket.recv_fds(daemon, 65536, 1)
                if not message:
                    kiosk.close()
                    return
                real = socket.socket(fileno=descriptors[0])
                ours, theirs = socket.socketpair()
                socket.send_fds(kiosk, [message], [theirs.fileno()])
                theirs.close()
                self._upstream = real
                self._pump(ours, real)
                threading.Thread(target=self._record, args=(real, ours), daemon=True).start()

        threading.Thread(target=loop, daemon=True).start()

    def _record(self, real, ours):
        pending = b""
        try:
            while data := real.recv(262144):
                ours.sendall(data)
                pending += data
                while len(pending) >= _HEADER.size:
                    _, kind, flags, size, *_ = _header(pending)
                    if len(pending) < _HEADER.size + size:
                        break
                    payload = pending[_HEADER.size:_HEADER.size + size]
                    pending = pending[_HEADER.size + size:]
                    self.frames.append(Frame(kind, bool(flags & KEY_FLAG), payload))
        except OSError:
            pass
        ours.close()

    def ask_key_frame(self):
        self._upstream.sendall(struct.pack("<BBHIQqq", 1, KEY_FRAME_REQUEST, 0, 0, 0, 0, 0))

    def wait_key_frame(self, timeout=5):
        """The index of a key frame that comes from now on."""
        start = len(self.frames)
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            for index in range(start, len(self.frames)):
                if self.frames[index].kind == VIDEO and self.frames[index].key:
                    return index
            time.sleep(0.005)
        raise TimeoutError(f"no key frame within {timeout} s")


def write_clip(path, codec, frames, fps=30):
    """IVF for VP8 and VP9, a bare byte stream for H.264."""
    with open(path, "wb") as file:
        if codec != "h264":
            fourcc = {"vp8": b"VP80", "vp9": b"VP90"}[codec]
            # The size stands in the frames; the header's is a hint.
            file.write(struct.pack("<4sHH4sHHIIII", b"DKIF", 0, 32, fourcc, 1920, 1080, fps, 1,
                                   len(frames), 0))
        for number, frame in enumerate(frames):
            if codec != "h264":
                file.write(struct.pack("<IQ", len(frame.payload), number))
            file.write(frame.payload)
