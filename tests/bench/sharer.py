# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A person who shares: sharer.mjs as an object."""

import json
import os
import queue
import subprocess
import threading

from support import paths
from support.processes import PATIENCE, Gone, Process


class Sharer(Process):
    def __init__(self, folder, name="Ada", mode="text", headed_on=None, enter=(), script=paths.SHARER, extra=()):
        command = [*enter, "node", script, "--mode", mode, *extra]
        env = dict(os.environ)
        if headed_on:
            command.append("--headed")
            env["DISPLAY"] = headed_on
        super().__init__(f"sharer {name}", command, os.path.join(folder, f"sharer-{name}.log"),
                         env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.person = name
        self._last_id = 0
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.browser = self._next(2 * PATIENCE)["version"]  # its own limits are the shorter ones

    def _read(self):
        for line in self.child.stdout:
            self._lines.put(json.loads(line))
        self._lines.put(None)

    def _next(self, timeout):
        try:
            message = self._lines.get(timeout=timeout)
        except queue.Empty as late:
            raise Gone(f"{self.name} did not answer within {timeout} s:\n{self.tail()}") from late
        if message is None:
            raise Gone(f"{self.name} ended:\n{self.tail()}")
        return message

    def ask(self, action, timeout=2 * PATIENCE, **arguments):
        self._last_id += 1
        line = json.dumps({"id": self._last_id, "do": action, **arguments})
        self.child.stdin.write(line.encode() + b"\n")
        self.child.stdin.flush()
        while True:
            message = self._next(timeout)
            if message.get("id") == self._last_id:
                break
        if "error" in message:
            raise Gone(f"{self.name} could not {action}: {message['error']}")
        return message["result"]

    def stop(self, timeout=8):
        if self.running():
            try:
                self.child.stdin.write(b'{"do": "close"}\n')
                self.child.stdin.close()
                self.child.wait(timeout)
            except (OSError, subprocess.TimeoutExpired):
                pass
        return super().stop(1)


def encoder_figures(before, after):
    """What the browser's encoder did between two totals."""
    seconds = (after["at"] - before["at"]) / 1000
    frames = after["frames"] - before["frames"]
    qp = None
    if frames > 0 and after["qp_sum"] is not None and before["qp_sum"] is not None:
        qp = round((after["qp_sum"] - before["qp_sum"]) / frames, 1)
    rtts = after["rtts"] - before["rtts"]
    rtt_ms = (after["rtt_sum_s"] - before["rtt_sum_s"]) * 1000 / rtts if rtts > 0 else None
    return {
        "codec": after["codec"],
        "encoder": after["encoder"],
        "width": after["width"],
        "height": after["height"],
        "encoded_fps": round(frames / seconds, 1) if seconds > 0 else 0,
        "bitrate_kbps": round((after["bytes"] - before["bytes"]) * 8 / 1000 / seconds)
        if seconds > 0 else 0,
        "qp": qp,
        "limit": after["limit"],
        "key_frames": after["key_frames"] - before["key_frames"],
        "nacks": after["nacks"] - before["nacks"],
        "resent": after["resent"] - before["resent"],
        "rtt_ms": None if rtt_ms is None else round(rtt_ms),
    }
