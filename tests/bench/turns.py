# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Who gets the cores first, where people's devices and the box share them."""

import os

from support.sleeping import browsers_below

FIRST = -10


def let_go_first(pid):
    """All threads of its browser, also those that the browser itself has put back. Without root nothing happens."""
    for each in browsers_below(pid):
        try:
            for task in os.listdir(f"/proc/{each}/task"):
                os.setpriority(os.PRIO_PROCESS, int(task), FIRST)
        except OSError:
            pass  # it has ended meanwhile, or we may not
