# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Programs that show by WHIP (RFC 9725) and watch by WHEP with a WebRTC of their own, aiortc, over the
loopback."""

import asyncio
import fractions
import http.client
import re
import ssl
import threading

import aioice.ice
import av
import numpy
from aiortc import (MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCRtpSender,
                    RTCSessionDescription)
from aiortc.mediastreams import MediaStreamError

from .processes import PATIENCE

SDP = "application/sdp"
FRAGMENT = "application/trickle-ice-sdpfrag"
SOUND_RATE = 48000

# Nothing of a test leaves the machine, whatever networks it has (ice.addresses does it for the box).
aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: ["127.0.0.1"]


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode()


class WhipHttp:
    """The HTTP side alone. `source`: another address of the loopback, for limits that count by it."""

    endpoint = "/whip"

    def __init__(self, box, bearer=None, source="127.0.0.1"):
        self.box, self.bearer, self.source = box, bearer, source

    def ask(self, verb, path, body=None, bearer=None, **headers):
        """`bearer` "" sends none; names of headers have _ for -."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        line = http.client.HTTPSConnection("127.0.0.1", self.box.port, timeout=PATIENCE,
                                           context=context, source_address=(self.source, 0))
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        token = self.bearer if bearer is None else bearer
        if token:
            given["Authorization"] = "Bearer " + token
        try:
            line.request(verb, path, body, given)
            return Answer(line.getresponse())
        finally:
            line.close()

    def post(self, sdp, query="", bearer=None, **headers):
        return self.ask("POST", self.endpoint + query, sdp, bearer, **{"Content_Type": SDP, **headers})

    def patch(self, path, etag, fragment, bearer=None, **headers):
        given = {"Content_Type": FRAGMENT, **({"If_Match": etag} if etag else {}), **headers}
        return self.ask("PATCH", path, fragment, bearer, **given)


class MovingPicture(MediaStreamTrack):
    """A bar that walks over grey, thirty times a second."""

    kind = "video"

    def __init__(self, width, height, rate=30):
        super().__init__()
        self.size, self.rate, self.count, self.begun = (width, height), rate, 0, None

    async def recv(self):
        loop = asyncio.get_event_loop()
        self.begun = self.begun or loop.time()
        await asyncio.sleep(max(0, self.begun + self.count / self.rate - loop.time()))
        width, height = self.size
        picture = numpy.full((height, width, 3), 96, numpy.uint8)
        at = self.count * 8 % (width - 40)
        picture[:, at:at + 40] = (255, 200, 0)
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = self.count, fractions.Fraction(1, self.rate)
        self.count += 1
        return frame


