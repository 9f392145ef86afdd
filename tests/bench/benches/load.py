# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""nine shares of 1080p30 that were encoded before: how the box asks for less, and for more again"""

import time

from replay import ReplayStage

PEOPLE, WIDTH, HEIGHT, FPS = 9, 1920, 1080, 30
LOADED, FOCUSED, ALONE = 60, 20, 150  # s at most
STEADY = 8  # s without another wish: settled
LEFT = 2    # shares, after the others have stopped


def wish_of(share):
    return (share["wish"]["fps"], share["wish"]["scale"])


class Watch:
    """One look a second at what the room document says of every share."""

    def __init__(self, stage):
        self._stage = stage
        self.still = {}  # share: seconds in a row without a picture on the display
        self.longest_still = 0
        self.told = False

    def look(self):
        time.sleep(1)
        room = self._stage.room()
        for key, share in room["shares"].items():
            self.still[key] = 0 if share["shown_fps"] > 0 else self.still.get(key, 0) + 1
            self.longest_still = max(self.longest_still, self.still[key])
        self.told |= any(notice["code"] == "load_reduced" for notice in room["notices"].values())
        return room

    def until(self, seconds, condition):
        """(room, seconds it took or None) when the condition first holds."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            room = self.look()
            if condition(room):
                return room, round(time.monotonic() - start, 1)
        return room, None

    def settled(self, seconds):
        """(room, seconds until the last change of what is asked)."""
        start = last = time.monotonic()
        wishes = None
        while time.monotonic() - start < seconds and time.monotonic() - last < STEADY:
            room = self.look()
            now = {key: wish_of(share) for key, share in room["shares"].items()}
            if now != wishes:
                last, wishes = time.monotonic(), now
        return room, round(last - start, 1)


def figures(room):
    shares = room["shares"].values()
    return {
        "load": room["load"]["state"],
        "wishes": sorted({wish_of(share) for share in shares}),
        "shown_fps": sorted(round(share["shown_fps"], 1) for share in shares),
        "delay_ms": max(share["delay_ms"] for share in shares),
    }


def run(say):
    with ReplayStage(PEOPLE, WIDTH, HEIGHT, FPS) as stage:
        stage.obey(WIDTH, HEIGHT)
        stage.start()
        watch = Watch(stage)
        room, after = watch.settled(LOADED)
        loaded = {**figures(room), "settled_s": after, "cpu": stage.measure_cpu(5)}
        say(f"nine: {loaded}")
        with stage.box.admin() as admin:
            large = next(iter(room["shares"]))
            admin.call("layout.set", mode="focus", focus=large)
            room, after = watch.settled(FOCUSED)
            focus = {**figures(room), "settled_s": after, "large": wish_of(room["shares"][large])}
            say(f"one large: {focus}")
            admin.call("layout.set", mode="auto")
            for key in list(room["shares"])[LEFT:]:
                admin.call("share.stop", share=key)
            room, raised = watch.until(ALONE, lambda now: now["load"]["state"] == "ok")
        alone = {**figures(room), "raised_s": raised}
        say(f"{LEFT} left: {alone}")
    return {"people": PEOPLE, "loaded": loaded, "focus": focus, "left": alone,
            "longest_still_s": watch.longest_still, "told": watch.told,
            "left_out": ["encoders", "RTP", "DTLS"]}


def rows(result):
    loaded, focus, left = result["loaded"], result["focus"], result["left"]
    return [
        ("nine shares: longest time one stood still", result["longest_still_s"], "s", "<= 1"),
        ("slowest on the display when settled", loaded["shown_fps"][0], "fps", ""),
        ("asked for then: fewest pictures", min(fps for fps, _ in loaded["wishes"]), "fps", ""),
        ("largest delay then", loaded["delay_ms"], "ms", ""),
        ("settled after", loaded["settled_s"], "s", ""),
        ("the room was told", "yes" if result["told"] else "no", "", ""),
        ("one large: its size is divided by", focus["large"][1], "", "<= 1"),
        (f"{LEFT} left: full rate again after", left["raised_s"], "s", ""),
        ("kiosk", loaded["cpu"]["kiosk"], "% of a core", ""),
    ]
