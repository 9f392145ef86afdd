# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A web server for videos: parts of files, redirections, and servers that fail."""

import http.server
import os
import socket
import ssl
import threading


class MediaServer:
    """`folder` on a port of its own. `asked` keeps each path. `/to?URL` leads on to URL. Of a file that has
    more bytes than `holds_after` these come, and nothing more until it is closed. `certificate`: paths of
    one and its key, for https."""

    def __init__(self, folder, certificate=None):
        self.folder, self.asked, self.holds_after = folder, [], None
        self._closed = threading.Event()
        self._links = set()
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def setup(self):
                super().setup()
                server._links.add(self.connection)  # pylint: disable=protected-access

            def do_GET(self):  # pylint: disable=invalid-name
                server.answer(self)

            do_HEAD = do_GET

            def log_message(self, *_):  # pylint: disable=arguments-differ
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):  # pylint: disable=arguments-differ
                pass

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self.scheme = "https" if certificate else "http"
        if certificate:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(*certificate)
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def url(self, path):
        return f"{self.scheme}://127.0.0.1:{self.port}/{path}"

    def answer(self, handler):
        path = handler.path.lstrip("/")
        self.asked.append(path)
        if path.startswith("to?"):
            handler.send_response(302)
            handler.send_header("Location", path[3:])
            handler.send_header("Content-Length", "0")
            return handler.end_headers()
        file = os.path.join(self.folder, os.path.basename(path))
        if not os.path.isfile(file):
            return handler.send_error(404)
        with open(file, "rb") as opened:
            data = opened.read()
        begin, end = 0, len(data) - 1
        wanted = handler.headers.get("Range", "")
        if wanted.startswith("bytes="):
            first, _, last = wanted[6:].partition("-")
            begin, end = int(first), min(int(last or end), end)
            if begin > end:
                return handler.send_error(416)
        handler.send_response(206 if wanted else 200)
        handler.send_header("Accept-Ranges", "bytes")
        handler.send_header("Content-Length", str(end - begin + 1))
        if wanted:
            handler.send_header("Content-Range", f"bytes {begin}-{end}/{len(data)}")
        handler.end_headers()
        if handler.command == "GET":
            body = data[begin:end + 1]
            if self.holds_after is not None and begin + len(body) > self.holds_after:
                handler.wfile.write(body[:max(0, self.holds_after - begin)])
                self._closed.wait()
                return None
            handler.wfile.write(body)
        return None

    def close(self):
        """At once, as when its machine is switched off."""
        self._closed.set()
        threading.Thread(target=self._server.shutdown, daemon=True).start()
        self._server.socket.close()
        for link in list(self._links):
            try:
                link.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
