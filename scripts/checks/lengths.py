# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""no source file has more than 500 lines (house rule 1)"""

from tree import expect

KINDS = (".cpp", ".hpp", ".py", ".sh", ".js", ".mjs", ".qml", ".css")
LIMIT, THINK_AGAIN, HEADER = 500, 300, 150


def check(tree):
    faults = []
    for path in tree.files():
        if not path.endswith(KINDS):
            continue
        count = len(tree.lines(path))
        if count > LIMIT:
            faults.append(f"{path}: {count} lines, stop at {LIMIT}")
        elif count > THINK_AGAIN:
            tree.notes.append(f"{path}: {count} lines, think again at {THINK_AGAIN}")
        elif path.endswith(".hpp") and count > HEADER:
            tree.notes.append(f"{path}: {count} lines, a header aims at {HEADER}")
    return faults


def self_test():
    expect(check, {"lib/a.cpp": "x\n" * LIMIT, "package-lock.json": "x\n" * 5000}, [])
    expect(check, {"lib/a.cpp": "x\n" * (LIMIT + 1)}, ["lib/a.cpp: 501 lines"])
