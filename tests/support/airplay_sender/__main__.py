# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Devices to try a receiver of AirPlay with: they pair, show a picture that moves or play a tone, and take their leave.
Ctrl-C ends it before its time."""

import argparse
import itertools
import signal
import sys
import threading
import time

import alac

from .clip import make_clip
from .pairing import Refused
from .sender import PATIENCE, Sender
from .sound import MUSIC_LATENCY, Sound

PIN_REQUIRED, FPS, FEEDBACK_S = 1 << 3, 30, 2
SIZE = (1280, 720)
PIECE = 25  # frames of sound, a fifth of a second


def read_arguments():
    parser = argparse.ArgumentParser(prog="python3 -m airplay_sender", description=__doc__)
    parser.add_argument("--to", required=True, metavar="HOST:PORT", help="the receiver")
    parser.add_argument("--pin", help="the code on its display; without it you are asked when there is one")
    parser.add_argument("--name", default="Ada's iPhone", help="with --devices a number comes behind it")
    parser.add_argument("--devices", type=int, default=1, metavar="N", help="so many at once")
    parser.add_argument("--sound", action="store_true", help="a tone instead of pictures")
    parser.add_argument("--rotate", action="store_true", help="is turned every two seconds")
    parser.add_argument("--sleep", action="store_true", help="sleeps for two of every four seconds")
    parser.add_argument("--die", action="store_true", help="is gone at the end without a word")
    parser.add_argument("--seconds", type=float, default=30)
    return parser.parse_args()


def make_clips(options):
    sizes = [] if options.sound else [SIZE, SIZE[::-1]] if options.rotate else [SIZE]
    return [(size, make_clip(*size, pictures=2 * FPS, fps=FPS)) for size in sizes]


class Device(threading.Thread):
    def __init__(self, options, name, over):
        super().__init__(daemon=True)
        host, _, port = options.to.rpartition(":")
        self._options, self._clips, self._over, self.fault = options, None, over, None
        self._sender = Sender(host.strip("[]"), int(port), name=name)
        self._end = self._due = self._told = 0

    def enter(self):
        one, pin = self._sender, self._options.pin
        if not one.info()["statusFlags"] & PIN_REQUIRED:
            return one.pair_transient()
        if pin is None:
            one.link.request("POST", "/pair-pin-start", headers=[f"X-Apple-Client-Name: {one.name}"])
            pin = input(f"{one.name}: the code on the display: ")
        one.pair(pin)
        return one.verify()

    def begin(self, clips):
        """Once it has entered."""
        self._clips = clips
        self.start()

    def run(self):
        try:
            self._sender.link.socket.settimeout(None)  # in a lobby it waits for people
            status = self._sender.set_up_session(mirroring=not self._options.sound).status
            if status != 200:
                raise Refused(status)
            print(f"{self._sender.name} is in", flush=True)
            self._due = self._told = time.monotonic()
            self._end = self._due + self._options.seconds
            if self._options.sound:
                self._play()
            else:
                self._show()
            if not self._options.die:
                self._sender.tear_down()
        except (OSError, Refused) as fault:
            self.fault = f"{self._sender.name}: {fault}"
        self._sender.close()

    def _wait(self, seconds):
        """Until what comes next is due. False: it is over."""
        now = time.monotonic()
        if now - self._told > FEEDBACK_S:
            self._sender.feedback()
            self._told = now
        self._due += seconds
        return not self._over.wait(max(0, self._due - now)) and now < self._end

    def _show(self):
        one, last = self._sender, None
        one.set_up_mirror()
        one.record()
        for turn in itertools.count():
            size, (setup, pictures) = self._clips[turn % len(self._clips)]
            if last != size:
                one.send_codec(setup, *size)
            for key, units in pictures:
                one.send_picture(units, key)
                if not self._wait(1 / FPS):
                    return
            last = size
            if self._options.sleep:
                one.send_codec(setup, *size, asleep=True)
                last = None
                if not self._wait(2):
                    return

    def _play(self):
        sound = Sound(self._sender, latency=MUSIC_LATENCY)
        if sound.answer.status != 200:
            raise Refused(sound.answer.status)
        self._sender.record()
        tone = alac.tone(437.5, 441)  # 1540 whole waves: it goes on without a click
        for at in itertools.count(0, PIECE):
            sound.send_live([tone[number % len(tone)] for number in range(at, at + PIECE)])
            if not self._wait(0):
                return sound.close()


def main():
    options, over = read_arguments(), threading.Event()
    names = [options.name] if options.devices == 1 else [f"{options.name} {at + 1}" for at in range(options.devices)]
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    devices, faults, clips = [], [], None
    try:
        for name in names:  # one after the other: a receiver need not listen to many strangers of one address
            devices.append(Device(options, name, over))
            devices[-1].enter()
            if clips is None:  # which takes seconds: a wrong PIN is said before
                clips = make_clips(options)
            devices[-1].begin(clips)
        for each in devices:
            each.join()
    except KeyboardInterrupt:
        pass
    except (OSError, Refused) as fault:
        faults.append(f"{options.to}: {fault}")
    over.set()
    for each in devices:
        if each.is_alive():
            each.join(PATIENCE)
    return "\n".join([*faults, *(each.fault for each in devices if each.fault)]) or None


if __name__ == "__main__":
    sys.exit(main())
