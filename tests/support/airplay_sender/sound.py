# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Realtime sound over UDP: packets, the clock's word about them, and what is asked for again."""

import secrets
import socket
import struct
import threading
import time

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

CODECS = {"alac": (2, 352, 1 << 18), "aac": (4, 1024, 1 << 22), "aac-eld": (8, 480, 1 << 24)}
RATE = 44_100
MIRROR_LATENCY, MUSIC_LATENCY = 7_497, 77_175  # samples


class Sound:
    """One stream. `lost`: numbers of packets, from 0, that the network swallows the first time."""

    def __init__(self, sender, codec="alac", latency=MIRROR_LATENCY, lost=(), resends=True, own_key=True):
        self.clock, self.latency, self.lost, self.asked = sender.clock, latency, set(lost), []
        self._control = socket.socket(sender.link.socket.family, socket.SOCK_DGRAM)
        self._control.bind((sender.link.local, 0))
        self._data = socket.socket(sender.link.socket.family, socket.SOCK_DGRAM)
        self._data.bind((sender.link.local, 0))
        number, key = secrets.randbits(63), secrets.token_bytes(32)
        ct, self.samples, audio_format = CODECS[codec]
        wanted = {"type": 96, "ct": ct, "spf": self.samples, "sr": RATE, "audioFormat": audio_format,
                  "streamConnectionID": number, "latencyMin": 11_025, "latencyMax": 88_200,
                  "controlPort": self._control.getsockname()[1] if resends else 0, "usingScreen": latency == MIRROR_LATENCY}
        if own_key:
            wanted["shk"] = key
        self.answer = sender.set_up({"streams": [wanted]})
        if self.answer.status != 200:
            self.close()
            return
        (stream,) = self.answer.plist()["streams"]
        self._to = (sender.address, stream["dataPort"])
        self._control_to = (sender.address, stream["controlPort"])
        self._key = ChaCha20Poly1305(key if own_key else sender.stream_key(number))
        self._first, self._start, self.sent, self._history, self._synced = secrets.randbits(16), secrets.randbits(32), 0, {}, 0
        threading.Thread(target=self._answer_questions, daemon=True).start()

    def timestamp(self, index):
        return (self._start + index * self.samples) & 0xFFFFFFFF

    def sync(self):
        """The sample that is heard now is `latency` older than the next one that is sent."""
        stamp = self.timestamp(self.sent)
        self._control.sendto(struct.pack(">BBHIQI", 0x90 if self.sent == 0 else 0x80, 0xD4, 4,
                                         stamp - self.latency & 0xFFFFFFFF, self.clock.ntp(), stamp), self._control_to)
        self._synced = time.monotonic()

    def head(self, index):
        return struct.pack(">BBHII", 0x80, 0xE0 if index == 0 else 0x60, self._first + index & 0xFFFF,
                           self.timestamp(index), 0)

    def packet(self, index, payload):
        head = self.head(index)
        nonce = secrets.token_bytes(8)
        return head + self._key.encrypt(b"\0\0\0\0" + nonce, payload, head[4:]) + nonce

    def send(self, payload):
        if time.monotonic() - self._synced > 1:
            self.sync()
        data = self.packet(self.sent, payload)
        self._history[self._first + self.sent & 0xFFFF] = data
        if self.sent not in self.lost:
            self._data.sendto(data, self._to)
        self.sent += 1

    def send_live(self, payloads):
        """At the speed at which they are heard."""
        due = time.monotonic()
        for each in payloads:
            self.send(each)
            due += self.samples / RATE
            time.sleep(max(due - time.monotonic(), 0))

    def send_raw(self, data):
        self._data.sendto(data, self._to)

    def _answer_questions(self):
        while True:
            try:
                question, who = self._control.recvfrom(128)
            except OSError:
                return
            if not question:
                return
            _, kind, _, first, count = struct.unpack(">BBHHH", question[:8])
            if kind != 0xD5:
                continue
            self.asked.append((first - self._first & 0xFFFF, count))
            for number in range(first, first + count):
                if data := self._history.get(number & 0xFFFF):
                    self._control.sendto(b"\x80\xd6" + data[2:4] + data, who)

    def close(self):
        self._control.close()
        self._data.close()