class Tone(MediaStreamTrack):
    """440 Hz in pieces of 20 ms."""

    kind = "audio"

    def __init__(self):
        super().__init__()
        self.at, self.begun = 0, None

    async def recv(self):
        loop = asyncio.get_event_loop()
        self.begun = self.begun or loop.time()
        await asyncio.sleep(max(0, self.begun + self.at / SOUND_RATE - loop.time()))
        steps = numpy.arange(self.at, self.at + SOUND_RATE // 50)
        wave = (8000 * numpy.sin(steps * 2 * numpy.pi * 440 / SOUND_RATE)).astype(numpy.int16)
        frame = av.AudioFrame.from_ndarray(wave.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts = SOUND_RATE, self.at
        frame.time_base = fractions.Fraction(1, SOUND_RATE)
        self.at += len(steps)
        return frame


class Session(WhipHttp):
    """One connection on a loop of its own, until close(). `_add()` says what it carries."""

    def __init__(self, box, bearer=None, **more):
        super().__init__(box, bearer, **more)
        self.peer = self.location = self.etag = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def _run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _offer(self):
        self.peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._add()
        await self.peer.setLocalDescription(await self.peer.createOffer())
        return self.peer.localDescription.sdp

    def offer(self):
        return self._run(self._offer())

    def accept(self, answer):
        """What begin() does with the answer to its request."""
        self.location, self.etag = answer.headers["Location"], answer.headers["ETag"]
        self._run(self.peer.setRemoteDescription(RTCSessionDescription(answer.text, "answer")))

    def begin(self, query="", trickle=False):
        """The answer; with 201 media flows. `trickle`: the candidates come later, by PATCH."""
        sdp = self.offer()
        answer = self.post(without_candidates(sdp) if trickle else sdp, query)
        if answer.status == 201:
            self.accept(answer)
            if trickle:
                answer = self.patch(self.location, self.etag, fragment_of(sdp))
        return answer

    @property
    def state(self):
        """Of the connection, as aiortc sees it."""
        return self.peer.connectionState

    def delete(self, **more):
        return self.ask("DELETE", self.location, **more)

    def vanish(self):
        """No goodbye of any kind, as when the program dies: sockets are closed, nothing is sent."""
        async def cut():
            for sender in self.peer.getSenders():
                sender.transport.transport._connection._nominated.clear()

        self._run(cut())

    def close(self):
        try:
            if self.peer:
                self._run(self.peer.close())
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(PATIENCE)
            self._loop.close()


class WhipSender(Session):
    """Shows. `codec`: "VP8" or "H264"; None = sound alone."""

    def __init__(self, box, bearer=None, codec="VP8", size=(640, 360), sound=True, **more):
        super().__init__(box, bearer, **more)
        self.codec, self.size, self.sound = codec, size, sound
        self.key_wishes = 0  # so often the box asked for a key frame

    def _add(self):
        for track in (self.sound and Tone(), self.codec and MovingPicture(*self.size)):
            if not track:
                continue
            line = self.peer.addTransceiver(track, direction="sendonly")
            if track.kind == "video":
                self._count_wishes(line.sender)
                take_only(line, self.codec)

    def _count_wishes(self, sender):
        make = sender._send_keyframe

        def counted():
            self.key_wishes += 1
            make()

        sender._send_keyframe = counted

    def publish(self, *query, **more):
        return self.begin(*query, **more)


class WhepViewer(Session):
    """Watches: decodes what comes, and keeps count of it."""

    endpoint = "/whep"

    def __init__(self, box, bearer=None, **more):
        super().__init__(box, bearer, **more)
        self.pictures = self.sounds = 0
        self.size = None
        self.sizes = set()  # of all pictures so far
        self.colours = set()  # rough, of the middle of the pictures
        self.loudest = 0
        self.over = set()  # kinds of the tracks that ended
        self._readers = []

    def _read_all(self):
        self.peer.on("track", lambda track: self._readers.append(asyncio.ensure_future(self._read(track))))

    def _add(self):
        self._read_all()
        for kind in ("video", "audio"):
            self.peer.addTransceiver(kind, direction="recvonly")

    def lose(self, one_in):
        """From now on every so many-th packet gets lost on the way; 0 = none."""
        dtls = self.peer.getReceivers()[0].transport
        take, count = type(dtls)._handle_rtp_data.__get__(dtls), iter(range(10 ** 9))

        async def some(*packet, **more):
            if not one_in or next(count) % one_in:
                await take(*packet, **more)

        dtls._handle_rtp_data = some

    async def ask_for_key_frames(self, times):
        """As fast as they can be sent. Answers how many packets went out meanwhile."""
        receiver = self.peer.getReceivers()[0]
        (ssrc,) = receiver._RTCRtpReceiver__remote_streams
        before = receiver.transport._RTCDtlsTransport__tx_packets
        for _ in range(times):
            await receiver._send_rtcp_pli(ssrc)
        return receiver.transport._RTCDtlsTransport__tx_packets - before

    def beg(self, times):
        return self._run(self.ask_for_key_frames(times))

    async def _read(self, track):
        try:
            while True:
                self._take(await track.recv())
        except MediaStreamError:
            self.over.add(track.kind)

    def _take(self, frame):
        if isinstance(frame, av.AudioFrame):
            self.loudest = max(self.loudest, int(numpy.abs(frame.to_ndarray().astype(int)).max()))
            self.sounds += 1
            return
        self.size = (frame.width, frame.height)
        self.sizes.add(self.size)
        middle = frame.to_ndarray(format="rgb24")[frame.height // 2, ::20]
        self.colours |= {tuple(one // 64 for one in pixel) for pixel in middle.tolist()}
        self.pictures += 1


def take_only(line, codec):
    """Pictures in this codec alone: "VP8" or "H264"."""
    line.setCodecPreferences([one for one in RTCRtpSender.getCapabilities("video").codecs
                              if one.mimeType == "video/" + codec])


def without_candidates(sdp):
    return re.sub(r"a=(candidate:.*|end-of-candidates)\r\n", "", sdp)


def fragment_of(sdp):
    """The candidates of the first section, which carries the others (RFC 8840)."""
    wanted = ("a=mid:", "a=candidate:", "a=end-of-candidates")
    head, *lines = ("m=" + sdp.split("m=")[1]).splitlines()
    credentials = [line for line in lines if line.startswith("a=ice-")]
    rest = [line for line in lines if line.startswith(wanted)]
    return "".join(line + "\r\n" for line in [*credentials, head, *rest])
