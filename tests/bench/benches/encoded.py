# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""four shares of 1080p15 that were encoded before: what box and display make of them"""

import time

from replay import ReplayStage

PEOPLE, WIDTH, HEIGHT, FPS = 4, 1920, 1080, 15
SETTLE, SECONDS = 5, 15


def shown_over(stage, seconds):
    """Mean fps on the display of each share, as the kiosk tells it once a second."""
    seen = {}
    for _ in range(seconds):
        time.sleep(1)
        for key, share in stage.shares().items():
            seen.setdefault(key, []).append(share["shown_fps"])
    return {key: round(sum(values) / len(values), 1) for key, values in seen.items()}


def run(say):
    fps = {}
    with ReplayStage(PEOPLE, WIDTH, HEIGHT, FPS) as stage:
        stage.start()
        time.sleep(SETTLE)
        cpu = stage.measure_cpu(SECONDS, lambda: fps.update(shown_over(stage, SECONDS)))
        dropped = {key: share["dropped"] for key, share in stage.shares().items()}
        rss = stage.rss_mb()
    say(f"shown: {fps}")
    return {"people": PEOPLE, "size": [WIDTH, HEIGHT], "sent_fps": FPS, "seconds": SECONDS,
            "shown_fps": fps, "dropped": dropped, "cpu": cpu, "rss_mb": rss,
            "left_out": ["encoders", "RTP", "DTLS"]}


def rows(result):
    what = f"{result['people']} x 1080p{result['sent_fps']} without encoder, RTP, DTLS"
    return [
        (f"{what}: shown", len(result["shown_fps"]), "", f">= {PEOPLE}"),
        ("slowest share on the display", min(result["shown_fps"].values(), default=None), "fps",
         ">= 14"),
        ("tesserad", result["cpu"]["tesserad"], "% of a core", ""),
        ("kiosk", result["cpu"]["kiosk"], "% of a core", ""),
    ]
