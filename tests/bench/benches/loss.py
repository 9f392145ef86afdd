# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""a network that loses 0, 1, 5 and 20 % of all packets each way, and is cut for 5 s"""

import time

from figures import read_stamps, spread
from stage import Stage, wall_ms
from support.bad_network import BadNetwork, why_not

SEED, SETTLE, SECONDS = 7, 8, 20
LOSSES = (0.0, 0.01, 0.05, 0.2)
CUT_S, CUTS = 5, 3
PICTURES = ("text", "motion")  # one packet a picture, and many


def lose(stage, person, loss):
    stage.network.tell(loss=loss, jitter_ms=10)
    time.sleep(2)
    before, start = person.ask("totals"), wall_ms()
    stage.network.tell()
    time.sleep(SECONDS)
    figures = read_stamps(stage.eyes.stamps(), start, wall_ms())
    return {**figures, "packets": stage.network.tell(), "encoder": stage.encoder_over(person, before)}


def back(stage, since):
    return stage.eyes.wait_stamp(since, timeout=40, fresh_ms=since)["t"] - since


def cut(stage):
    stage.network.tell(cut=True)
    time.sleep(CUT_S)
    mended = wall_ms()
    stage.network.tell(cut=False)
    return back(stage, mended)


def run(say):
    fault = why_not()
    if fault:
        raise RuntimeError(fault)
    network = BadNetwork(SEED)
    result = {"seconds": SECONDS, "loss": {}}
    try:
        for mode in PICTURES:
            with Stage(network=network) as stage:
                stage.start()
                person = stage.person(mode=mode)
                stage.share_live(person, stage.box.pin())
                time.sleep(SETTLE)
                for loss in LOSSES:
                    key = f"{mode} {loss:.0%}"
                    result["loss"][key] = figures = lose(stage, person, loss)
                    say(f"{key}: {figures['fps']} fps, longest gap {figures['longest_gap_ms']} ms")
                network.tell(loss=0, jitter_ms=0)
                time.sleep(SETTLE)
                if mode != PICTURES[-1]:
                    continue
                cuts = []
                for _ in range(CUTS):
                    cuts.append(cut(stage))
                    say(f"cut of {CUT_S} s: picture back after {cuts[-1]:.0f} ms")
                    time.sleep(SETTLE)
                result["cut_ms"] = spread(cuts, 0)
    finally:
        network.stop()
    return result


def rows(result):
    table = []
    for key, figures in result["loss"].items():
        goal = " 5%" in key
        encoder = figures["encoder"]
        table += [
            (f"{key}: pictures", figures["fps"], "fps", ">= 24" if goal else ""),
            (f"{key}: sent by the browser", encoder.get("encoded_fps"), "fps", ""),
            (f"{key}: longest pause", figures["longest_gap_ms"], "ms", "<= 500" if goal else ""),
            (f"{key}: delay p95", figures["delay_ms"]["p95"], "ms", ""),
            (f"{key}: key frames", encoder.get("key_frames"), "", ""),
        ]
    return [
        *table,
        (f"after a cut of {CUT_S} s: picture back, max", result["cut_ms"]["max"], "ms", "<= 2000"),
    ]
