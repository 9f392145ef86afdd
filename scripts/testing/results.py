# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What came out of one test case, and the tally over all layers."""

import threading
from dataclasses import dataclass, field

_SLOWEST = 5
PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


@dataclass
class Case:
    name: str
    status: str
    detail: str = ""  # output of a failure, reason of a skip


@dataclass
class FileResult:
    """All cases of one test file or executable."""

    layer: str
    name: str
    cases: list = field(default_factory=list)
    seconds: float = 0.0
    log: str = ""
    notes: list = field(default_factory=list)  # worth a look, but no fault
    unsteady: list = field(default_factory=list)  # cases that failed once and not when run again

    def count(self, status):
        return sum(1 for case in self.cases if case.status == status)


class Tally:
    """Prints a line for each file as it ends, then every failure, then the one last line."""

    def __init__(self, out):
        self._out = out
        self._files = []
        self._lock = threading.Lock()

    def add(self, result):
        with self._lock:
            self._files.append(result)
            counts = ", ".join(
                f"{result.count(status)} {status}"
                for status in (PASSED, FAILED, SKIPPED)
                if result.count(status)
            )
            print(
                f"{result.layer:<11} {result.name:<44} {counts or 'no cases'} ({result.seconds:.1f} s)",
                file=self._out,
                flush=True,
            )
            for note in result.notes:
                print(f"    note: {note}", file=self._out, flush=True)
            for case in result.unsteady:
                self._show("UNSTEADY", result, case)
            for case in result.cases:
                if case.status == FAILED:
                    self._show("FAILED", result, case)
                elif case.status == SKIPPED:
                    print(f"    SKIPPED {case.name}: {case.detail}", file=self._out, flush=True)

    def _show(self, word, result, case):
        print(f"--- {word} {result.layer}: {result.name}: {case.name}", file=self._out)
        if case.detail:
            print(case.detail.rstrip(), file=self._out)
        if result.log:
            print(f"--- whole log: {result.log}", file=self._out)
        self._out.flush()

    def count(self, status):
        return sum(result.count(status) for result in self._files)

    def finish(self, seconds):
        """Prints skips and failures once more, the slowest files and the last line; answers the exit
        code. A skip is no failure: what a machine honestly lacks is told, loudly."""
        passed, failed, skipped = (self.count(s) for s in (PASSED, FAILED, SKIPPED))
        if len(self._files) > 1:
            slowest = sorted(self._files, key=lambda result: -result.seconds)[:_SLOWEST]
            print("Slowest:", file=self._out)
            for result in slowest:
                print(f"  {result.seconds:6.1f} s  {result.layer}: {result.name}", file=self._out)
        self._list(SKIPPED, "SKIPPED, not proven here:")
        self._list_unsteady()
        self._list(FAILED, "Failed:")
        line = f"{passed} passed, {failed} failed"
        if skipped:
            line += f", {skipped} skipped"
        print(f"{seconds:.0f} s in all\n{line}", file=self._out, flush=True)
        return 1 if failed or not passed else 0

    def _list(self, status, title):
        if not self.count(status):
            return
        print(title, file=self._out)
        for result in self._files:
            for case in result.cases:
                if case.status == status:
                    why = f": {case.detail}" if status == SKIPPED else ""
                    print(f"  {result.layer}: {result.name}: {case.name}{why}", file=self._out)

    def _list_unsteady(self):
        rows = [f"  {one.layer}: {one.name}: {case.name}" for one in self._files for case in one.unsteady]
        if rows:
            print("UNSTEADY, passed only when run again; each is a fault to mend:", file=self._out)
            print("\n".join(rows), file=self._out)
