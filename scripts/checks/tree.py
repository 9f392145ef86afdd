# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What every check looks at: the files of the tree, or in a self-test a made-up tree."""

import os
import subprocess

CPP = (".cpp", ".hpp")


class Unavailable(Exception):
    """The check cannot run here; the text says why. It counts as skipped, never as passed."""


class Tree:
    """Files that git tracks or would track; without git, every file outside build folders."""

    def __init__(self, root, build):
        self.root = root
        self.build = build
        self.notes = []

    def files(self):
        listed = subprocess.run(
            ["git", "-C", self.root, "ls-files", "-co", "--exclude-standard"],
            capture_output=True,
            text=True,
            check=False,
        )
        if listed.returncode == 0 and listed.stdout:
            paths = sorted(set(listed.stdout.splitlines()))
            return [path for path in paths if os.path.isfile(os.path.join(self.root, path))]
        paths = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = [
                name
                for name in folders
                if name not in (".git", "node_modules", "__pycache__", "out")
                and not name.startswith("build")
            ]
            paths += [os.path.relpath(os.path.join(folder, name), self.root) for name in names]
        return sorted(paths)

    def text(self, path):
        with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as file:
            return file.read()

    def lines(self, path):
        return self.text(path).splitlines()


class MadeUpTree(Tree):
    """For self-tests: path -> text."""

    def __init__(self, texts):
        super().__init__("", "")
        self._texts = texts

    def files(self):
        return sorted(self._texts)

    def text(self, path):
        return self._texts[path]


def expect(check, texts, faults):
    """Asserts that `check` finds exactly `faults` (parts of its lines) in a made-up tree."""
    found = check(MadeUpTree(texts))
    missing = [part for part in faults if not any(part in line for line in found)]
    assert not missing and len(found) == len(faults), f"expected {faults}, found {found}"
