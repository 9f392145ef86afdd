# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The table of all calls as it stands in lib/proto/methods.cpp, read without the program."""

import os
import re

from . import paths

SOURCE = os.path.join(paths.ROOT, "lib", "proto", "methods.cpp")
ROW = re.compile(
    r'^    \{"(?P<name>[a-z._]+)",\s*(?P<callers>[\w |]+),\s*(?P<hearers>[\w |]+)'
    r'(?:,\s*by_(?P<by>\w+))?'
    r'(?:,\s*(?P<params>\w+|\{\})(?:,\s*(?P<verb>\w+),\s*"(?P<path>[^"]+)")?)?', re.M)
DECIDERS = {"host", "kiosk", "admin"}


class Method:
    def __init__(self, row):
        self.name = row["name"]
        words = {word.strip() for word in row["callers"].split("|")} - {"nobody"}
        self.callers = (words - {"deciders"}) | (DECIDERS if "deciders" in words else set())
        self.by = row["by"] or ""
        verb = {"del": "DELETE"}.get(row["verb"], (row["verb"] or "").upper())
        self.route = f"{verb} {row['path']}" if verb else ""


def read_table():
    """{name: Method} of what somebody may call."""
    with open(SOURCE, encoding="utf-8") as file:
        text = file.read()
    rows = [Method(row) for row in ROW.finditer(text[text.index("methods = std::to_array<method>"):])]
    return {one.name: one for one in rows if one.callers}
