# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A laptop whose lid is closed: its browser stands still, and its sockets with it."""

import os
import signal
from contextlib import contextmanager


def browsers_below(pid):
    """Process ids of every Chromium that this process started."""
    found = []
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            children = [int(child) for child in file.read().split()]
    except FileNotFoundError:
        return found  # it has just ended
    for child in children:
        if name_of(child).startswith("chrom"):
            found.append(child)
        found += browsers_below(child)
    return found


def name_of(pid):
    try:
        with open(f"/proc/{pid}/comm", encoding="ascii") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def send(processes, number):
    for pid in processes:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass  # it has just ended


@contextmanager
def asleep(person):
    """The browser of this process sleeps inside the `with`."""
    browsers = browsers_below(person.pid)
    if not browsers:
        raise RuntimeError(f"no browser below process {person.pid}")
    send(browsers, signal.SIGSTOP)
    try:
        yield
    finally:
        send(browsers, signal.SIGCONT)
