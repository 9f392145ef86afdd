# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""the test runner counts what passed, failed, was skipped, hung or never started"""

import os
import shutil
import sys
import tempfile

PYTHON_FILE = '''
# test-timeout: 2
import time, unittest
class First(unittest.TestCase):
    def test_good(self): pass
    def test_bad(self): self.assertEqual(1, 2)
    @unittest.skip("a reason")
    def test_skipped(self): pass
    def test_parts(self):
        for i in range(3):
            with self.subTest(i=i): self.assertLess(i, 2)
class NoSetUp(unittest.TestCase):
    @classmethod
    def setUpClass(cls): raise RuntimeError("no box")
    def test_never(self): pass
class Slow(unittest.TestCase):
    def test_hangs(self): time.sleep(60)
'''
NODE_FILE = '''
import assert from 'node:assert'; import { describe, test } from 'node:test';
test('good', () => {}); test('bad', () => assert.equal(1, 2));
test('skipped', { skip: 'a reason' }, () => {});
describe('suite', () => { test('inner good', () => {}); test('inner bad', () => assert.ok(0)); });
test('parent', async (t) => { await t.test('child bad', () => assert.ok(0)); });
'''
# Fails at its first run only, as a race does.
RACY_FILE = '''
import os, unittest
class Racy(unittest.TestCase):
    def test_race(self):
        ran = __file__ + ".ran"
        first = not os.path.exists(ran)
        open(ran, "w").close()
        self.assertFalse(first, "the race is lost")
    def test_bad(self): self.assertEqual(1, {bad})
'''
EXPECTED = {
    "x_test.py": {"First.test_good": "passed", "First.test_bad": "failed",
                  "First.test_skipped": "skipped", "First.test_parts": "failed",
                  "setUpClass": "failed", "Slow.test_hangs": "failed"},
    "y.test.mjs": {"good": "passed", "bad": "failed", "skipped": "skipped",
                   "suite > inner good": "passed", "suite > inner bad": "failed",
                   "parent > child bad": "failed"},
}


def outcome(scripts_layer, folder, layer, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    result = scripts_layer.run_file(layer, path, folder, os.path.join(folder, "logs"), dict(os.environ))
    # The fault of a class is named "setUpClass (module.Class)".
    return {case.name.split(" (")[0]: case.status for case in result.cases}


def run_twice(folder, name, bad, wanted, layer="integration"):
    """What counts, and what is told as unsteady, of a file that loses a race at first."""
    from testing import scripts_layer, second_try  # pylint: disable=import-outside-toplevel

    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(RACY_FILE.format(bad=bad))

    def run():
        logs = os.path.join(folder, "logs")
        return scripts_layer.run_file("integration", path, folder, logs, dict(os.environ))

    first = run()
    first.layer = layer
    result = second_try.SecondTries(wanted).settle(first, run)
    return ({case.name.split(".")[1]: case.status for case in result.cases},
            [case.name.split(".")[1] for case in result.unsteady])


def second_tries(folder):
    good, race = {"test_race": "passed", "test_bad": "passed"}, {"test_race": "failed", "test_bad": "passed"}
    expected = {
        "a race that is lost once": ((1, True), (good, ["test_race"])),
        "a fault that stays": ((2, True), ({"test_race": "passed", "test_bad": "failed"}, ["test_race"])),
        "nobody asked for it": ((1, False), (race, [])),
        "a unit test": ((1, True, "unit"), (race, [])),
    }
    faults = []
    for number, (name, (arguments, wanted)) in enumerate(expected.items()):
        found = run_twice(folder, f"r{number}_test.py", *arguments)
        faults += difference(name, wanted, found)
    return faults


def check(tree):
    sys.path.insert(0, os.path.join(tree.root, "scripts"))
    from testing import scripts_layer  # pylint: disable=import-outside-toplevel

    folder = tempfile.mkdtemp(prefix="tessera-runner-")
    try:
        faults = []
        for layer, name, text in (("integration", "x_test.py", PYTHON_FILE),
                                  ("browser", "y.test.mjs", NODE_FILE)):
            found = outcome(scripts_layer, folder, layer, name, text)
            faults += difference(name, EXPECTED[name], found)
        return faults + second_tries(folder)
    finally:
        shutil.rmtree(folder)


def difference(name, expected, found):
    return [] if found == expected else [f"{name}: expected {expected}, counted {found}"]


def self_test():
    assert difference("x", {"a": "failed"}, {"a": "passed"})
    assert not difference("x", {"a": "failed"}, {"a": "failed"})
