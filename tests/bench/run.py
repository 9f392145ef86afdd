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
from support import paths
from support.box import Box
from support.display import Xvfb, screenshot
from support.processes import Gone, Process

# Without a network tesserad is ready too, and has no address to say.
READY = r"^tesserad: ready (https://\S+)?(?: ?meeting (\S+))?"
REFRESH = 2  # s between two pictures of --screenshot
OFTEN, OFTEN_S = 3, 60  # tesserad ends more often than that within so many seconds: it is of no use


def state_folder():
    base = os.environ.get("XDG_STATE_HOME") or os.path.join(
        os.path.expanduser("~"), ".local", "state")
    return os.path.join(base, "tessera-dev")


def parse_arguments(arguments):
    parser = Parser(prog="scripts/dev run", description=__doc__)
    parser.add_argument("--port", type=whole(1, 65535), default=8443,
                        help="HTTPS port of the join page (default: 8443)")
    parser.add_argument("--name", default="Development", help="name of the room")
    parser.add_argument("--state", metavar="DIR", default=state_folder(),
                        help="certificate, keys, sockets, logs (default: %(default)s)")
    parser.add_argument("--screenshot", metavar="FILE",
                        help="no window: the kiosk draws on a hidden screen, and what it shows is "
                             f"written to this PNG file each {REFRESH} s")
    parser.add_argument("--no-kiosk", action="store_true", help="tesserad only, no --screenshot either")
    return parser.parse(arguments)


def make_box(options):
    os.makedirs(options.state, mode=0o700, exist_ok=True)
    box = Box(folder=options.state)
    # Unlike a test's box this one is to be reached from other machines.
    del box.settings["web"]["listen"]
    box.settings["web"]["port"] = options.port
    del box.settings["meeting"]  # a PIN of the usual length
    box.settings["room"] = {"name": options.name}
    box.settings["log"] = {"level": "info"}
    return box


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
    ctl = f"{os.path.relpath(paths.TESSERACTL)} --socket {box.socket_path('admin')} pin show"
    if kiosk is None:
        say(f"PIN:         {ctl}")
    elif kiosk.hidden:
        say(f"PIN:         on the display, see {options.screenshot} (a new picture each {REFRESH} s);")
        say(f"             or: {ctl}")
        say(f"Screen:      DISPLAY={kiosk.hidden.display}")
    else:
        say(f"PIN:         on the display, in the kiosk's window; or: {ctl}")
    say(f"State, logs: {box.folder}")
    say("Ctrl-C stops everything.")


def start_daemon(box):
    box.spawn()
    ready = box.daemon.wait_for_line(READY, 15)
    box.url, box.meeting = ready.group(1) or "", ready.group(2) or ""


def watch(box, kiosk, stopped):
    """Until Ctrl-C. What ended is started again, as a service manager does; tesserad that ends again
    and again is told with its last words."""
    last_picture, ended_at = 0.0, []
    while not stopped.wait(0.5):
        if not box.daemon.running():
            code = box.daemon.child.returncode
            ended_at = [at for at in ended_at if time.monotonic() - at < OFTEN_S] + [time.monotonic()]
            if len(ended_at) > OFTEN:
                say(f"run: tesserad ended with {code}, again:\n{box.daemon.tail(15)}")
                return 1
            say(f"run: tesserad ended with {code}, starting it again")
            start_daemon(box)
        if kiosk is None:
            continue
        if not kiosk.process.running():
            say(f"run: the kiosk ended with {kiosk.process.child.returncode}, starting it again")
            stopped.wait(1)
            kiosk.start()
        if kiosk.screenshot and time.monotonic() - last_picture > REFRESH:
            kiosk.take_picture()
            last_picture = time.monotonic()
    return 0


def main(arguments):
    options = parse_arguments(arguments)
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    box, kiosk = make_box(options), None
    try:
        box.write_config()
        start_daemon(box)
        if not options.no_kiosk and (options.screenshot or has_display):
            kiosk = Kiosk(box, options)
            kiosk.start()
        elif not options.no_kiosk:
            say("There is no display here. To see what the room sees:")
            say("             scripts/dev run --screenshot FILE.png")
        describe(box, options, kiosk)
        return watch(box, kiosk, stopped)
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
