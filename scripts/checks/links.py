# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""each relative link and picture of a Markdown file exists"""

import posixpath
import re

from tree import expect

_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)(?:\s[^)]*)?\)|<(?:img|a)\s[^>]*(?:src|href)=\"([^\"]+)\"")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)


def check(tree):
    files = tree.files()
    there = set(files)
    for path in files:
        while path := posixpath.dirname(path):
            there.add(path)
    faults = []
    for path in files:
        if not path.endswith(".md"):
            continue
        # Line ends of code stay, so that the numbers stay right.
        text = _CODE.sub(lambda code: "\n" * code.group().count("\n"), tree.text(path))
        for link in _LINK.finditer(text):
            target = link.group(1) or link.group(2)
            if _ELSEWHERE.match(target):
                continue
            full = posixpath.normpath(posixpath.join(posixpath.dirname(path), target.split("#")[0]))
            if full not in there and full != ".":
                line = text.count("\n", 0, link.start()) + 1
                faults.append(f"{path}:{line}: there is no {full}")
    return faults


def self_test():
    good = {"docs/a.md": "[b](b.md#part) [r](../README.md) [d](../docs) [w](https://x.y/z) `[no](no)`\n",
            "docs/b.md": "[up](#part)\n```\n[no](no.md)\n```\n", "README.md": "![p](docs/a.md)\n"}
    expect(check, good, [])
    expect(check, {"docs/a.md": "x\n[b](gone.md)\n"}, ["docs/a.md:2: there is no docs/gone.md"])
    expect(check, {"a.md": "<img alt=\"x\" src=\"docs/p.png\">\n"}, ["a.md:1: there is no docs/p.png"])
