#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Classic senders of sound (RAOP): PulseAudio's module-raop-sink, which is nobody of ours, plays to a real tesserad;
and requests by hand that no sender should make."""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]

# pylint: disable=wrong-import-position
import alac
from airplay_sender.sender import Link
from support import sound_server
from support.airplay_case import AirplayCase
from support.kiosk_client import AUDIO
from support.processes import PATIENCE, wait_until

TONE = 440  # Hz
SDP = ("v=0\r\no=- 1 0 IN IP4 127.0.0.1\r\ns=Ada's music\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 0 RTP/AVP 96\r\n"
       "a=rtpmap:96 AppleLossless\r\na=fmtp:96 352 0 16 40 10 14 2 255 0 0 44100\r\n").encode()
TRANSPORT = "Transport: RTP/AVP/UDP;unicast;interleaved=0-1;mode=record;control_port=6001;timing_port=6002"
URL = "rtsp://127.0.0.1/1"


def digest(challenge, method, uri, password, user="iTunes"):
    """The answer to `WWW-Authenticate: Digest ...`, without qop. Spec: RFC 2617, 3.2.2."""
    said = dict(re.findall(r'(\w+)="([^"]*)"', challenge))

    def md5(text):
        return hashlib.md5(text.encode()).hexdigest()

    response = md5(":".join([md5(f"{user}:{said['realm']}:{password}"), said["nonce"], md5(f"{method}:{uri}")]))
    return (f'Digest username="{user}", realm="{said["realm"]}", nonce="{said["nonce"]}", uri="{uri}", '
            f'response="{response}"')


def play(server, port, *more):
    server.load("module-raop-sink", "sink_name=wall", f"server=127.0.0.1:{port}", "protocol=UDP", "encryption=none",
                "codec=ALAC", "channels=2", "rate=44100", "format=s16le", *more)
    server.load("module-sine", "sink=wall", f"frequency={TONE}")


def has_module():
    if sound_server.missing_tools():
        return False
    shown = subprocess.run(["pulseaudio", "--dump-modules"], capture_output=True, text=True, check=False, timeout=PATIENCE)
    return "module-raop-sink" in shown.stdout


class RaopCase(AirplayCase):
    def announce(self, link, password=None, challenge=None):
        headers = []
        if password is not None:
            headers = [f"Authorization: {digest(challenge, 'ANNOUNCE', URL, password)}"]
        return link.request("ANNOUNCE", URL, SDP, "application/sdp", headers)

    def prove(self, link, code):
        """As PulseAudio does, with OPTIONS. `code`: or a function that reads it from the display."""
        told = ["Client-Instance: 0123456789ABCDEF"]
        asked = link.request("OPTIONS", "*", headers=told)
        self.assertEqual(asked.status, 401)
        code = code if isinstance(code, str) else code()
        proof = digest(asked.headers["www-authenticate"], "OPTIONS", "*", code)
        self.assertEqual(link.request("OPTIONS", "*", headers=[*told, f"Authorization: {proof}"]).status, 200)

    def link(self):
        one = Link("127.0.0.1", self.box.airplay)
        self.addCleanup(one.close)
        return one


class OpenRoom(AirplayCase):
    """The room asks for no PIN."""

    MEETING = {"pin_policy": "off"}

    def frames(self, lane, count):
        out = []
        while len(out) < count:
            kind, _, _, payload = lane.read_frame()
            if kind == AUDIO:
                out.append(payload)
        return out

    @unittest.skipUnless(has_module(), "SKIPPED, cannot run without PulseAudio's module-raop-sink")
    def test_pulseaudio_is_heard(self):
        kiosk, channel = self.display()
        with tempfile.TemporaryDirectory() as folder:
            server = sound_server.SoundServer(folder)
            self.addCleanup(server.stop)
            play(server, self.box.airplay)
            share = kiosk.wait_room(lambda room: next(iter(room["shares"].values()), None), what="its share")
            self.assertEqual(share["kind"], "sound")
            lane = self.lane(channel)
            self.frames(lane, 300)  # it begins with silence
            heard = [one for frame in self.frames(lane, 125) for one in alac.samples(frame)]
            self.assertGreater(sound_server.strength(heard, TONE, alac.RATE), 0.2)
            self.assertLess(sound_server.strength(heard, 2 * TONE, alac.RATE), 0.02)
            server.stop()
        wait_until(lambda: not self.room()["participants"], PATIENCE, "its end")

    def test_a_large_picture_right_after_setup_is_taken(self):
        link = Link("127.0.0.1", self.box.airplay)
        self.addCleanup(link.close)
        self.assertEqual(link.request("ANNOUNCE", URL, SDP, "application/sdp").status, 200)
        self.assertEqual(link.request("SETUP", URL, headers=[TRANSPORT]).status, 200)
        self.assertEqual(link.request("SET_PARAMETER", URL, bytes(200_000), "image/jpeg").status, 200)
        self.assertEqual(link.request("RECORD", URL).status, 200)

    def test_what_is_not_understood_is_refused_by_name(self):
        def announce(body, kind="application/sdp"):
            link = Link("127.0.0.1", self.box.airplay)
            self.addCleanup(link.close)
            return link, link.request("ANNOUNCE", URL, body, kind).status

        self.assertEqual(announce(SDP + b"a=rsaaeskey:abcd\r\n")[1], 415)
        self.assertEqual(announce(b"v=0\r\n")[1], 400)
        self.assertEqual(self.room()["participants"], {})
        link, status = announce(SDP)
        self.assertEqual(status, 200)
        self.assertEqual([one["name"] for one in self.room()["participants"].values()], ["Ada's music"])
        self.assertEqual(link.request("SETUP", URL, headers=["Transport: RTP/AVP/TCP"]).status, 461)
        good = link.request("SETUP", URL, headers=[TRANSPORT])
        self.assertEqual(good.status, 200)
        self.assertIn("server_port=", good.headers["transport"])
        self.assertEqual(link.request("SETUP", URL, headers=[TRANSPORT]).status, 403, "one is enough")
        self.assertEqual(link.request("TEARDOWN", URL).status, 200)
        wait_until(lambda: not self.room()["participants"], PATIENCE, "its end")

    def test_a_setup_without_an_announce_is_nobodys(self):
        link = Link("127.0.0.1", self.box.airplay)
        self.addCleanup(link.close)
        for method in ("SETUP", "RECORD", "SET_PARAMETER", "FLUSH", "TEARDOWN"):
            self.assertEqual(link.request(method, URL, headers=[TRANSPORT]).status, 470)


class ClosedRoom(RaopCase):
    def test_the_password_is_the_code_on_the_display(self):
        kiosk, _ = self.display()
        link = self.link()
        asked = self.announce(link)
        self.assertEqual(asked.status, 401)
        prompt = kiosk.wait_room(lambda room: room.get("pin_prompt"), what="the code")
        self.assertEqual((prompt["name"], prompt["pin"]), ("Ada's music", self.box.pin()))
        self.assertEqual(link.request("SETUP", URL, headers=[TRANSPORT]).status, 403)
        self.assertEqual(self.room()["participants"], {})
        wrong = "0000" if self.box.pin() != "0000" else "1111"
        again = self.announce(link, wrong, asked.headers["www-authenticate"])
        self.assertEqual(again.status, 401)
        self.assertEqual(self.announce(link, self.box.pin(), again.headers["www-authenticate"]).status, 200)
        self.assertEqual([one["name"] for one in self.room()["participants"].values()], ["Ada's music"])
        self.assertEqual(link.request("SETUP", URL, headers=[TRANSPORT]).status, 200)

    @unittest.skipUnless(has_module(), "SKIPPED, cannot run without PulseAudio's module-raop-sink")
    def test_pulseaudio_with_the_code_as_its_password_is_let_in(self):
        with tempfile.TemporaryDirectory() as folder:
            server = sound_server.SoundServer(folder)
            self.addCleanup(server.stop)
            play(server, self.box.airplay, f"password={self.box.pin()}")
            wait_until(lambda: [s["kind"] for s in self.room()["shares"].values()] == ["sound"], PATIENCE,
                       f"its share\n{self.box.daemon.tail()}")
            server.stop()
        wait_until(lambda: not self.room()["participants"], PATIENCE, "its end")

    def test_a_proof_by_options_lets_the_next_connection_in_and_no_more(self):
        first, second, third = self.link(), self.link(), self.link()
        self.prove(first, self.box.pin())
        first.close()
        self.assertEqual(self.announce(second).status, 200)
        self.assertEqual(self.announce(third).status, 401)
        self.assertEqual([one["name"] for one in self.room()["participants"].values()], ["Ada's music"])

    def test_a_proof_of_the_former_pin_lets_nobody_in(self):
        first, second = self.link(), self.link()
        former = self.box.pin()
        self.prove(first, former)
        first.close()
        while self.box.pin() == former:
            self.admin.call("pin.new")
        self.assertEqual(self.announce(second).status, 403)
        self.assertEqual(self.room()["participants"], {})
        again = self.link()
        self.prove(again, self.box.pin())
        self.assertEqual(self.announce(again).status, 200)

    def test_a_proof_is_nobodys_once_its_connection_goes_on_by_itself(self):
        first, second = self.link(), self.link()
        self.prove(first, self.box.pin())
        self.assertEqual(self.announce(first).status, 200)
        self.assertEqual(self.announce(second).status, 401)

    def test_a_proof_of_another_connection_is_none(self):
        first, second = self.link(), self.link()
        challenge = self.announce(first).headers["www-authenticate"]
        self.announce(second)
        self.assertEqual(self.announce(second, self.box.pin(), challenge).status, 401)
        self.assertEqual(self.room()["participants"], {})

    def test_guesses_are_slowed_down(self):
        for _ in range(8):
            link = self.link()
            answer = self.announce(link)
            if answer.status == 401:
                answer = self.announce(link, "nonsense", answer.headers["www-authenticate"])
        self.assertEqual(answer.status, 503)
        self.assertIn("retry-after", answer.headers)

    def test_who_is_not_in_yet_gets_nothing_else(self):
        link = self.link()
        self.assertEqual(self.announce(link).status, 401)
        for method, path in (("RECORD", URL), ("SET_PARAMETER", URL), ("FLUSH", URL), ("POST", "/feedback"), ("POST", "/fp-setup")):
            self.assertEqual(link.request(method, path).status, 470, (method, path))

    def test_who_sends_on_and_on_while_it_waits_is_cut_off(self):
        link = self.link()
        head = f"ANNOUNCE {URL} RTSP/1.0\r\nCSeq: 1\r\nContent-Type: application/sdp\r\nContent-Length: {len(SDP)}\r\n\r\n"
        with self.assertRaises((ConnectionError, OSError)):
            link.send_bytes(head.encode() + SDP)
            for _ in range(2000):
                link.send_bytes(b"OPTIONS" * 10_000)
            link.answer()
            link.answer()


class LongPin(RaopCase):
    """A code of its own for each device: the PIN has more digits than they can ask for."""

    MEETING = {"pin_digits": 6}

    def code_of(self, kiosk):
        return kiosk.wait_room(lambda room: room.get("pin_prompt"), what="the code")["pin"]

    def test_the_next_connection_comes_in_by_the_code_of_its_own(self):
        kiosk, _ = self.display()
        first, second = self.link(), self.link()
        self.prove(first, lambda: self.code_of(kiosk))
        first.close()
        self.assertEqual(self.announce(second).status, 200)
        kiosk.wait_room(lambda room: "pin_prompt" not in room, what="the code's end")


if __name__ == "__main__":
    unittest.main(verbosity=2)
