# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""CPU and memory of a room where nothing happens"""

import time

from stage import Stage

SETTLE, SECONDS = 5, 10


def run(say):
    with Stage() as stage:
        stage.box.start()
        stage.box.start_kiosk()
        time.sleep(SETTLE)
        say(f"watching {SECONDS} s")
        cpu = stage.measure_cpu(SECONDS)
        rss = stage.rss_mb()
    return {"seconds": SECONDS, "cpu": cpu, "rss_mb": rss}


def rows(result):
    return [
        ("tesserad, CPU", result["cpu"]["tesserad"], "% of a core", "<= 0"),
        ("kiosk, CPU", result["cpu"]["kiosk"], "% of a core", "<= 0"),
        ("tesserad, memory", result["rss_mb"]["tesserad"], "MB RSS", "<= 40"),
        ("kiosk, memory", result["rss_mb"]["kiosk"], "MB RSS", ""),
    ]
