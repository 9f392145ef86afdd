# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The figures of the house, measured on this machine. Prints a table; never fails on a figure."""

import importlib
import inspect
import json
import os
import sys
import time
import traceback

import stage  # pylint: disable=unused-import  # puts tests/integration on the path
from arguments import Parser, whole
from support.processes import interrupt_on_sigterm

NAMES = ("startup", "idle", "delay", "lip_sync", "call", "nine", "viewers", "camera", "view_delay", "still", "cpu", "senders", "encoded", "layouts", "load", "ninth", "cycles",
         "cycles_sharing", "crowd", "recovery", "loss", "moves", "airplay", "airplay_hours")
HERE = os.path.dirname(os.path.abspath(__file__))


def verdict(value, goal):
    """"met" or "missed" for goals like "<= 100"; nothing for a figure without one."""
    if not goal or " " not in str(goal) or value is None:
        return ""
    sign, limit = str(goal).split()
    limit = float(limit)
    met = {"<=": value <= limit, "<": value < limit, ">=": value >= limit}[sign]
    return "met" if met else "missed"


def print_table(name, rows):
    print(f"\n{name}")
    for what, value, unit, goal in rows:
        shown = "-" if value is None else f"{value} {unit}".strip()
        print(f"  {what:<46} {shown:>20}  {str(goal):>8}  {verdict(value, goal)}")
    sys.stdout.flush()


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return {"cores": os.cpu_count(), "cpu": models[0] if models else "",
            "load_before": os.getloadavg()[0]}


def check_names(parser, options):
    # Not by choices=: argparse holds an empty list against them (Python 3.11).
    for name in options.names:
        if name not in NAMES:
            parser.error(f'there is no bench "{name}"')


def takes_minutes(bench):
    return "minutes" in inspect.signature(bench.run).parameters


def main(argv):
    parser = Parser(prog="scripts/dev bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME",
                        help="only these of: " + ", ".join(NAMES))
    parser.add_argument("--json", metavar="FILE", help="all figures as JSON")
    parser.add_argument("--minutes", type=whole(1, 600),
                        help="how long to measure, where a bench can be told (lip_sync, call)")
    options = parser.parse(argv, check_names)
    interrupt_on_sigterm()

    report = {"machine": machine(), "benches": {}}
    broken = 0
    for name in options.names or NAMES:
        bench = importlib.import_module(f"benches.{name}")
        print(f"== {name}: {bench.__doc__.strip()}", flush=True)
        start = time.monotonic()
        try:
            told = {"minutes": options.minutes} if takes_minutes(bench) else {}
            result = bench.run(lambda text: print(f"   {text}", flush=True), **told)
            print_table(name, bench.rows(result))
        except Exception as fault:  # pylint: disable=broad-except
            traceback.print_exc()
            result, broken = {"error": str(fault)}, broken + 1
        report["benches"][name] = {**result, "took_s": round(time.monotonic() - start, 1)}
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(report, file, indent=2)
            file.write("\n")
    if broken:
        print(f"bench: {broken} could not run", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.path.insert(0, HERE)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
