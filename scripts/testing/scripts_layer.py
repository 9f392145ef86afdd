# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Tests that are scripts: integration (Python unittest) and browser (node:test)."""

import json
import os
import re
import sys

from .process import run, tail
from .results import FAILED, Case, FileResult

_TIMEOUT = 600  # none takes so long that ends, on whatever busy machine
_HERE = os.path.dirname(os.path.abspath(__file__))
_NOT_CHOSEN = "test name does not match pattern"  # node says so of cases that the filter leaves out


def timeout_of(path):
    """A file that needs more says so in a comment: `test-timeout: 400` (seconds)."""
    with open(path, encoding="utf-8") as file:
        match = re.search(r"test-timeout: (\d+)", file.read(4096))
    return int(match.group(1)) if match else _TIMEOUT


def bears_company(path):
    """A file with the comment `test-company: yes` may run beside another such file: nothing in it is timed, and it finds
    its own ports, folders and screens."""
    with open(path, encoding="utf-8") as file:
        return re.search(r"test-company: yes\b", file.read(4096)) is not None


def _mentions(path, part):
    with open(path, encoding="utf-8") as file:
        return part in file.read().lower()


def read_events(path, why):
    """Cases from a reporter's lines; what started and never ended failed."""
    cases, started = [], []
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except OSError:
        lines = []
    for line in lines:
        try:
            event = json.loads(line)
        except ValueError:
            continue  # the last line of a process that was killed
        if "start" in event:
            started.append(event["start"])
            continue
        if event["end"] in started:
            started.remove(event["end"])
        if event["status"] == "none" or event.get("detail") == _NOT_CHOSEN:
            continue
        cases.append(Case(event["end"], event["status"], event.get("detail", "")))
    # Parents start before their parts: the last one is where it hung.
    if started:
        cases.append(Case(started[-1], FAILED, why))
    return cases


def run_file(layer, path, root, logs, env, part=None, alone=True):
    """None when the filter leaves nothing of the file. Not `alone`: the caller ends what it leaves behind."""
    relative = os.path.relpath(path, root)
    whole = part is None or part in relative.lower()
    if not whole and not _mentions(path, part):
        return None
    stem = re.sub(r"[^A-Za-z0-9_.-]", "_", os.path.basename(path))
    log, events = os.path.join(logs, f"{layer}-{stem}.log"), os.path.join(logs, f"{layer}-{stem}.jsonl")
    if os.path.exists(events):
        os.remove(events)
    if layer == "browser":
        command = ["node", f"--test-reporter={_HERE}/json_reporter.mjs",
                   f"--test-reporter-destination={events}", "--test-reporter=spec",
                   "--test-reporter-destination=stdout"]
        command += [] if whole else [f"--test-name-pattern=/{re.escape(part)}/i"]
        command.append(path)
    else:
        command = [sys.executable, f"{_HERE}/run_unittest.py", path, events]
        command += [] if whole else [part]
    limit = timeout_of(path)
    code, seconds = run(command, log, limit, env, cwd=root, serial=alone)
    why = f"no end after {limit} s" if code is None else f"the file ended with {code} before it"
    cases = read_events(events, f"{why}\n{tail(log)}")
    if code != 0 and not any(case.status == FAILED for case in cases):
        cases.append(Case("(file)", FAILED, f"{why}\n{tail(log)}"))
    if not cases and whole:
        cases.append(Case("(file)", FAILED, "it holds no test case"))
    for case in cases:
        if case.status == FAILED and "\n" not in case.detail:
            case.detail += "\n" + tail(log)
    return FileResult(layer, relative, cases, seconds, log)
