# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A WebSocket client over TLS (RFC 6455) that can also do what a browser never would."""

import base64
import hashlib
import os
import socket
import ssl
import struct
import time

from .processes import PATIENCE

TEXT, BINARY, CLOSE, PING, PONG, MORE = 1, 2, 8, 9, 10, 0
_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3


class Refused(Exception):
    """The server answered the handshake with an HTTP status of its own."""

    def __init__(self, status, body):
        super().__init__(f"{status}: {body}")
        self.status = status
        self.body = body


class Closed(ConnectionError):
    """The server said goodbye; 1006 (RFC 6455, 7.4.1) when it left without."""

    def __init__(self, code, reason):
        super().__init__(f"closed: {code} {reason}")
        self.code = code
        self.reason = reason


def tls(certificate=None):
    """Trusts this certificate alone, or anything when there is none."""
    context = ssl.create_default_context(cafile=certificate)
    if certificate is None:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def connect(port, source="127.0.0.1", address="127.0.0.1", timeout=PATIENCE):
    """TCP from an address of our choice: all of 127.0.0.0/8 is loopback."""
    return socket.create_connection((address, port), timeout, (source, 0))


class WebSocket:
    """`headers` overrides those of a browser; None leaves one out."""

    def __init__(self, line, host, path="/ws", headers=None, timeout=PATIENCE):
        self._line = line
        self._pending = b""
        self._text = b""
        self.timeout = timeout
        self.subprotocol = None
        self._handshake(host, path, headers or {})

    def _handshake(self, host, path, headers):
        key = base64.b64encode(os.urandom(16)).decode()
        wanted = {
            "Host": host,
            "Origin": f"https://{host}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": key,
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Protocol": "tessera.v1",
            **headers,
        }
        lines = [f"GET {path} HTTP/1.1", *(f"{k}: {v}" for k, v in wanted.items() if v is not None)]
        self._line.settimeout(self.timeout)
        self._line.sendall("\r\n".join([*lines, "", ""]).encode())
        while b"\r\n\r\n" not in self._pending:
            self._more(self.timeout)
        head, self._pending = self._pending.split(b"\r\n\r\n", 1)
        first, *rest = head.decode().split("\r\n")
        answer = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in rest)}
        status = int(first.split()[1])
        if status != 101:
            while len(self._pending) < int(answer.get("content-length", 0)):
                self._more(self.timeout)
            raise Refused(status, self._pending.decode())
        proof = base64.b64encode(hashlib.sha1((key + _SALT).encode()).digest()).decode()
        if answer.get("sec-websocket-accept") != proof:
            raise AssertionError(f"the server does not speak WebSocket: {answer}")
        self.subprotocol = answer.get("sec-websocket-protocol")

    def _more(self, timeout):
        self._line.settimeout(max(timeout, 0.001))
        try:
            piece = self._line.recv(65536)
        except (ConnectionResetError, ssl.SSLEOFError):
            piece = b""
        if not piece:
            raise Closed(1006, "")
        self._pending += piece

    def send_frame(self, kind, payload=b"", last=True, masked=True):
        size = len(payload)
        mask_bit = 0x80 if masked else 0
        head = struct.pack("!B", kind | (0x80 if last else 0))
        if size < 126:
            head += struct.pack("!B", mask_bit | size)
        elif size < 65536:
            head += struct.pack("!BH", mask_bit | 126, size)
        else:
            head += struct.pack("!BQ", mask_bit | 127, size)
        if masked:
            mask = os.urandom(4)
            pattern = int.from_bytes((mask * (size // 4 + 1))[:size], "big")
            head += mask
            payload = (int.from_bytes(payload, "big") ^ pattern).to_bytes(size, "big")
        self._line.settimeout(self.timeout)
        self._line.sendall(head + payload)

    def send_text(self, text):
        self.send_frame(TEXT, text.encode() if isinstance(text, str) else text)

    def read_frame(self, timeout=None):
        """(kind, payload, whether it is the last of its message)."""
        end = time.monotonic() + (self.timeout if timeout is None else timeout)

        def need(count):
            while len(self._pending) < count:
                left = end - time.monotonic()
                if left <= 0:
                    raise TimeoutError("no frame in time")
                self._more(left)

        need(2)
        first, size, start = self._pending[0], self._pending[1] & 127, 2
        if self._pending[1] & 128:
            raise AssertionError("a server does not mask (RFC 6455, 5.1)")
        if size > 125:
            start = 4 if size == 126 else 10
            need(start)
            size = int.from_bytes(self._pending[2:start], "big")
        need(start + size)
        payload = self._pending[start : start + size]
        self._pending = self._pending[start + size :]
        return first & 15, payload, bool(first & 0x80)

    def read_text(self, timeout=None):
        """The next message, put together from its pieces; answers pings; Closed at the end."""
        end = time.monotonic() + (self.timeout if timeout is None else timeout)
        while True:
            kind, payload, last = self.read_frame(end - time.monotonic())
            if kind in (TEXT, MORE):
                self._text += payload
                if last:
                    text, self._text = self._text, b""
                    return text.decode()
            if kind == PING:
                self.send_frame(PONG, payload)
            elif kind == CLOSE:
                code = int.from_bytes(payload[:2], "big") if payload else 1005
                raise Closed(code, payload[2:].decode())

    def wait_closed(self, timeout=None):
        """What the server said at the end; messages before it are thrown away."""
        end = time.monotonic() + (self.timeout if timeout is None else timeout)
        while True:
            try:
                self.read_text(end - time.monotonic())
            except Closed as goodbye:
                return goodbye

    def close(self):
        """As a laptop that is shut: no goodbye."""
        self._line.close()
