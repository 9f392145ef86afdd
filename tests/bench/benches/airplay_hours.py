# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""eight hours of one AirPlay sender in virtual time: does delay, lip sync or memory grow?"""

import json
import os
import subprocess

from support import paths

HOURS = 8


def run(say):
    hours = []
    with subprocess.Popen([os.path.join(paths.BUILD, "tests/bench/airplay_hours"), str(HOURS)],
                          stdout=subprocess.PIPE, text=True) as program:
        for line in program.stdout:
            hours.append(json.loads(line))
            say(f"hour {hours[-1]['hour']}: {hours[-1]}")
    if program.returncode != 0 or len(hours) != HOURS:
        raise RuntimeError(f"it ended with {program.returncode} after {len(hours)} hours")
    return {"hours": hours}


def rows(result):
    first, last = result["hours"][0], result["hours"][-1]
    return [("pictures", last["pictures"], "", ""),
            ("gaps in the sound", last["gaps"], "", "<= 0"),
            ("sound off its picture, hour 1", first["sound_off_ms"], "ms", ""),
            (f"sound off its picture, hour {HOURS}", last["sound_off_ms"], "ms", "<= 10"),
            ("picture waits, hour 1", first["picture_wait_ms"], "ms", ""),
            (f"picture waits, hour {HOURS}", last["picture_wait_ms"], "ms", "<= 15"),
            ("most packets that wait", max(hour["waiting"] for hour in result["hours"]), "", ""),
            ("memory grew", last["rss_kb"] - first["rss_kb"], "KB", "<= 256")]
