# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody who watches as a page does (view.offer, docs/signalling.md), with aiortc for a browser."""

import re

from aiortc import RTCSessionDescription

from .whip_client import WhepViewer, take_only


class PageViewer(WhepViewer):
    """Decodes one codec only. `page`: a PageClient that has joined."""

    def __init__(self, page, codec="VP8", places=2):
        super().__init__(None)
        self.page, self.codec, self.places = page, codec, places
        self.view = None

    def _add(self):
        self._read_all()
        for _ in range(self.places):
            take_only(self.peer.addTransceiver("video", direction="recvonly"), self.codec)

    def watch(self, *shares):
        """The answer of view.offer; media flows then. One share a place, in their order."""
        sdp = one_transport(self.offer())
        mids = [line.mid for line in self.peer.getTransceivers()]
        answer = self.page.call("view.offer", sdp=sdp, shares=dict(zip(mids, shares)))
        self.view = answer["peer"]
        self._run(self.peer.setRemoteDescription(
            RTCSessionDescription(with_candidates(answer["sdp"], self._candidates()), "answer")))
        return answer

    def turn(self, place, share):
        """Another share in a place that stands already."""
        self.page.call("view.set", peer=self.view, mid=self.peer.getTransceivers()[place].mid, share=share)

    def _candidates(self):
        """All of the box: aiortc begins only when it knows them."""
        found = []
        while True:
            told = self.page.wait_event("peer.candidate")
            if told["peer"] != self.view:
                continue
            if not told["candidate"]:
                return found
            found.append(told["candidate"])


def one_transport(sdp):
    """As browsers offer it with max-bundle, which aiortc 1.4 does not know: all sections have the path
    of the first one. After the answer aiortc takes that one too."""
    head, first, *rest = re.split("(?=^m=)", sdp, flags=re.MULTILINE)
    path = dict(re.findall(r"^a=(ice-ufrag|ice-pwd):(.*)$", first, re.MULTILINE))
    moved = [re.sub(r"^a=(ice-ufrag|ice-pwd):.*$", lambda line: f"a={line[1]}:{path[line[1]]}", section,
                    flags=re.MULTILINE) for section in rest]
    return "".join([head, first, *(re.sub(r"a=(candidate:.*|end-of-candidates)\r\n", "", section)
                                   for section in moved)])


def with_candidates(sdp, candidates):
    """`sdp` with them in its first section, which carries the others."""
    head, first, *rest = sdp.split("m=")
    lines = "".join(f"a={one}\r\n" for one in [*candidates, "end-of-candidates"])
    return "m=".join([head, first + lines, *rest])
