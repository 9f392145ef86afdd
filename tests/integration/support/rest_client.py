# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The box's HTTPS side as scripts and buildings' controllers use it (docs/api.md)."""

import http.client
import json
import ssl

from .processes import PATIENCE

ROOT = "/api/v1"


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    def json(self):
        return json.loads(self.body)

    @property
    def error(self):
        """(status, name) of an error; the name is "" for what is no JSON."""
        if self.headers.get_content_type() != "application/json":
            return self.status, ""
        return self.status, self.json().get("error", {}).get("name", "")


class RestClient:
    """One connection, kept alive. `source`: another address of the loopback, for limits that count
    by source."""

    def __init__(self, box, token=None, source="127.0.0.1"):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        self.token = token
        self.line = http.client.HTTPSConnection(
            "127.0.0.1", box.port, timeout=PATIENCE, context=context, source_address=(source, 0))

    def send(self, verb, path, body=None, headers=None):
        """The response, its body unread. A path of no other root is one of the API."""
        given = dict(headers or {})
        if self.token:
            given.setdefault("Authorization", "Bearer " + self.token)
        if isinstance(body, dict):
            body = json.dumps(body)
            given.setdefault("Content-Type", "application/json")
        where = path if path == "/metrics" else ROOT + path
        self.line.request(verb, where, body, given)
        return self.line.getresponse()

    def ask(self, verb, path, body=None, headers=None):
        return Answer(self.send(verb, path, body, headers))

    def close(self):
        self.line.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
