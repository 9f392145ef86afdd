# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The structure checks of scripts/checks, each with its self-test: a check that cannot fail is none."""

import glob
import importlib.util
import os
import sys
import time
import traceback

from .results import FAILED, PASSED, SKIPPED, Case, FileResult


def load(path):
    folder = os.path.dirname(path)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    spec = importlib.util.spec_from_file_location("check_" + os.path.basename(path)[:-3], path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_one(path, root, build):
    name = os.path.basename(path)[:-3]
    result = FileResult("checks", name)
    start = time.monotonic()
    try:
        module = load(path)
        from tree import Tree, Unavailable  # scripts/checks/tree.py, on the path since load()

        try:
            tree = Tree(root, build)
            faults = module.check(tree)
            result.notes = tree.notes
            status = FAILED if faults else PASSED
            result.cases.append(Case(module.__doc__.strip(), status, "\n".join(faults)))
        except Unavailable as reason:
            result.cases.append(Case(module.__doc__.strip(), SKIPPED, str(reason)))
        module.self_test()
        result.cases.append(Case("self-test: fails on bad examples", PASSED))
    except Exception:  # pylint: disable=broad-except
        result.cases.append(Case("(check)", FAILED, traceback.format_exc()))
    result.seconds = time.monotonic() - start
    return result


def run_all(tally, root, build, part):
    for path in sorted(glob.glob(os.path.join(root, "scripts/checks/*.py"))):
        name = os.path.basename(path)[:-3]
        if name == "tree" or (part and part not in f"checks {name}"):
            continue
        tally.add(run_one(path, root, build))
