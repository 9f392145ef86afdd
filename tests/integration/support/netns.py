# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A network of our own: this process and its children see no other."""

import ctypes
import os
import shutil
import subprocess

_CLONE_NEWNET = 0x40000000


def why_not():
    """Why this machine cannot give us a network, or None."""
    if os.geteuid() != 0:
        return "making a network namespace needs root"
    if not shutil.which("ip"):
        return "the program ip (iproute2) is not installed"
    return None


def enter():
    """Moves this process into a new, empty network. Answers a reason when that fails."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNET) != 0:
        return f"unshare: {os.strerror(ctypes.get_errno())}"
    return ip("link", "set", "lo", "up")


def ip(*arguments):
    """Runs ip; answers a reason when that fails."""
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else f"ip {' '.join(arguments)}: {done.stderr.strip()}"


def add_card(name):
    """A network card that goes nowhere, up, without an address."""
    fault = ip("link", "add", name, "type", "dummy")
    if fault:
        fault = ip("link", "add", name, "type", "veth", "peer", "name", f"{name}-end")
        fault = fault or ip("link", "set", f"{name}-end", "up")
    return fault or ip("link", "set", name, "up")
