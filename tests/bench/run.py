# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Starts a box for trying things: tesserad and its kiosk, with a state folder of its own.
Ctrl-C stops everything."""

import os
import signal
import subprocess
import sys
import threading
import time

import stage  # pylint: disable=unused-import  # puts tests/integration on the path
from arguments import Parser, whole
from configured import OwnConfig, plugin_lines, plugin_names, switched_on, tesseractl
from support import paths
from support.box import Box
from support.display import Xvfb, screenshot
from support.processes import Gone, Process

# Without a network tesserad is ready too, and has no address to say.
READY = r"^tesserad: ready (https://\S+)?(?: ?meeting (\S+))?"
REFRESH = 2  # s between two pictures of --screenshot
OFTEN, OFTEN_S = 3, 60  # what ends more often than that within so many seconds is of no use
PORT, NAME = 8443, "Development"


def state_folder():
    base = os.environ.get("XDG_STATE_HOME") or os.path.join(
        os.path.expanduser("~"), ".local", "state")
    return os.path.join(base, "tessera-dev")


def parse_arguments(arguments):
    parser = Parser(prog="scripts/dev run", description=__doc__)
    parser.add_argument("--plugin", action="append", default=[], metavar="NAME", choices=plugin_names(),
                        help=f"switches this one on, with plugins/NAME/NAME.yaml: {', '.join(plugin_names())}; "
                             "may stand several times")
    parser.add_argument("--airplay", dest="plugin", action="append_const", const="airplay",
                        help="the same as --plugin airplay")
    parser.add_argument("--config", metavar="FILE",
                        help="a configuration of your own instead of --plugin, --port and --name; changes of it are "
                             "taken over at once, and where it names no folders the box has those of --state")
    parser.add_argument("--port", type=whole(1, 65535), help=f"HTTPS port of the join page (default: {PORT})")
    parser.add_argument("--name", help=f"name of the room (default: {NAME})")
    parser.add_argument("--state", metavar="DIR", default=state_folder(),
                        help="certificate, keys, sockets, logs (default: %(default)s)")
    parser.add_argument("--screenshot", metavar="FILE",
                        help="no window: the kiosk draws on a hidden screen, and what it shows is "
                             f"written to this PNG file each {REFRESH} s")
    parser.add_argument("--no-kiosk", action="store_true", help="tesserad only, no --screenshot either")
    return parser.parse(arguments, check_arguments)


def check_arguments(parser, options):
    if not options.config:
        return
    if options.plugin or options.port or options.name is not None:
        parser.error("--config FILE says itself what --plugin, --port and --name would say")
    if not os.path.isfile(options.config):
        parser.error(f"there is no file {options.config}")


def make_box(options):
    """(the box, its OwnConfig or None)"""
    os.makedirs(options.state, mode=0o700, exist_ok=True)
    box = Box(folder=options.state)
    if options.config:
        own = OwnConfig(options.config, box)
        own.take()
        return box, own
    # Unlike a test's box this one is to be reached from other machines.
    del box.settings["web"]["listen"]
    box.settings["web"]["port"] = options.port or PORT
    del box.settings["meeting"]  # a PIN of the usual length
    box.settings["room"] = {"name": NAME if options.name is None else options.name}
    box.settings["log"] = {"level": "info"}
    box.settings.update(switched_on(list(dict.fromkeys(options.plugin))))
    box.write_config()
    return box, None


def say(text):
    print(text, flush=True)


class Kiosk:
    """In a window where there is a display, on a hidden screen with --screenshot."""

    def __init__(self, box, options):
        self.box = box
        self.hidden = Xvfb(box.folder) if options.screenshot else None
        self.screenshot = options.screenshot
        self.process = None

    def start(self):
        arguments, env = ["--runtime-folder", self.box.runtime_folder], dict(os.environ)
        if self.hidden:
            env = self.hidden.environment()
        else:
            arguments += ["--windowed", "--size", "1280x720"]
        self.process = Process("tessera-kiosk", [paths.KIOSK, *arguments],
                               os.path.join(self.box.folder, "kiosk.log"), env=env)

    def take_picture(self):
        # Written beside and moved, so that a viewer never sees half a file.
        part = f"{self.screenshot}.part.png"
        try:
            screenshot(self.hidden.display, part)
            os.replace(part, self.screenshot)
        except (OSError, subprocess.SubprocessError) as fault:
            say(f"run: no picture: {fault}")

    def stop(self):
        for process in (self.process, self.hidden):
            if process:
                process.stop()


def describe(box, options, kiosk):
    local = f"https://localhost:{box.port}/"
    say(f"Address:     {box.url or local}  (self-signed certificate: the browser asks once)")
    if not box.url:
        say("             No network yet: from this machine only; the display shows the address once")
        say("             there is one.")
    if box.meeting:
        say(f"Meeting ID:  {box.meeting}")
    say(f"PIN:         {'' if kiosk is None else 'on the display; or: '}{tesseractl(box)} pin show")
    if kiosk is None and options.no_kiosk:
        say("Display:     none, as --no-kiosk says")
    elif kiosk is None:
        say("Display:     none: this machine has no screen (DISPLAY and WAYLAND_DISPLAY are empty).")
        say("             With --screenshot FILE.png the kiosk draws on a hidden one.")
    elif kiosk.hidden:
        say(f"Display:     hidden, DISPLAY={kiosk.hidden.display}; see {options.screenshot}, a new picture each {REFRESH} s")
    else:
        say("Display:     the kiosk's window")
    for name in box.settings["plugins"]["enabled"]:
        for head, line in zip([f"{name + ':':<12} ", *[" " * 13] * 9], plugin_lines(box, name)):
            say(head + line)
    say(f"State, logs: {box.folder}")
    say("Ctrl-C stops everything.")


def start_daemon(box):
    box.spawn()
    ready = box.daemon.wait_for_line(READY, 15)
    box.url, box.meeting = ready.group(1) or "", ready.group(2) or ""


class Ends:
    """How often something has ended of late."""

    def __init__(self):
        self._at = []

    def too_often(self):
        """It has ended once more."""
        now = time.monotonic()
        self._at = [at for at in self._at if now - at < OFTEN_S] + [now]
        return len(self._at) > OFTEN


def take_over(own, box):
    try:
        own.take()
        box.daemon.signal(signal.SIGHUP)
        say(f"run: {own.path} has changed; what needs a restart stands in the log")
    except Gone as fault:
        say(f"run: {own.path} has changed and is left alone:\n{fault}")


def watch(box, own, kiosk, stopped):
    """Until Ctrl-C. What ended is started again, as a service manager does; what ends again and again
    is told with its last words."""
    last_picture, daemon_ends, kiosk_ends = 0.0, Ends(), Ends()
    while not stopped.wait(0.5):
        if own and own.changed():
            take_over(own, box)
        if not box.daemon.running():
            code = box.daemon.child.returncode
            if daemon_ends.too_often():
                say(f"run: tesserad ended with {code}, again:\n{box.daemon.tail(15)}")
                return 1
            say(f"run: tesserad ended with {code}, starting it again")
            start_daemon(box)
        if kiosk is None:
            continue
        if not kiosk.process.running():
            code = kiosk.process.child.returncode
            if kiosk_ends.too_often():
                say(f"run: the kiosk ended with {code}, again; going on without:\n{kiosk.process.tail(5)}")
                kiosk = None
                continue
            say(f"run: the kiosk ended with {code}, starting it again")
            stopped.wait(1)
            kiosk.start()
        if kiosk.screenshot and time.monotonic() - last_picture > REFRESH:
            kiosk.take_picture()
            last_picture = time.monotonic()
    return 0


def main(arguments):
    options = parse_arguments(arguments)
    try:
        box, own = make_box(options)
    except Gone as fault:
        print(fault, file=sys.stderr)
        return 2
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    kiosk = None
    try:
        start_daemon(box)
        if not options.no_kiosk and (options.screenshot or has_display):
            kiosk = Kiosk(box, options)
            kiosk.start()
        describe(box, options, kiosk)
        return watch(box, own, kiosk, stopped)
    except Gone as fault:
        if not stopped.is_set():
            print(f"run: {fault}", file=sys.stderr)
            return 1
        return 0
    finally:
        if kiosk:
            kiosk.stop()
        box.stop()
        say("run: stopped")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
