# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the unittest cases of one file and writes what came out as JSON lines.

Usage: run_unittest.py FILE EVENTS_FILE [SUBSTRING]
A case that starts gets a line, and one when it ends, so that a time-out shows which one hung."""

import importlib.util
import json
import os
import sys
import traceback
import unittest


class Reporter(unittest.TestResult):
    def __init__(self, events):
        super().__init__()
        self._events = events
        self._faults = []
        self._skip = None

    def _write(self, **event):
        self._events.write(json.dumps(event) + "\n")
        self._events.flush()

    @staticmethod
    def name_of(test):
        return test.id().split(".", 1)[-1] + (
            f": {test.shortDescription()}" if test.shortDescription() else ""
        )

    def startTest(self, test):
        super().startTest(test)
        self._faults, self._skip = [], None
        print(f"=== {self.name_of(test)}", flush=True)
        self._write(start=self.name_of(test))

    def _fault(self, test, err):
        text = "".join(traceback.format_exception(*err))
        print(text, flush=True)
        return text

    def addError(self, test, err):
        super().addError(test, err)
        text = self._fault(test, err)
        if isinstance(test, unittest.TestCase):
            self._faults.append(text)
        else:  # setUpClass or setUpModule broke: no case of it ever starts
            self._write(end=str(test), status="failed", detail=text)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._faults.append(self._fault(test, err))

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._faults.append(f"{subtest}: " + self._fault(test, err))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        if isinstance(test, unittest.TestCase):
            self._skip = reason
            print(f"skipped: {reason}", flush=True)
        else:
            self._write(end=str(test), status="skipped", detail=reason)

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._faults.append("passed although it is marked as an expected failure")

    def stopTest(self, test):
        super().stopTest(test)
        if isinstance(sys.exc_info()[1], KeyboardInterrupt):
            return  # cut off (a time-out, Ctrl-C): it has no end
        if self._faults:
            status, detail = "failed", "\n".join(self._faults)
        elif self._skip is not None:
            status, detail = "skipped", self._skip
        else:
            status, detail = "passed", ""
        self._write(end=self.name_of(test), status=status, detail=detail)


def cases_of(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from cases_of(item)
        else:
            yield item


def main():
    path, events_path = sys.argv[1], sys.argv[2]
    part = sys.argv[3].lower() if len(sys.argv) > 3 else ""
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    with open(events_path, "w", encoding="utf-8") as events:
        spec = importlib.util.spec_from_file_location(os.path.basename(path)[:-3], path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        suite = unittest.defaultTestLoader.loadTestsFromModule(module)
        if part:
            suite = unittest.TestSuite(
                case for case in cases_of(suite) if part in Reporter.name_of(case).lower()
            )
        report = Reporter(events)
        suite.run(report)
    return 0 if report.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
