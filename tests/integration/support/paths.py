# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Where the tree, the build and its programs are."""

import os

ROOT = os.environ.get("TESSERA_ROOT") or os.path.abspath(
    os.path.join(os.path.dirname(__file__), "..", "..", "..")
)
BUILD = os.environ.get("TESSERA_BUILD") or os.path.join(ROOT, "build")

TESSERAD = os.path.join(BUILD, "daemon", "tesserad")
TESSERACTL = os.path.join(BUILD, "daemon", "tesseractl")
KIOSK = os.path.join(BUILD, "ui-kiosk", "tessera-kiosk")
STAMP_READER = os.path.join(BUILD, "tests", "bench", "stamp_reader")
SHARER = os.path.join(ROOT, "tests", "bench", "sharer.mjs")
