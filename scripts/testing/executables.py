# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Compiled tests: Catch2 executables, the replays of fuzz corpora, and plain programs."""

import json
import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree

from .process import run, tail
from .results import FAILED, PASSED, SKIPPED, Case, FileResult

_TIMEOUT = 300
_MESON_SKIP = 77


def meson_tests(build):
    """What the build declares: name, command, layer ("fuzz" for replays, else "unit")."""
    text = subprocess.run(
        ["meson", "introspect", build, "--tests"], check=True, capture_output=True, text=True
    ).stdout
    tests = []
    for entry in json.loads(text):
        relative = os.path.relpath(entry["cmd"][0], build)
        layer = "fuzz" if relative.startswith("tests/fuzz/") else "unit"
        env = entry.get("env") if isinstance(entry.get("env"), dict) else {}
        tests.append((layer, entry["name"], entry["cmd"], env))
    return sorted(tests)


def is_catch(command):
    if len(command) != 1:
        return False
    try:
        listed = subprocess.run(
            [*command, "--list-reporters"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "Available reporters" in listed.stdout


def _failures_of(element):
    lines = []
    for item in element.iter():
        if item.tag in ("Expression", "Exception", "FatalErrorCondition", "Failure"):
            if item.tag == "Expression" and item.get("success") == "true":
                continue
            text = [f"{item.get('filename')}:{item.get('line')}: {item.get('type') or item.tag}"]
            text += [f"  {part.tag}: {(part.text or '').strip()}" for part in item]
            if item.tag != "Expression" and (item.text or "").strip():
                text.append("  " + item.text.strip())
            lines.append("\n".join(text))
        elif item.tag in ("Info", "Warning") and (item.text or "").strip():
            lines.append(f"  with: {item.text.strip()}")
    return "\n".join(lines)


def read_catch_xml(path):
    """The finished cases, and the name of one that never finished (a crash), if any."""
    cases, open_case = [], None
    parser = ElementTree.XMLPullParser(["start", "end"])
    with open(path, "rb") as file:
        data = file.read()
    try:
        parser.feed(data)
        for event, element in parser.read_events():
            if element.tag != "TestCase":
                continue
            if event == "start":
                open_case = element.get("name")
                continue
            open_case = None
            verdict = element.find("OverallResult")
            good = verdict is not None and verdict.get("success") == "true"
            detail = "" if good else _failures_of(element) or "no assertion was reached"
            cases.append(Case(element.get("name"), PASSED if good else FAILED, detail))
    except ElementTree.ParseError as fault:
        cases.append(Case("(report)", FAILED, f"the report is broken: {fault}"))
    return cases, open_case


def _catch_filter(part):
    return "*" + re.sub(r'([\\,\[\]"~*])', r"\\\1", part) + "*"


def run_catch(name, command, logs, env, part=None):
    xml, log = os.path.join(logs, f"unit-{name}.xml"), os.path.join(logs, f"unit-{name}.log")
    if os.path.exists(xml):
        os.remove(xml)
    arguments = [*command, "-r", "xml", "-o", xml]
    if part:
        arguments.append(_catch_filter(part))
    code, seconds = run(arguments, log, _TIMEOUT, env)
    cases, crashed = read_catch_xml(xml) if os.path.exists(xml) else ([], None)
    if code is None or crashed or (code != 0 and not any(c.status == FAILED for c in cases)):
        why = f"no end after {_TIMEOUT} s" if code is None else f"exit code {code}"
        cases.append(Case(crashed or "(executable)", FAILED, f"{why}\n{tail(log)}"))
    if not cases and not part:
        cases.append(Case("(executable)", FAILED, "it holds no test case"))
    return FileResult("unit", name, cases, seconds, log)


def run_program(layer, name, command, logs, env):
    log = os.path.join(logs, f"{layer}-{re.sub('[^A-Za-z0-9_.-]', '_', name)}.log")
    code, seconds = run(command, log, _TIMEOUT, env)
    if code == _MESON_SKIP:
        case = Case(name, SKIPPED, tail(log, 3))
    elif code == 0:
        case = Case(name, PASSED)
    else:
        case = Case(name, FAILED, tail(log))
    return FileResult(layer, name, [case], seconds, log)


def run_replay(name, command, logs, env, part=None):
    """A replay prints a line for each corpus file: `ok NAME` or `not ok NAME (why)`."""
    log = os.path.join(logs, f"fuzz-{name}.log")
    code, seconds = run(command, log, _TIMEOUT, env)
    cases = []
    with open(log, encoding="utf-8", errors="replace") as file:
        for line in file:
            match = re.match(r"(ok|not ok) (\S+)(.*)", line)
            if match:
                failed = match.group(1) == "not ok"
                detail = f"{match.group(3).strip()}\n{tail(log)}" if failed else ""
                cases.append(Case(match.group(2), FAILED if failed else PASSED, detail))
    if code != 0 and not any(case.status == FAILED for case in cases):
        cases.append(Case("(replay)", FAILED, f"exit code {code}\n{tail(log)}"))
    if not cases:
        cases.append(Case("(replay)", FAILED, "the corpus is empty"))
    if part:
        cases = [case for case in cases if part in case.name.lower()]
    return FileResult("fuzz", name, cases, seconds, log)
