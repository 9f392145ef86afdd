# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""start of tesserad until it listens, of the kiosk until its first frame"""

import time

from figures import spread
from stage import Stage
from support.box import READY

RUNS = 5


def timed_start(box):
    box.write_config()
    process = box.spawn()
    process.wait_for_line(READY, 20)
    return (time.monotonic() - process.started_at) * 1000


def run(say):
    starts, frames = [], []
    with Stage() as stage:
        # The first one makes the certificate; it happens once in a box's life.
        first = timed_start(stage.box)
        for _ in range(RUNS):
            stage.box.daemon.stop()
            starts.append(timed_start(stage.box))
        say(f"tesserad: {[round(value) for value in starts]} ms, the very first {first:.0f} ms")
        for _ in range(RUNS):
            kiosk = stage.box.start_kiosk(timeout=0)
            line = kiosk.wait_for_line(r"first frame after (\d+) ms", 20)
            # The kiosk's own clock starts a little after the process: take the larger one.
            own, seen = int(line.group(1)), (time.monotonic() - kiosk.started_at) * 1000
            frames.append(max(own, seen))
            kiosk.stop()
        say(f"kiosk: {[round(value) for value in frames]} ms")
    return {"runs": RUNS, "tesserad_first_ms": round(first), "tesserad_ms": spread(starts, 0),
            "kiosk_first_frame_ms": spread(frames, 0)}


def rows(result):
    return [
        ("tesserad to listening, p50", result["tesserad_ms"]["p50"], "ms", "<= 300"),
        ("tesserad to listening, max", result["tesserad_ms"]["max"], "ms", ""),
        ("the very first start", result["tesserad_first_ms"], "ms", ""),
        ("kiosk to first frame, p50", result["kiosk_first_frame_ms"]["p50"], "ms", "<= 1500"),
        ("kiosk to first frame, max", result["kiosk_first_frame_ms"]["max"], "ms", ""),
    ]
