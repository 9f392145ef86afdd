# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""One device that mirrors its screen: connection, pairing, session, pictures."""

import plistlib
import secrets
import socket
import struct
import threading
import time

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from . import pairing

BINARY_PLIST = "application/x-apple-binary-plist"
SINCE_1900 = 2_208_988_800
PATIENCE = 15


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def plist(self):
        return plistlib.loads(self.body) if self.body else {}


class Link:
    """RTSP over TCP, in clear at first and in frames of HomeKit after encrypt()."""

    def __init__(self, address, port):
        self.socket = socket.create_connection((address, port), PATIENCE)
        self.local = self.socket.getsockname()[0]
        self._cseq, self._pending, self._keys = 0, b"", None
        self._sent, self._heard, self._sealed = 0, 0, b""

    def encrypt(self, shared):
        self._keys = tuple(ChaCha20Poly1305(pairing.hkdf(shared, "Control-Salt", f"Control-{way}-Encryption-Key"))
                           for way in ("Write", "Read"))

    def send_bytes(self, data):
        if self._keys:
            frames = b""
            for at in range(0, len(data), 1024):
                piece = data[at:at + 1024]
                length = struct.pack("<H", len(piece))
                nonce = b"\0\0\0\0" + struct.pack("<Q", self._sent)
                frames += length + self._keys[0].encrypt(nonce, piece, length)
                self._sent += 1
            data = frames
        self.socket.sendall(data)

    def _read_more(self):
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionError("the receiver has closed the connection")
        if not self._keys:
            self._pending += data
            return
        self._sealed += data
        while len(self._sealed) >= 2:
            (size,) = struct.unpack("<H", self._sealed[:2])
            if len(self._sealed) < 2 + size + 16:
                return
            nonce = b"\0\0\0\0" + struct.pack("<Q", self._heard)
            self._pending += self._keys[1].decrypt(nonce, self._sealed[2:2 + size + 16], self._sealed[:2])
            self._sealed = self._sealed[2 + size + 16:]
            self._heard += 1

    def request(self, method, target, body=b"", kind="", headers=()):
        self._cseq += 1
        lines = [f"{method} {target} RTSP/1.0", f"CSeq: {self._cseq}", "User-Agent: AirPlay/550.10", *headers]
        if body or kind:
            lines += [f"Content-Length: {len(body)}", f"Content-Type: {kind}"]
        self.send_bytes("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        return self.answer()

    def answer(self):
        while b"\r\n\r\n" not in self._pending:
            self._read_more()
        head, rest = self._pending.split(b"\r\n\r\n", 1)
        first, *lines = head.decode().split("\r\n")
        headers = {name.strip().lower(): value.strip() for name, value in (line.split(":", 1) for line in lines)}
        size = int(headers.get("content-length", 0))
        while len(rest) < size:
            self._read_more()
            rest = self._pending.split(b"\r\n\r\n", 1)[1]
        self._pending = rest[size:]
        return Answer(int(first.split()[1]), headers, rest[:size])

    def close(self):
        self.socket.close()


class Clock:
    """Answers the receiver's questions about the time. `now()`: 32.32 since this sender's start."""

    def __init__(self, family):
        self._socket = socket.socket(family, socket.SOCK_DGRAM)
        self._socket.bind(("", 0))
        self.port = self._socket.getsockname()[1]
        self._start, self.asked, self._open = time.monotonic() - 1000, 0, True
        self.dumb = False  # hears questions and says nothing
        threading.Thread(target=self._serve, daemon=True).start()

    def now(self):
        return int((time.monotonic() - self._start) * 2 ** 32)

    def ntp(self):
        return self.now() + (SINCE_1900 << 32)

    def _serve(self):
        while self._open:
            try:
                question, who = self._socket.recvfrom(128)
                stamp = struct.pack(">Q", self.ntp())
                self.asked += 1
                if not self.dumb:
                    self._socket.sendto(b"\x80\xd3\x00\x07" + bytes(4) + question[24:32] + stamp + stamp, who)
            except OSError:
                return

    def close(self):
        self._open = False
        self._socket.close()


class Sender:
    def __init__(self, address, port, name="Ada's iPhone", identity=None):
        self.name, self.identity = name, identity or pairing.Identity()
        self.link, self.clock = Link(address, port), None
        self.clock = Clock(self.link.socket.family)
        self.address, self.mirror, self._key, self._frames, self._last = address, None, None, 0, b""
        self.shared = None
        self.session = f"rtsp://{self.link.local}/{secrets.randbelow(2 ** 32)}"

    def post(self, path, body):
        answer = self.link.request("POST", path, body, "application/octet-stream",
                                   [f"X-Apple-HKP: 3", f"X-Apple-Client-Name: {self.name}"])
        if answer.status != 200:
            raise pairing.Refused(answer.status)
        return answer.body

    def info(self):
        return self.link.request("GET", "/info").plist()

    def pair(self, pin):
        """With a PIN, read from the display; the receiver knows this device afterwards."""
        pairing.pair_setup(self.post, self.identity, pin)

    def pair_transient(self, pin="3939"):
        self._encrypt(pairing.srp(self.post, pin, pairing.TRANSIENT))

    def verify(self, key=None):
        self._encrypt(pairing.pair_verify(self.post, self.identity, key))

    def _encrypt(self, shared):
        self.shared = shared
        self.link.encrypt(shared)

    def set_up(self, what):
        return self.link.request("SETUP", self.session, plistlib.dumps(what, fmt=plistlib.FMT_BINARY), BINARY_PLIST)

    def set_up_session(self, mirroring=True):
        return self.set_up({"deviceID": "AA:BB:CC:00:11:22", "name": self.name, "model": "iPhone14,2",
                            "sessionUUID": self.identity.id.decode(), "isScreenMirroringSession": mirroring,
                            "timingProtocol": "NTP", "timingPort": self.clock.port})

    def stream_key(self, number):
        return pairing.hkdf(self.shared, f"DataStream-Salt{number}", "DataStream-Output-Encryption-Key")

    def set_up_mirror(self):
        """Connects the stream of pictures."""
        number = secrets.randbits(64)
        answer = self.set_up({"streams": [{"type": 110, "streamConnectionID": number, "latencyMs": 90}]})
        if answer.status != 200:
            raise pairing.Refused(answer.status)
        (stream,) = answer.plist()["streams"]
        self._key, self._frames = ChaCha20Poly1305(self.stream_key(number)), 0
        if self.mirror:
            self.mirror.close()
        self.mirror = socket.create_connection((self.address, stream["dataPort"]), PATIENCE)
        return answer

    def record(self):
        return self.link.request("RECORD", self.session)

    def set_parameter(self, body, kind="text/parameters"):
        return self.link.request("SET_PARAMETER", self.session, body, kind)

    def get_volume(self):
        return self.link.request("GET_PARAMETER", self.session, b"volume\r\n", "text/parameters").body

    def flush(self):
        return self.link.request("FLUSH", self.session, headers=["RTP-Info: seq=0;rtptime=0"])

    def feedback(self):
        return self.link.request("POST", "/feedback")

    def _header(self, size, kind, flags=0, option=0, width=0.0, height=0.0):
        head = bytearray(128)
        struct.pack_into("<IBBBBQ", head, 0, size, kind, flags, option, 0, self.clock.now())
        struct.pack_into("<ff", head, 16, width, height)
        struct.pack_into("<ff", head, 56, width, height)
        return bytes(head)

    def send_codec(self, setup, width, height, asleep=False):
        option = (0x1E if b"hvc1" in setup[:8] else 0x16) | (0x40 if asleep else 0)
        self.mirror.sendall(self._header(len(setup), 1, 0, option, width, height) + setup)

    def seal_picture(self, units, key_frame):
        """What goes out for the next picture. `units`: NAL units, each with four bytes of length."""
        head = self._header(len(units) + 16, 0, 0x10 if key_frame else 0)
        nonce = b"\0\0\0\0" + struct.pack("<Q", self._frames)
        self._frames += 1
        return head + self._key.encrypt(nonce, units, head)

    def send_picture(self, units, key_frame):
        self._last = self.seal_picture(units, key_frame)
        self.mirror.sendall(self._last)

    def repeat_picture(self):
        """The last one, as it went out."""
        self.mirror.sendall(self._last)

    def send_heartbeat(self):
        self.mirror.sendall(self._header(0, 2, option=0x1E))

    def send_raw(self, data):
        self.mirror.sendall(data)

    def tear_down(self, *types):
        """Streams of these types; without any the session."""
        what = {"streams": [{"type": one} for one in types]} if types else {}
        return self.link.request("TEARDOWN", self.session, plistlib.dumps(what, fmt=plistlib.FMT_BINARY), BINARY_PLIST)

    def close(self):
        """Without a word."""
        for each in (self.mirror, self.link, self.clock):
            if each:
                each.close()
