# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""each source file opens with its two SPDX lines"""

import posixpath

from tree import expect

KINDS = (".cpp", ".hpp", ".py", ".sh", ".js", ".mjs", ".qml", ".css", ".html")
NAMES = ("meson.build",)
# In two pieces each, so that tools that look for the lines do not take this one for a licence.
LINES = ("SPDX-" + "FileCopyrightText: ", "SPDX-" + "License-Identifier: Apache-2.0")
WITHIN = 6  # a shebang or <!doctype html> may come first


def check(tree):
    faults = []
    for path in tree.files():
        # Corpora and recorded data are input, not source.
        if path.startswith(("tests/data/", "tests/fuzz/corpus/")):
            continue
        if not path.endswith(KINDS) and posixpath.basename(path) not in NAMES:
            continue
        head = "\n".join(tree.lines(path)[:WITHIN])
        for line in LINES:
            if line not in head:
                faults.append(f"{path}: no line {line}")
    return faults


def self_test():
    good = f"#!/bin/sh\n# {LINES[0]}2026 X\n# {LINES[1]}\n"
    expect(check, {"a.py": good, "a.txt": "", "tests/data/x.py": ""}, [])
    expect(check, {"a.py": f"# {LINES[0]}2026\n", "lib/meson.build": ""},
           ["a.py: no line SPDX-License", "lib/meson.build: no line SPDX-File",
            "lib/meson.build: no line SPDX-License"])
