# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Holds one thread of a process of ours, as a call that never returns would; the others go on."""

import ctypes
import os

SEIZE, INTERRUPT, DETACH = 0x4206, 0x4207, 17  # linux/ptrace.h
WALL = 0x40000000  # waits for threads, too

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
LIBC.ptrace.restype = ctypes.c_long


def thread_of(pid, name):
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/comm", encoding="utf-8") as file:
            if file.read().strip() == name:
                return int(thread)
    raise LookupError(f"process {pid} has no thread {name}")


def _ptrace(what, thread):
    if LIBC.ptrace(what, thread, None, None) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


class StoppedThread:
    """While it is entered, that thread does nothing. PermissionError where ptrace is forbidden.
    To be left by the Python thread that entered it: ptrace wants the same one."""

    def __init__(self, pid, name):
        self.thread = thread_of(pid, name)

    def __enter__(self):
        _ptrace(SEIZE, self.thread)
        _ptrace(INTERRUPT, self.thread)
        os.waitpid(self.thread, WALL)  # it has stopped
        return self

    def __exit__(self, *_):
        _ptrace(DETACH, self.thread)
