# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""sharpness of a page that stands still: the encoder's QP after ten seconds, and its size"""

import time

from stage import Stage

SETTLE, SECONDS = 10, 5


def run(say):
    result = {}
    for codec in ("vp8", "h264"):
        with Stage(codec=codec) as stage:
            stage.start()
            person = stage.person(mode="still")
            stage.share_live(person, stage.box.pin())
            time.sleep(SETTLE)
            before = person.ask("totals")
            time.sleep(SECONDS)
            result[codec] = stage.encoder_over(person, before)
            say(f"{codec}: QP {result[codec].get('qp')}")
    return result


def rows(result):
    table = []
    for codec, figures in result.items():
        table += [
            (f"{codec} QP after {SETTLE} s", figures.get("qp"), "", "< 30"),
            (f"{codec} width", figures.get("width"), "pixels", ">= 1920"),
            (f"{codec} bit rate", figures.get("bitrate_kbps"), "kbit/s", ""),
        ]
    return table
