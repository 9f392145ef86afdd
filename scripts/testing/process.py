# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Runs one test file in a process group of its own, within a time, and leaves nothing behind."""

import ctypes
import os
import signal
import subprocess
import time

_PR_SET_CHILD_SUBREAPER = 36
_GRACE = 8  # s for a test's own clean-up before everything of it is killed


_running = set()  # by run() in any thread


def end_all():
    """For a pool whose threads wait in run(): they come back."""
    for child in list(_running):
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def adopt_orphans():
    """Grandchildren that outlive a test become ours, so that reap_orphans finds them."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _children():
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
            return {int(pid) for pid in file.read().split()}
    except OSError:
        return set()


def reap_orphans(own=frozenset()):
    """Ends processes that a serial test left behind; `own` are the children that may stay."""
    for _ in range(50):
        strays = _children() - own
        if not strays:
            return
        for pid in strays:
            try:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            except (ProcessLookupError, ChildProcessError):
                pass


def end_group(child):
    """As Ctrl-C first: Python and node then leave through their clean-up, and say where they hung."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGINT)
        try:
            child.wait(_GRACE)
        except subprocess.TimeoutExpired:
            pass
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    child.wait()


def interrupt_on_sigterm():
    """A job that is cancelled ends as Ctrl-C does: through every `finally`. Once: a second signal must
    not cut the clean-up."""

    def interrupt(*_):
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)


def run(command, log_path, timeout, env=None, cwd=None, serial=False):
    """Answers (exit code or None after a time-out, seconds). Output goes to log_path."""
    os.makedirs(os.path.dirname(log_path), exist_ok=True)
    before = _children()
    start = time.monotonic()
    with open(log_path, "wb") as log:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=env,
            cwd=cwd,
            start_new_session=True,
        )
        code = None
        _running.add(child)
        try:
            code = child.wait(timeout)
        except subprocess.TimeoutExpired:
            pass
        finally:  # a time-out, Ctrl-C and a cancelled job alike
            end_group(child)
            _running.discard(child)
            if serial:
                reap_orphans(before)
    return code, time.monotonic() - start


def tail(path, lines=60):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return "\n".join(file.read().splitlines()[-lines:])
    except OSError as fault:
        return f"(no log: {fault})"
