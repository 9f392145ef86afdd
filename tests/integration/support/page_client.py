# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A join page without a browser (docs/signalling.md), over real TLS and a real WebSocket."""

import json

from .json_rpc_socket import JsonRpcSocket
from .processes import PATIENCE
from .websocket import WebSocket, connect, tls


class PageClient(JsonRpcSocket):
    """`room` follows the document once joined; `socket` is the WebSocket for odd deeds."""

    def __init__(self, box, source="127.0.0.1", address="127.0.0.1", timeout=PATIENCE, line=None, **handshake):
        """`line`: a TCP connection that was made already; else one from `source` to `address`."""
        self._begin(timeout)
        host = f"{address}:{box.port}"
        line = line or connect(box.port, source, address, timeout)
        line = tls().wrap_socket(line, server_hostname=address)
        try:
            self.socket = WebSocket(line, handshake.pop("host", host), timeout=timeout, **handshake)
        except BaseException:
            line.close()
            raise
        self.participant = None
        self.resume_token = None

    def send_line(self, line):
        self.socket.send_text(line if isinstance(line, bytes) else line.strip())

    def read_message(self, timeout=None):
        return json.loads(self.socket.read_text(self.timeout if timeout is None else timeout))

    def _in(self, answer):
        self.participant = answer["participant"]
        self.resume_token = answer["resume_token"]
        if "room" in answer:  # else it waits in the lobby
            self.room, self.revision = answer["room"], answer["revision"]
        return answer

    def join(self, name, pin=None, device=None):
        given = {"pin": pin, "device": device}
        return self._in(self.call("join", name=name, **{key: v for key, v in given.items() if v is not None}))

    def resume(self, token, device=None):
        given = {} if device is None else {"device": device}
        return self._in(self.call("resume", resume_token=token, **given))

    def raw(self, text):
        """Sends this very text; answers the next message that is no notification."""
        self.socket.send_text(text)
        while True:
            message = self.read_message()
            if "method" not in message:
                return message
            self._take(message)

    def offer(self, sdp, mid="0", **more):
        return self.call("peer.offer", sdp=sdp, shares={mid: {"kind": "screen", "label": ""}}, **more)

    def close(self):
        self.socket.close()
