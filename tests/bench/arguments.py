# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Command lines of demo, run and bench: mistakes end with 2, before anything is built."""

import argparse
import sys


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")

    def parse(self, argv, check=lambda parser, options: None):
        """`--check-arguments` first: parse the rest, then end. `check` finds what is wrong besides."""
        only_check = argv[:1] == ["--check-arguments"]
        options = self.parse_args(argv[1:] if only_check else argv)
        check(self, options)
        if only_check:
            sys.exit(0)
        return options


def whole(low, high):
    def convert(text):
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"a whole number from {low} to {high}")
        return value

    return convert
