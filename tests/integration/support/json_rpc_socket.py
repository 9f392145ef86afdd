# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A client of kiosk.sock or admin.sock (docs/kiosk-rpc.md)."""

import json
import socket
import time

from .processes import PATIENCE


class RpcError(Exception):
    def __init__(self, error):
        super().__init__(f"{error.get('code')}: {error.get('message')}")
        self.code = error.get("code")
        self.name = (error.get("data") or {}).get("name")
        self.data = error.get("data") or {}


def merge_patch(document, patch):
    """RFC 7396, section 2."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(document) if isinstance(document, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge_patch(merged.get(key), value)
    return merged


class JsonRpcSocket:
    """Keeps `room` up to date from snapshots and patches; other notifications stay in `events`."""

    def __init__(self, path, role=None, timeout=PATIENCE):
        self._begin(timeout)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(timeout)
        self._socket.connect(path)
        if role:
            self.greeting = self.call("hello", protocol=1, version="test", role=role)

    def _begin(self, timeout):
        self._pending = b""
        self._last_id = 0
        self.timeout = timeout
        self.events = []
        self.room = None
        self.revision = None
        self.greeting = None

    def send_line(self, line):
        self._socket.sendall(line if isinstance(line, bytes) else line.encode() + b"\n")

    def read_message(self, timeout=None):
        """The next JSON object; ConnectionError when the other side closed."""
        end = time.monotonic() + (self.timeout if timeout is None else timeout)
        while b"\n" not in self._pending:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError("no message in time")
            self._socket.settimeout(left)
            piece = self._socket.recv(65536)
            if not piece:
                raise ConnectionError("the other side closed the socket")
            self._pending += piece
        line, self._pending = self._pending.split(b"\n", 1)
        return json.loads(line)

    def _take(self, message):
        params = message.get("params", {})
        if message["method"] == "room.snapshot" or (message["method"] == "host.closed" and "room" in params):
            self.room, self.revision = params["room"], params["revision"]
        elif message["method"] == "room.changed":
            if self.revision is not None and params["revision"] != self.revision + 1:
                raise AssertionError(f"gap: {self.revision} then {params['revision']}")
            self.room, self.revision = merge_patch(self.room, params["patch"]), params["revision"]
        self.events.append(message)

    def call(self, method, **params):
        self._last_id += 1
        request = {"jsonrpc": "2.0", "id": self._last_id, "method": method, "params": params}
        self.send_line(json.dumps(request))
        while True:
            message = self.read_message()
            if "method" in message:
                self._take(message)
            elif message.get("id") == self._last_id:
                if "error" in message:
                    raise RpcError(message["error"])
                return message["result"]

    def poll(self, timeout=0.0):
        """Takes what has come; waits at most `timeout` for the first message."""
        try:
            while True:
                self._take(self.read_message(timeout))
                timeout = 0.0
        except (TimeoutError, BlockingIOError):
            pass

    def wait_room(self, condition, timeout=PATIENCE, what="room state"):
        """Follows the room document until `condition(room)` is true; answers its value."""
        end = time.monotonic() + timeout
        while True:
            value = condition(self.room) if self.room is not None else None
            if value:
                return value
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"no {what} within {timeout} s; room: {json.dumps(self.room)}")
            try:
                self._take(self.read_message(left))
            except TimeoutError:
                pass

    def wait_event(self, method, timeout=PATIENCE):
        """The params of the next notification of this name, also one that came already."""
        end = time.monotonic() + timeout
        while True:
            for index, message in enumerate(self.events):
                if message["method"] == method:
                    del self.events[: index + 1]
                    return message.get("params", {})
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"no {method} within {timeout} s")
            try:
                self._take(self.read_message(left))
            except TimeoutError:
                pass

    def close(self):
        self._socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
