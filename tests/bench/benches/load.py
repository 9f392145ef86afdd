# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""nine shares of 1080p30 that were encoded before: how the box asks for less, and for more again"""

import subprocess
import sys
import time

from replay import ReplayStage

PEOPLE, WIDTH, HEIGHT, FPS = 9, 1920, 1080, 30
SETTLING, FOCUSED, ALONE = 60, 20, 180  # s at most
STEADY = 8   # s without another wish: settled
BURNERS = 3  # on two cores


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


def everybody_sends_all(room):
    return all(wish_of(share) == (0, 1.0) for share in room["shares"].values())


def figures(room):
    shares = room["shares"].values()
    return {
        "load": room["load"]["state"],
        "wishes": sorted({wish_of(share) for share in shares}),
        "shown_fps": sorted(round(share["shown_fps"], 1) for share in shares),
        "delay_ms": max(share["delay_ms"] for share in shares),
    }


class Burners:
    """Processes that only burn time, as somebody else's work on the same machine does."""

    def __init__(self, count):
        self._children = [subprocess.Popen([sys.executable, "-c", "while True: pass"])
                          for _ in range(count)]

    def stop(self):
        for child in self._children:
            child.kill()
            child.wait()


def measured(stage, watch, seconds):
    room, after = watch.settled(seconds)
    return room, {**figures(room), "settled_s": after, "cpu": stage.measure_cpu(5)}


def run(say):
    with ReplayStage(PEOPLE, WIDTH, HEIGHT, FPS) as stage:
        stage.obey(WIDTH, HEIGHT)
        stage.start()
        watch = Watch(stage)
        _, rest = measured(stage, watch, SETTLING)
        say(f"nine: {rest}")
        burners = Burners(BURNERS)
        try:
            with stage.box.admin() as admin:
                room, loaded = measured(stage, watch, SETTLING)
                say(f"with {BURNERS} processes of pure load: {loaded}")
                large = next(iter(room["shares"]))
                admin.call("layout.set", mode="focus", focus=large)
                room, focus = measured(stage, watch, FOCUSED)
                focus["large"] = wish_of(room["shares"][large])
                say(f"one large: {focus}")
                admin.call("layout.set", mode="auto")
                watch.settled(SETTLING)
        finally:
            burners.stop()
        room, raised = watch.until(ALONE, everybody_sends_all)
        alone = {**figures(room), "raised_s": raised}
        say(f"without the load again: {alone}")
    return {"people": PEOPLE, "burners": BURNERS, "rest": rest, "loaded": loaded, "focus": focus,
            "alone": alone, "longest_still_s": watch.longest_still, "told": watch.told,
            "left_out": ["encoders", "RTP", "DTLS"]}


def rows(result):
    rest, loaded, focus = result["rest"], result["loaded"], result["focus"]
    beside = f"with {result['burners']} processes of pure load"
    return [
        ("nine shares: slowest on the display", rest["shown_fps"][0], "fps", ""),
        ("nine shares: kiosk", rest["cpu"]["kiosk"], "% of a core", ""),
        (f"{beside}: slowest on the display", loaded["shown_fps"][0], "fps", ""),
        (f"{beside}: asked for at least", min(fps for fps, _ in loaded["wishes"]), "fps", ""),
        (f"{beside}: largest delay", loaded["delay_ms"], "ms", ""),
        (f"{beside}: settled after", loaded["settled_s"], "s", ""),
        ("one large: its size is divided by", focus["large"][1], "", "<= 1"),
        ("the load over: full rate again after", result["alone"]["raised_s"], "s", ""),
        ("longest time one stood still", result["longest_still_s"], "s", "<= 1"),
        ("the room was told", "yes" if result["told"] else "no", "", ""),
    ]
