# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A whole room for demo and bench: box, kiosk on its own screen, people, and eyes on the display."""

import json
import os
import sys
import time

_TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [os.path.join(_TESTS, folder) for folder in ("integration", "support")]

# pylint: disable=wrong-import-position
from sharer import Sharer, encoder_figures  # noqa: E402
from support import paths  # noqa: E402
from support.box import Box  # noqa: E402
from support.processes import PATIENCE, Gone, Process  # noqa: E402


def wall_ms():
    return time.time() * 1000


class Eyes(Process):
    """Reads the clock stamps that the display shows, while it runs. `pictures`: where they stand
    (WIDTHxHEIGHT+X+Y), by default one on the whole display."""

    def __init__(self, folder, display, hz=200, pictures=()):
        self._path = os.path.join(folder, f"stamps-{time.monotonic_ns()}.jsonl")
        with open(self._path, "wb") as out:
            super().__init__("stamp_reader", [paths.STAMP_READER, "--hz", str(hz), *pictures],
                             os.path.join(folder, "stamp_reader.log"),
                             env=dict(os.environ, DISPLAY=display), stdout=out)

    def stamps(self):
        with open(self._path, encoding="ascii") as file:
            lines = file.read().splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def wait_stamp(self, since_ms, timeout=PATIENCE, fresh_ms=None):
        """The first readable stamp at or after a moment. `fresh_ms`: painted after that moment, so
        that an old picture that still stands does not count."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            for stamp in self.stamps():
                painted = stamp["t"] - stamp.get("delay", 0)
                if "stamp" in stamp and stamp["t"] >= since_ms and painted >= (fresh_ms or 0):
                    return stamp
            if not self.running():
                raise Gone(f"stamp_reader ended:\n{self.tail()}")
            time.sleep(0.02)
        raise Gone(f"no clock on the display within {timeout} s")


class Stage:
    """`network`: a BadNetwork between the people and the box, which it outlives."""

    def __init__(self, codec=None, settings=None, folder=None, network=None):
        # As a room that nobody configured: the tests' PINs are longer.
        merged = {"room": {"name": "Oslo"}, "meeting": {"pin_digits": 4}, "log": {"level": "info"},
                  **(settings or {})}
        if codec:
            merged["media"] = {**merged.get("media", {}), "codecs": [codec]}
        self.box = Box(merged, folder)
        self.network = network
        if network:
            self.box.settings["web"]["listen"] = ["0.0.0.0"]
            self.box.enter = network.enter("box")
        self.people = []
        self.eyes = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    @property
    def folder(self):
        return self.box.folder

    def start(self, kiosk=True):
        self.box.start()
        if kiosk:
            self.start_kiosk_with([])
        return self

    def start_kiosk_with(self, arguments):
        self.box.start_kiosk(arguments=arguments)
        self.eyes = Eyes(self.folder, self.box.screen.display)

    def person(self, name="Ada", mode="text", opened=True):
        enter = self.network.enter("browser") if self.network else ()
        person = Sharer(self.folder, name, mode, enter=enter)
        self.people.append(person)
        if opened:
            person.ask("open", url=self.box.url)
        return person

    def dismiss(self, person):
        person.stop()
        self.people.remove(person)

    def stop(self):
        for process in [*self.people, self.eyes]:
            if process:
                process.stop()
        self.people, self.eyes = [], None
        self.box.stop()

    def casualties(self):
        """Which of our own programs ended by themselves: the cause of whatever failed."""
        text = ""
        for process in (self.box.daemon, self.box.kiosk, self.eyes):
            if process and not process.running():
                text += f"\n{process.name} ended with {process.child.returncode}:\n{process.tail(15)}"
        return text

    def room(self):
        with self.box.admin() as admin:
            return admin.call("room.get")["room"]

    def share_live(self, person, pin):
        """Joins, clicks, and waits for the picture. Answers (click, first stamp), wall-clock ms."""
        joined = person.ask("join", name=person.person, pin=pin)
        if not joined["joined"]:
            raise Gone(f"{person.name} was refused with the right PIN: {joined['text']}")
        clicked = person.ask("share")["clicked_at"]
        return clicked, self.eyes.wait_stamp(clicked, fresh_ms=clicked - 1000)["t"]

    def measure_cpu(self, seconds, during=None):
        """Percent of one core of tesserad and kiosk over some seconds."""
        processes = {"tesserad": self.box.daemon, "kiosk": self.box.kiosk}
        before = {name: each.cpu_seconds() for name, each in processes.items()}
        start = time.monotonic()
        if during:
            during()
        left = seconds - (time.monotonic() - start)
        if left > 0:
            time.sleep(left)
        took = time.monotonic() - start
        return {
            name: round((each.cpu_seconds() - before[name]) / took * 100, 1)
            for name, each in processes.items()
        }

    def rss_mb(self):
        return {"tesserad": round(self.box.daemon.rss_mb(), 1),
                "kiosk": round(self.box.kiosk.rss_mb(), 1)}

    @staticmethod
    def encoder_over(person, before):
        after = person.ask("totals")
        return encoder_figures(before, after) if before and after else {}
