# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A child process whose output goes to a file, that is waited for by what it says and does."""

import os
import re
import signal
import subprocess
import time

# s. For what comes within one second: the limit is for what never comes, whatever else the machine does.
PATIENCE = 60
_TICKS = os.sysconf("SC_CLK_TCK")


class Gone(Exception):
    """The process ended, or did not say in time what was waited for; holds the end of its log."""


def wait_until(condition, timeout, what):
    """Polls a cheap condition; answers its first true value."""
    end = time.monotonic() + timeout
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise TimeoutError(f"no {what} within {timeout} s")
        time.sleep(0.02)


def interrupt_on_sigterm():
    """A job that is cancelled ends as Ctrl-C does: through every `finally`. Once: a second signal must
    not cut the clean-up."""

    def interrupt(*_):
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)


class Process:
    def __init__(self, name, command, log_path, env=None, cwd=None, **popen):
        self.name = name
        self.log_path = log_path
        self.started_at = time.monotonic()
        # A process group of its own: Ctrl-C in a terminal is for us, we then stop in order.
        with open(log_path, "ab") as log:
            self._offset = log.tell()
            popen.setdefault("stdin", subprocess.DEVNULL)
            popen.setdefault("stdout", log)
            self.child = subprocess.Popen(
                command, stderr=log, env=env, cwd=cwd, start_new_session=True, **popen
            )

    @property
    def pid(self):
        return self.child.pid

    def running(self):
        return self.child.poll() is None

    def output(self):
        """What it wrote since this start."""
        with open(self.log_path, "rb") as log:
            log.seek(self._offset)
            return log.read().decode("utf-8", "replace")

    def tail(self, lines=40):
        return "\n".join(self.output().splitlines()[-lines:])

    def wait_for_line(self, pattern, timeout=PATIENCE):
        """The match of a regular expression in its output."""
        end = time.monotonic() + timeout
        expression = re.compile(pattern, re.MULTILINE)
        while True:
            match = expression.search(self.output())
            if match:
                return match
            if not self.running():
                raise Gone(f"{self.name} ended with {self.child.returncode}:\n{self.tail()}")
            if time.monotonic() > end:
                raise Gone(f"{self.name} did not say /{pattern}/ within {timeout} s:\n{self.tail()}")
            time.sleep(0.01)

    def signal(self, number):
        if self.running():
            self.child.send_signal(number)

    def kill(self):
        """As kill -9: no clean-up."""
        self.signal(signal.SIGKILL)
        self.child.wait()

    def stop(self, timeout=20):
        """SIGTERM, then SIGKILL for the whole group. Answers (exit code, seconds it took)."""
        start = time.monotonic()
        self.signal(signal.SIGTERM)
        try:
            self.child.wait(timeout)
        except subprocess.TimeoutExpired:
            pass
        took = time.monotonic() - start
        try:
            os.killpg(self.child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        return self.child.wait(), took

    def cpu_seconds(self):
        """User and system time of the process with all its threads."""
        return cpu_seconds(self.pid)

    def rss_mb(self):
        return rss_mb(self.pid)


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def rss_mb(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        match = re.search(r"^VmRSS:\s+(\d+) kB", file.read(), re.MULTILINE)
    return int(match.group(1)) / 1024 if match else 0.0
