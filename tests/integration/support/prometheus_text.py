# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Prometheus text 0.0.4, read strictly: what a forgiving reader would take is an error here."""

import math
import re

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"'
SAMPLE = re.compile(rf"({NAME})(?:\{{({LABEL}(?:,{LABEL})*)?\}})? (\S+)")
COMMENT = re.compile(rf"# (HELP|TYPE) ({NAME}) (.*\S)")
KINDS = ("counter", "gauge", "histogram")
PARTS = ("_bucket", "_sum", "_count")


class Figures(dict):
    """{name: {((label, value), ...): figure}}; of a histogram one such for each of its parts."""

    def __init__(self):
        super().__init__()
        self.kinds = {}

    def total(self, name):
        return sum(self[name].values())


def parse(text):
    """Figures. Every family has HELP, then TYPE, before its samples, which stand together; no sample
    stands twice; counters end in _total, never fall under 0, and nothing else does; histograms agree
    with themselves. Errors: ValueError, which holds the line."""
    if not text.endswith("\n"):
        raise ValueError("the last line does not end")
    figures, helped, family = Figures(), set(), None
    for line in text.splitlines():
        comment = COMMENT.fullmatch(line)
        if comment:
            what, family, rest = comment.groups()
            twice = family in (helped if what == "HELP" else figures.kinds)
            if twice or (what == "TYPE" and (rest not in KINDS or family not in helped)):
                raise ValueError(line)
            if what == "HELP":
                helped.add(family)
                continue
            if (rest == "counter") != family.endswith("_total"):
                raise ValueError(line)
            figures.kinds[family] = rest
            for part in PARTS if rest == "histogram" else ("",):
                figures[family + part] = {}
            continue
        sample = SAMPLE.fullmatch(line)
        if not sample or family not in figures.kinds:
            raise ValueError(line)
        name = sample.group(1)
        if not name.startswith(family) or name not in figures:
            raise ValueError(line)
        labels = tuple(sorted(re.findall(LABEL, sample.group(2) or "")))
        figure = float(sample.groups()[-1])
        falls = figures.kinds[family] != "gauge" and not 0 <= figure < math.inf
        if labels in figures[name] or len(dict(labels)) < len(labels) or falls:
            raise ValueError(line)
        figures[name][labels] = figure
    for family, kind in figures.kinds.items():
        if kind == "histogram":
            check_histogram(family, figures)
    return figures


def check_histogram(family, figures):
    buckets = sorted((float(dict(labels)["le"]), count)
                     for labels, count in figures[family + "_bucket"].items())
    counts = [count for _, count in buckets]
    if (not buckets or buckets[-1][0] != math.inf or counts != sorted(counts)
            or figures[family + "_count"] != {(): counts[-1]} or len(figures[family + "_sum"]) != 1):
        raise ValueError(family)


def fallen(before, after):
    """The counters, histograms' too, that are smaller or gone in the later of two answers."""
    return [(name, labels) for name, samples in before.items()
            if before.kinds.get(name) == "counter" or name.endswith(("_bucket", "_count"))
            for labels, figure in samples.items()
            if after.get(name, {}).get(labels, -1) < figure]
