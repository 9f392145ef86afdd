# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A second try for whole boxes and browsers that failed on a busy machine (docs/decisions/0004).

Only where the caller asks for it (CI), only for files of the layers below, and only for so many files:
when more fail, it is the change and no accident. What failed at first is told at the end all the same."""

import os

from .results import FAILED

LAYERS = ("integration", "browser")  # unit tests and replays have no clock and no excuse
FILES_AT_MOST = 2


class SecondTries:
    def __init__(self, wanted):
        self._left = FILES_AT_MOST if wanted else 0

    def settle(self, result, run):
        """`result` as it is, or what came out of `run()` when it may be tried again."""
        if not result or not result.count(FAILED) or not self._left or result.layer not in LAYERS:
            return result
        self._left -= 1
        if result.log and os.path.exists(result.log):
            os.replace(result.log, result.log + ".first")
        second = run()
        second.seconds += result.seconds
        still = {case.name for case in second.cases if case.status == FAILED}
        second.unsteady = [case for case in result.cases
                           if case.status == FAILED and case.name not in still]
        return second
