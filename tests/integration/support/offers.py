# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Offers: Chromium's recorded one, and what a hostile page makes of it."""

import os
import re

from . import paths


def chromium():
    with open(os.path.join(paths.ROOT, "tests/data/sdp/chromium_screen.sdp"), encoding="ascii") as file:
        text = file.read()
    # Line ends of the wire (RFC 8866, 5), whatever the file has.
    return "\r\n".join(text.splitlines()) + "\r\n"


def without_media():
    return chromium().split("m=video")[0]


def with_candidates(count):
    # As short as they may be: a message to the box has 64 KiB at most.
    line = "a=candidate:1 1 udp 1 10.0.0.1 9 typ host\r\n"
    text = re.sub(r"a=(rtcp-fb|candidate|extmap|ssrc).*\r\n", "", chromium())
    return text.replace("a=ice-ufrag", line * count + "a=ice-ufrag")


def with_codec(name, payload=96):
    """Offers this codec alone."""
    text = re.sub(r"a=(rtpmap|rtcp-fb|fmtp):.*\r\n", "", chromium())
    text = re.sub(r"(m=video 9 \S+) .*\r\n", rf"\1 {payload}\r\n", text)
    return text + f"a=rtpmap:{payload} {name}/90000\r\n"
