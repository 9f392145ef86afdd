# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""no file names a folder of one machine or a package registry"""

import re

from tree import expect

# Written as character classes so that this file does not match itself.
PATTERNS = {
    "a folder of one machine": re.compile(
        r"(?<![\w.-])/(?:[w]ork/(?:main|shared|\.library)|[h]ome/(?!\$|USER)[a-z]\w*|[r]oot/\w|[t]mp/b-)"
    ),
    "a package registry": re.compile(
        r"https?://(?:[r]egistry\.(?:npmjs|yarnpkg)|[d]eb\.debian\.org|[p]ypi\.org|[p]roxy\.golang)"
    ),
}
BINARY = (".png", ".jpg", ".woff2", ".ico", ".bin", ".ivf")


def check(tree):
    faults = []
    for path in tree.files():
        if path.endswith(BINARY) or path.startswith("tests/fuzz/corpus/"):
            continue
        for number, line in enumerate(tree.lines(path), 1):
            for what, pattern in PATTERNS.items():
                match = pattern.search(line)
                if match:
                    faults.append(f"{path}:{number}: {what}: {match.group(0)}")
    return faults


def self_test():
    work, registry = "/wo" + "rk/main/x", "https://regi" + "stry.npmjs.org/y"
    expect(check, {"a.md": "see /var/lib/tessera and ~/work/mine\n"}, [])
    expect(check, {"a.md": f"see {work}\n", "b.json": f'"resolved": "{registry}"\n'},
           ["a.md:1: a folder of one machine", "b.json:1: a package registry"])
