# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What docs/room-document.md says that a room document may hold: for each key the words it may have."""

import re

MAPS = {"participants", "shares", "requests", "chat", "reactions", "blocks", "notices", "doors",
        "addresses"}
TOKEN = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"(?P<key>\s*:)?|//(?P<comment>[^\n]*)|(?P<sign>[{}\[\]])'
                   r"|(?P<flag>\btrue\b|\bfalse\b)|(?P<newline>\n)")
WORDS = re.compile(r"[A-Za-z][\w-]*(?: \| [A-Za-z][\w-]*)+")
ASIDE = re.compile(r"\([^()]*\)")


def add(found, path, words):
    found.setdefault(path, set()).update(words)


def alternatives(document):
    """Path -> words, out of the comments of the example: `// a | b (why) | c`; both values of a flag.
    The words belong to the key of their line that has one of them as its value. An id of a map
    reads as `*`."""
    example = document.split("```jsonc", 1)[1].split("```", 1)[0]
    found, path, key, line = {}, [], None, []
    for token in TOKEN.finditer(example):
        if token["key"]:
            key = "*" if path and path[-1] in MAPS else token["text"]
        elif token["sign"] in ("{", "["):
            path.append(key)
            key = None
        elif token["sign"]:
            path.pop()
        elif token["newline"]:
            line = []
        elif token["flag"]:
            add(found, (*path[1:], key), {True, False})
        elif token["comment"]:
            for words in WORDS.findall(ASIDE.sub("", token["comment"]).replace("  ", " ")):
                words = words.split(" | ")
                of = [at for at, value in line if value in words]
                of += [at for at, value in line if not value]
                if of:
                    add(found, of[0], words)
        else:
            line.append(((*path[1:], key), token["text"]))
    return found


def notice_codes(document):
    """The codes, and the reasons of those that have some: {code: {reason}}."""
    paragraph = document.split("Notice codes:", 1)[1].split("\n\n", 1)[0]
    codes = {code: set() for code in re.findall(r"`(\w+)`", ASIDE.sub("", paragraph))}
    for code, reasons in re.findall(r"`(\w+)`\s*\(reason:([^)]*)\)", paragraph):
        codes[code] = set(re.findall(r"`(\w+)`", reasons))
    return codes


def reactions(signalling):
    """The kinds, out of docs/signalling.md."""
    line = next(one for one in signalling.splitlines() if one.startswith("| `reaction.send`"))
    return set(re.findall(r"`(\w+)`", line.split("`{reaction}`:", 1)[1].split("|", 1)[0]))


def values_at(document, path):
    """What stands there; `*` is any key."""
    if not path:
        return {document} if isinstance(document, (str, bool)) else set()
    if not isinstance(document, dict):
        return set()
    below = document.values() if path[0] == "*" else [document.get(path[0])]
    return set().union(*(values_at(one, path[1:]) for one in below))
