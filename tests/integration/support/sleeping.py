# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A laptop whose lid is closed: its browser stands still, and its sockets with it."""

import os
import signal
from contextlib import contextmanager


def browsers_below(pid):
    """Process ids of every Chromium that this process started."""
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        children = [int(child) for child in file.read().split()]
    found = []
    for child in children:
        with open(f"/proc/{child}/comm", encoding="ascii") as file:
            found += [child] if file.read().startswith("chrom") else []
        found += browsers_below(child)
    return found


@contextmanager
def asleep(person):
    """The browser of this process sleeps inside the `with`."""
    browsers = browsers_below(person.pid)
    if not browsers:
        raise RuntimeError(f"no browser below process {person.pid}")
    for pid in browsers:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in browsers:
            os.kill(pid, signal.SIGCONT)
