# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""All tests of the tree, layer by layer, with one tally. Sets up and builds first."""

import argparse
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

ROOT = os.environ.get("TESSERA_ROOT") or os.path.dirname(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
)
BUILD = os.environ.get("TESSERA_BUILD") or os.path.join(ROOT, "build")
sys.path.insert(0, os.path.join(ROOT, "scripts"))

# pylint: disable=wrong-import-position
from testing import checks_layer, executables, process, scripts_layer, second_try  # noqa: E402
from testing.results import FAILED, Case, FileResult, Tally  # noqa: E402

LAYERS = ("checks", "unit", "fuzz", "integration", "browser")


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.print_help(sys.stderr)
        self.exit(2, f"scripts/dev test: {message}\n")


def parse_arguments():
    parser = Parser(prog="scripts/dev test", description=__doc__)
    parser.add_argument("name", nargs="?", help="only files or cases that hold this text")
    parser.add_argument("--layer", action="append", choices=LAYERS, help="only this layer")
    parser.add_argument("--second-try", action="store_true",
                        help="run a file of integration or browser tests that failed once more (CI)")
    parser.add_argument("--no-build", action="store_true", help="take the build as it is")
    return parser.parse_args()


def environment(scratch):
    env = dict(os.environ, TESSERA_ROOT=ROOT, TESSERA_BUILD=BUILD, PYTHONUNBUFFERED="1")
    # One folder for whatever tests write, so that one that was killed leaves nothing either.
    env["TMPDIR"] = scratch
    env["PYTHONPATH"] = os.path.join(ROOT, "tests", "integration")
    env["PYTHONDONTWRITEBYTECODE"] = "1"
    # Proxies of the machine are none of the tests' business: all their traffic is local.
    env["no_proxy"] = env["NO_PROXY"] = "localhost,127.0.0.1,::1"
    return env


def build(tally):
    start = time.monotonic()
    code = subprocess.run(["bash", os.path.join(ROOT, "scripts/dev.d/build.sh")], check=False).returncode
    if code != 0:
        tally.add(FileResult("build", "build", [Case("set-up and build", FAILED)],
                             time.monotonic() - start))
    return code == 0


def two_at_a_time(one, jobs):
    """As many as there are cores. Ctrl-C ends what runs."""
    with ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
        try:
            list(pool.map(one, jobs))
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            process.end_all()
            raise


def compiled(tally, layers, logs, env, part):
    """Unit tests and replays share nothing, so as many at a time as there are cores."""
    jobs = []
    for layer, name, command, extra in executables.meson_tests(BUILD):
        if layer not in layers:
            continue
        whole = part is None or part in name.lower()
        own_env = {**env, **extra}
        if layer == "fuzz":
            jobs.append((executables.run_replay, name, command, logs, own_env, None if whole else part))
        elif executables.is_catch(command):
            jobs.append((executables.run_catch, name, command, logs, own_env, None if whole else part))
        elif whole:
            jobs.append((executables.run_program, layer, name, command, logs, own_env))

    def one(job):
        result = job[0](*job[1:])
        if result.cases:
            tally.add(result)

    two_at_a_time(one, jobs)


def in_company(paths, run, tell):
    """Two at a time, and ends what they have left behind. Answers those that failed, by their paths."""
    failed = {}

    def one(path):
        result = run(path, alone=False)
        if result and result.count(FAILED):
            failed[path] = result
        else:
            tell(result)

    two_at_a_time(one, paths)
    process.reap_orphans()
    return failed


def scripted(tally, layers, logs, env, part, tries):
    """They start whole boxes, browsers and displays: one after the other, but for those that bear company."""
    for layer, pattern in (("integration", "tests/integration/*_test.py"),
                           ("browser", "tests/browser/*.test.mjs")):
        if layer not in layers:
            continue

        def run(path, alone=True, layer=layer):
            return scripts_layer.run_file(layer, path, ROOT, logs, env, part, alone)

        def tell(result):
            if result and result.cases:
                tally.add(result)

        paths = sorted(glob.glob(os.path.join(ROOT, pattern)))
        company = [path for path in paths if scripts_layer.bears_company(path)]
        failed = in_company(company, run, tell)
        for path, result in failed.items():
            tell(tries.settle(result, partial(run, path)))
        for path in paths:
            if path not in company:
                tell(tries.settle(run(path), partial(run, path)))


def run_layers(tally, layers, part, tries):
    logs = os.path.join(BUILD, "test-logs")
    os.makedirs(logs, exist_ok=True)
    # Short, and not below $TMPDIR: a socket's path has at most 107 bytes.
    scratch = tempfile.mkdtemp(prefix="tsr-", dir="/tmp")
    os.chmod(scratch, 0o755)  # a box's tests look at it as other users too
    try:
        env = environment(scratch)
        if "checks" in layers:
            checks_layer.run_all(tally, ROOT, BUILD, part)
        if "unit" in layers or "fuzz" in layers:
            compiled(tally, layers, logs, env, part)
        scripted(tally, layers, logs, env, part, tries)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def main():
    arguments = parse_arguments()
    part = arguments.name.lower() if arguments.name else None
    layers = arguments.layer or LAYERS
    tally = Tally(sys.stdout)
    process.adopt_orphans()
    process.interrupt_on_sigterm()
    start = time.monotonic()
    try:
        if arguments.no_build or build(tally):
            run_layers(tally, layers, part, second_try.SecondTries(arguments.second_try))
    except KeyboardInterrupt:
        process.reap_orphans()
        print("scripts/dev test: interrupted; what it started is ended", file=sys.stderr)
        return 130
    if part and not any(tally.count(s) for s in ("passed", "failed", "skipped")):
        print(f'scripts/dev test: nothing holds "{arguments.name}" in its name', file=sys.stderr)
    return tally.finish(time.monotonic() - start)


if __name__ == "__main__":
    sys.exit(main())
