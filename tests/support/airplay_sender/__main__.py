# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Devices to try a receiver of AirPlay with: they pair, show a picture that moves or play a tone, and take their leave.
Ctrl-C ends it before its time."""

import argparse
import itertools
import re
import signal
import sys
import threading
import time
from xml.parsers.expat import ExpatError

import alac

from .clip import make_clip
from .pairing import Refused
from .sender import PATIENCE, Sender
from .sound import MUSIC_LATENCY, Sound

PIN_REQUIRED, FPS, FEEDBACK_S = 1 << 3, 30, 2
SIZE = (1280, 720)
PIECE = 25  # frames of sound, a fifth of a second
PORT = 7000
DEVICES = "so many at once; Tessera shows nine at most (meeting.shares_max) and refuses the next with 403"


def place(text):
    """HOST, HOST:PORT, [IPv6] or [IPv6]:PORT."""
    if text.count(":") > 1 and not text.startswith("["):
        return text, PORT
    host, _, port = text.rpartition(":") if re.search(r":\d+$", text) else (text, "", PORT)
    if not host.strip("[]") or not 0 < int(port) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST or HOST:PORT")
    return host.strip("[]"), int(port)


def at_least_one(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one")
    return number


def read_arguments():
    parser = argparse.ArgumentParser(prog="python3 -m airplay_sender", description=__doc__)
    parser.add_argument("--to", required=True, type=place, metavar="HOST[:PORT]", help=f"the receiver; port {PORT} if none is named")
    parser.add_argument("--pin", help="the code on its display; without it you are asked when there is one")
    parser.add_argument("--name", default="Ada's iPhone", help="with --devices a number comes behind it")
    parser.add_argument("--devices", type=at_least_one, default=1, metavar="N", help=DEVICES)
    parser.add_argument("--sound", action="store_true", help="a tone instead of pictures")
    parser.add_argument("--rotate", action="store_true", help="is turned every two seconds")
    parser.add_argument("--sleep", action="store_true", help="sleeps for two of every four seconds")
    parser.add_argument("--die", action="store_true", help="is gone at the end without a word")
    parser.add_argument("--seconds", type=float, default=30)
    return parser.parse_args()


def make_clips(options):
    sizes = [] if options.sound else [SIZE, SIZE[::-1]] if options.rotate else [SIZE]
    return [(size, make_clip(*size, pictures=2 * FPS, fps=FPS)) for size in sizes]


class Fault(Exception):
    """What the user can put right."""


class Device(threading.Thread):
    def __init__(self, options, name, over):
        super().__init__(daemon=True)
        self._options, self._clips, self._over, self.fault = options, None, over, None
        self._sender = Sender(*options.to, name=name)
        self._end = self._due = self._told = 0

    def _flags(self):
        """Also whether it is a receiver at all: what else listens there answers with anything, or nothing."""
        try:
            return int(self._sender.info()["statusFlags"])
        except OSError as fault:
            raise Fault(f"no receiver of AirPlay: {fault}") from fault
        except (AttributeError, LookupError, TypeError, ValueError, ExpatError) as fault:
            raise Fault("no receiver of AirPlay: its answer is not one of theirs") from fault

    def enter(self):
        one, pin = self._sender, self._options.pin
        if not self._flags() & PIN_REQUIRED:
            return one.pair_transient()
        if pin is None:
            one.link.request("POST", "/pair-pin-start", headers=[f"X-Apple-Client-Name: {one.name}"])
            try:
                pin = input(f"{one.name}: the code on the display: ")
            except (EOFError, RuntimeError):  # stdin is at its end, or closed
                raise Fault("nobody is there to type the code on the display; give it with --pin") from None
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
        except ConnectionError:
            self.fault = f"{self._sender.name}: the receiver has ended the connection"
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
    except (OSError, Refused, Fault) as fault:
        host, port = options.to
        faults.append(f"{host} port {port}: {fault}")
    over.set()
    for each in devices:
        if each.is_alive():
            each.join(PATIENCE)
    return "\n".join([*faults, *(each.fault for each in devices if each.fault)]) or None


if __name__ == "__main__":
    sys.exit(main())
