# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""People who watch by WHEP and decode nothing: GStreamer's own webrtcbin up to the depayloader, so that
what is measured of the box is not hidden behind decoders. A program of its own:
watchers.py PORT PIN COUNT. Prints a JSON line for each line on stdin: pictures of each so far."""

import json
import sys
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstSdp", "1.0")
gi.require_version("GstWebRTC", "1.0")
# pylint: disable=wrong-import-position
from gi.repository import Gst, GstSdp, GstWebRTC  # noqa: E402

import stage  # noqa: E402,F401  # pylint: disable=unused-import  # puts tests/integration on the path
from support.whip_client import WhipHttp  # noqa: E402

CAPS = "application/x-rtp,media=video,encoding-name=VP8,clock-rate=90000,payload=96,rtcp-fb-nack-pli=true"


class WhepHttp(WhipHttp):
    endpoint = "/whep"


class BoxAt:
    def __init__(self, port):
        self.port = port


def done(promise):
    """What a promise was kept with. It owns what is in it, and the promise owns it."""
    promise.wait()
    return promise.get_reply()


class Watcher:
    def __init__(self, port, pin, number):
        self.pictures, self.first_s, self._begun = 0, None, None
        self._pipeline = Gst.Pipeline.new(f"watcher-{number}")
        self._web = Gst.ElementFactory.make("webrtcbin")
        self._web.set_property("bundle-policy", GstWebRTC.WebRTCBundlePolicy.MAX_BUNDLE)
        self._pipeline.add(self._web)
        self._web.connect("pad-added", self._on_pad)
        self._pipeline.set_state(Gst.State.PLAYING)
        self._web.emit("add-transceiver", GstWebRTC.WebRTCRTPTransceiverDirection.RECVONLY,
                       Gst.Caps.from_string(CAPS))
        self._connect(port, pin, number)

    def _connect(self, port, pin, number):
        made, put, taken = (Gst.Promise.new() for _ in range(3))
        self._web.emit("create-offer", None, made)
        reply = done(made)
        offer = reply.get_value("offer")
        self._web.emit("set-local-description", offer, put)
        done(put)
        # The box finds it by its checks: candidates need not be waited for.
        self._begun = time.monotonic()
        answer = WhepHttp(BoxAt(port), pin).post(offer.sdp.as_text(), f"?name=Watcher{number}")
        if answer.status != 201:
            raise RuntimeError(f"{answer.status}: {answer.text}")
        _, message = GstSdp.SDPMessage.new()
        GstSdp.sdp_message_parse_buffer(answer.text.encode(), message)
        described = GstWebRTC.WebRTCSessionDescription.new(GstWebRTC.WebRTCSDPType.ANSWER, message)
        self._web.emit("set-remote-description", described, taken)
        done(taken)

    def _on_pad(self, _, pad):
        depay = Gst.ElementFactory.make("rtpvp8depay")
        sink = Gst.ElementFactory.make("fakesink")
        sink.set_property("async", False)
        for element in (depay, sink):
            self._pipeline.add(element)
            element.sync_state_with_parent()
        depay.link(sink)
        depay.get_static_pad("src").add_probe(Gst.PadProbeType.BUFFER, self._on_picture)
        pad.link(depay.get_static_pad("sink"))

    def _on_picture(self, _, __):
        if self.first_s is None:
            self.first_s = time.monotonic() - self._begun
        self.pictures += 1
        return Gst.PadProbeReturn.OK

    def stop(self):
        self._pipeline.set_state(Gst.State.NULL)


def main():
    port, pin, count = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    Gst.init(None)
    watchers = [Watcher(port, pin, number) for number in range(count)]
    for _ in sys.stdin:
        print(json.dumps([{"pictures": one.pictures, "first_s": one.first_s} for one in watchers]),
              flush=True)
    for one in watchers:
        one.stop()
    # GStreamer's threads may hang on a box that is gone.
    threading.Timer(5, sys.exit).start()


if __name__ == "__main__":
    main()
