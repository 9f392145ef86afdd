# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Prometheus text 0.0.4, read strictly: what a forgiving reader would take is an error here."""

import re

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"'
SAMPLE = re.compile(rf"({NAME})(?:\{{({LABEL}(?:,{LABEL})*)?\}})? (\S+)")
COMMENT = re.compile(rf"# (HELP|TYPE) ({NAME}) (.*\S)")
KINDS = ("counter", "gauge")


def parse(text):
    """{name: {((label, value), ...): figure}}. Every family has its type before its samples, which
    stand together; no sample stands twice. Errors: ValueError, which holds the line."""
    if not text.endswith("\n"):
        raise ValueError("the last line does not end")
    figures, told, family = {}, set(), None
    for line in text.splitlines():
        comment = COMMENT.fullmatch(line)
        if comment:
            what, family, rest = comment.groups()
            unknown = what == "TYPE" and rest not in KINDS
            if unknown or (what, family) in told or figures.get(family):
                raise ValueError(line)
            told.add((what, family))
            figures.setdefault(family, {})
            continue
        sample = SAMPLE.fullmatch(line)
        if not sample or sample.group(1) != family or ("TYPE", family) not in told:
            raise ValueError(line)
        labels = tuple(sorted(re.findall(LABEL, sample.group(2) or "")))
        if labels in figures[family] or len(dict(labels)) < len(labels):
            raise ValueError(line)
        figures[family][labels] = float(sample.groups()[-1])
    return figures
