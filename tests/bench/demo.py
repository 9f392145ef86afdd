# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The whole main job with nobody present: a browser's screen on the room's display, measured there."""

import json
import os
import shutil
import sys
import tempfile
import time
import traceback

from arguments import Parser, whole
from figures import read_stamps
from stage import Stage, wall_ms
from support import paths
from support.processes import Gone, interrupt_on_sigterm

SETTLE = 5  # s after the first picture: the sender's rate estimate climbs (facts of WebRTC, 1)


def parse_arguments(arguments):
    parser = Parser(prog="scripts/dev demo", description=__doc__)
    parser.add_argument("--out", metavar="DIR", default=os.path.join(paths.BUILD, "demo"),
                        help="pictures, demo.json and logs go there (default: build/demo)")
    parser.add_argument("--seconds", metavar="N", type=whole(1, 3600), default=15,
                        help="how long is measured (default: 15)")
    parser.add_argument("--codec", choices=["vp8", "vp9", "h264"],
                        help="ask the browser for this one (default: what the box prefers)")
    return parser.parse(arguments)


def wrong_pin_of(pin):
    return f"{(int(pin) + 1) % 10 ** len(pin):0{len(pin)}d}"


def refuse_wrong_pin(person, pin):
    """The text that the page shows; demo fails when it lets anybody in."""
    answer = person.ask("join", name=person.person, pin=wrong_pin_of(pin))
    if answer["joined"]:
        raise Gone("the wrong PIN let somebody in")
    return answer["text"]


def measure(stage, person, seconds):
    before, start = person.ask("totals"), wall_ms()
    cpu = stage.measure_cpu(seconds)
    end = wall_ms()
    encoder = stage.encoder_over(person, before)
    figures = read_stamps(stage.eyes.stamps(), start, end)
    share = next(iter(stage.room()["shares"].values()), {})
    return {
        **figures,
        "width": share.get("width", 0),
        "height": share.get("height", 0),
        "codec": share.get("codec", ""),
        "bitrate_kbps": encoder.get("bitrate_kbps"),
        "qp": encoder.get("qp"),
        "cpu": cpu,
        "rss_mb": stage.rss_mb(),
        "encoder": encoder,
        "room": {"fps": share.get("fps"), "kbps": share.get("kbps"), "loss": share.get("loss"),
                 "delay_ms": share.get("delay_ms"), "state": share.get("state")},
    }


def run(stage, options, report):
    def picture(name):
        return os.path.join(options.out, name)

    print("demo: box and kiosk start", flush=True)
    stage.start()
    report["url"], report["meeting"] = stage.box.url, stage.box.meeting
    time.sleep(1.5)  # the idle screen's entrance
    stage.box.screen.screenshot(picture("idle.png"))

    print("demo: a browser opens the join page", flush=True)
    person = stage.person("Ada")
    report["browser"] = person.browser
    person.ask("picture", path=picture("join.png"))
    pin = stage.box.pin()
    report["wrong_pin_text"] = refuse_wrong_pin(person, pin)
    print(f"demo: a wrong PIN is refused: {report['wrong_pin_text']}", flush=True)
    person.ask("picture", path=picture("join-wrong-pin.png"))

    clicked, shown = stage.share_live(person, pin)
    report["click_to_picture_ms"] = round(shown - clicked)
    print(f"demo: picture on the display {shown - clicked:.0f} ms after the click", flush=True)
    time.sleep(SETTLE)
    report["first_seconds"] = read_stamps(stage.eyes.stamps(), shown, wall_ms())
    print(f"demo: measuring {options.seconds} s", flush=True)
    report.update(measure(stage, person, options.seconds))
    stage.box.screen.screenshot(picture("live.png"))
    person.ask("picture", path=picture("join-live.png"))
    person.ask("stop")
    if report["stamps"] == 0:
        raise Gone("no stamp was read from the display while it was measured")


def keep_logs(stage_folder, out):
    """By copying: --out may be another file system."""
    folder = os.path.join(out, "logs")
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(stage_folder):
        if name.endswith((".log", ".jsonl")):
            shutil.copyfile(os.path.join(stage_folder, name), os.path.join(folder, name))


def perform(stage, options, report):
    """Everything that was started is ended when it returns, whatever happened."""
    try:
        run(stage, options, report)
        report["ok"] = True
    except (Gone, TimeoutError, OSError) as fault:
        report["error"] = f"{fault}{stage.casualties()}"
        print(f"demo: failed: {report['error']}", file=sys.stderr)
    except Exception:  # pylint: disable=broad-except
        report["error"] = traceback.format_exc()
        traceback.print_exc()
    finally:
        stage.stop()


def main(arguments):
    options = parse_arguments(arguments)
    os.makedirs(options.out, exist_ok=True)
    report = {"ok": False, "seconds": options.seconds, "settle_seconds": SETTLE,
              "display": "1920x1080", "cores": os.cpu_count()}
    interrupt_on_sigterm()
    # The stage's folder is ours: it outlives the stage, so that the logs are whole when they are kept.
    folder = tempfile.mkdtemp(prefix="tsr-", dir="/tmp")
    try:
        perform(Stage(codec=options.codec, folder=folder), options, report)
        keep_logs(folder, options.out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    path = os.path.join(options.out, "demo.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=2)
        file.write("\n")
    if report["ok"]:
        delay = report["delay_ms"]
        print(f"demo: delay p50 {delay['p50']} ms, p95 {delay['p95']} ms, {report['fps']} fps, "
              f"{report['codec']} {report['width']}x{report['height']}, "
              f"{report['bitrate_kbps']} kbit/s, QP {report['qp']}")
    print(f"demo: {path}")
    return 0 if report["ok"] else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
