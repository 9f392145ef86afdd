# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""one, two and four people sharing at once"""

import time

from stage import Stage

SETTLE, SECONDS = 8, 10


def shares_over(stage, seconds):
    """Mean fps of each share, as the box counts it once a second."""
    seen = {}
    for _ in range(seconds):
        time.sleep(1)
        for key, share in stage.room()["shares"].items():
            seen.setdefault(key, []).append(share["fps"])
    return {key: round(sum(values) / len(values), 1) for key, values in seen.items()}


def run(say):
    result = {}
    with Stage() as stage:
        stage.start()
        pin = stage.box.pin()
        for count in (1, 2, 4):
            while len(stage.people) < count:
                person = stage.person(f"Person {len(stage.people) + 1}")
                if not person.ask("join", name=person.person, pin=pin)["joined"]:
                    raise RuntimeError(f"{person.person} was refused")
                person.ask("share")
            time.sleep(SETTLE)
            fps = {}
            cpu = stage.measure_cpu(SECONDS, lambda: fps.update(shares_over(stage, SECONDS)))
            room = stage.room()
            result[str(count)] = {
                "fps": fps,
                "cpu": cpu,
                "rss_mb": stage.rss_mb(),
                "states": {key: share["state"] for key, share in room["shares"].items()},
                "kbps": {key: share["kbps"] for key, share in room["shares"].items()},
            }
            say(f"{count}: {fps}")
    return result


def rows(result):
    table = []
    for count, figures in result.items():
        lowest = min(figures["fps"].values(), default=None)
        table += [
            (f"{count} sharing: shares seen", len(figures["fps"]), "", count),
            (f"{count} sharing: slowest share", lowest, "fps", ">= 25"),
            (f"{count} sharing: tesserad", figures["cpu"]["tesserad"], "% of a core", ""),
            (f"{count} sharing: kiosk", figures["cpu"]["kiosk"], "% of a core", ""),
        ]
    return table
