# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""what people who come, share and leave again leave behind in box and display"""

import time

from benches.cycles import rows, settled  # pylint: disable=unused-import  # rows: for bench.py
from replay import ReplayStage
from support import offers
from support.page_client import PageClient
from support.processes import wait_until

CYCLES = 150
WARM_UP = 40  # GStreamer's pools, the decoders' threads and the kiosk's textures reach their size first


def share_by_page(stage, pin, number):
    """A browser's offer without its media: agent, peer connection, share and lane come and go."""
    page = PageClient(stage.box)
    try:
        page.join(f"Browser {number}", pin)
        answer = page.offer(offers.chromium())
        wait_until(lambda: set(answer["shares"].values()) <= set(stage.shares()), 10, "its share")
        page.call("peer.close", peer=answer["peer"])
        page.call("leave")
    finally:
        page.close()


def share_by_door(stage):
    """The door's one share is stopped, somebody else comes with another: a lane with pictures, and
    a decoder, come and go. Returns when the new one is on the display."""
    (former,) = stage.shares()
    with stage.box.admin() as admin:
        admin.call("share.stop", share=former)
    wait_until(lambda: former not in stage.shares() and stage.all_live(), 20, "the next share")


def cycle(stage, pin, number):
    share_by_page(stage, pin, number)
    wait_until(lambda: len(stage.shares()) == 1, 10, "the end of the page's share")
    share_by_door(stage)


def run(say):
    with ReplayStage(1, 640, 360, 30, again=True) as stage:
        stage.start()
        pin = stage.box.pin()
        for number in range(WARM_UP):
            cycle(stage, pin, number)
        before = settled(stage)
        say(f"before: {before}")
        start = time.monotonic()
        for number in range(CYCLES):
            cycle(stage, pin, number)
        took = time.monotonic() - start
        after = settled(stage)
        say(f"after {took:.0f} s: {after}")
    return {"cycles": CYCLES, "warm_up": WARM_UP, "cycles_s": round(took, 1), "before": before,
            "after": after}
