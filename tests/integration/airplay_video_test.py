#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""AirPlay Video at a real tesserad: the npm package airplay-protocol gives the address of a video, the plugin fetches
it from a server of our own, pictures and sound come into the lane. And what is not fetched or shown."""

import hashlib
import http.client
import json
import os
import plistlib
import re
import shutil
import ssl
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]

# pylint: disable=wrong-import-position
from airplay_sender.sender import Link, Sender
from media_server import MediaServer
from support.airplay_video_case import HUNG_UP, SECONDS, SIZE, VideoCase
from support.certificates import make_certificate
from support.kiosk_client import AUDIO, CAPS, KEY_FRAME, VIDEO
from support.processes import PATIENCE, wait_until
from video_files import make_video

SOUND_CAPS, DISCONTINUITY = 5, 2
INTERVAL = 1_000_000_000 / 30


class AirplayVideoTest(VideoCase):
    def test_a_video_is_played_with_pictures_and_sound_at_their_time(self):
        sender = self.sender()
        info = sender.call("serverInfo")["body"]
        self.assertEqual(info["features"] & 0x11, 0x11)
        self.assertEqual(sender.call("play", self.server.url("clip.mp4"))["status"], 200)
        lane = self.lane()
        kinds, pictures, sounds, caps = set(), [], [], None
        while len(pictures) < 45 or len(sounds) < 50:
            kind, flags, _, payload = lane.read_frame()
            due = lane.presentation
            kinds.add(kind)
            if kind == CAPS:
                caps = json.loads(payload)
            if kind == VIDEO:
                pictures.append((due, flags, payload))
            if kind == AUDIO:
                sounds.append(due)
            if kind == SOUND_CAPS:
                self.assertEqual(json.loads(payload)["codec"], "opus")
        self.assertIn(SOUND_CAPS, kinds)
        self.assertEqual((caps["codec"], caps["width"], caps["height"]), ("h264", *SIZE))
        self.assertTrue(pictures[0][1] & KEY_FRAME)
        types = [part[:1][0] & 31 for part in pictures[0][2].split(b"\0\0\1")[1:]]
        self.assertTrue({7, 8, 5} <= set(types), f"parameter sets and a key frame: {types}")
        # As they are shown they are one interval apart, whatever the order that they came in. The first one stands
        # for a moment until it begins.
        times = [due for due, _, _ in pictures]
        self.assertNotEqual(times, sorted(times), "coded out of their order")
        shown = sorted(times[1:40])
        for one, next_one in zip(shown[4:30], shown[5:31]):
            self.assertLess(abs(next_one - one - INTERVAL), INTERVAL / 4)
        for one, next_one in zip(sounds[2:], sounds[3:]):
            self.assertLess(abs(next_one - one - 20_000_000), 5_000_000)
        about = self.share()
        self.assertEqual((about["kind"], about["codec"]), ("video", "h264"))
        self.wait_state(sender, "playing")
        self.assertEqual(sender.states()[0], "loading")
        first = self.wait_position(sender, lambda at: at > 0.5)
        self.assertEqual((first["rate"], round(first["duration"])), (1, SECONDS))
        self.wait_position(sender, lambda at: at > first["position"])

    def test_hls_is_played_by_its_master_playlist(self):
        sender = self.sender()
        self.assertEqual(sender.call("play", self.server.url("master.m3u8"))["status"], 200)
        lane = self.lane()
        seen = set()
        while not {VIDEO, AUDIO} <= seen:
            seen.add(lane.read_frame()[0])
        self.assertEqual(self.share()["codec"], "h264")
        info = self.wait_position(sender, lambda at: at > 0.5)
        self.assertEqual(round(info["duration"]), SECONDS)
        self.assertEqual(sender.call("scrub", 5)["status"], 200)
        self.wait_position(sender, lambda at: 4 <= at <= 7)

    def test_pause_stops_it_and_the_display_says_so(self):
        sender = self.sender()
        sender.call("play", self.server.url("clip.mp4"))
        self.share()
        self.wait_position(sender, lambda at: at > 0.3)
        self.assertEqual(sender.call("rate", 0)["status"], 200)
        self.wait_state(sender, "paused")
        about = self.share(lambda share: share["state"] == "paused")
        self.assertEqual(about["paused_by"], "owner")
        still = wait_until(lambda: (one := sender.info())["position"] == sender.info()["position"] and one, PATIENCE,
                           "standing still")
        self.assertEqual(still["rate"], 0)
        # No clock of the test: some answers later, it is where it was.
        self.assertEqual([sender.info()["position"] for _ in range(5)], [still["position"]] * 5)
        self.assertEqual(sender.call("rate", 1)["status"], 200)
        self.share(lambda share: share["state"] == "live")
        self.wait_position(sender, lambda at: at > still["position"])

    def test_scrub_jumps_to_a_key_frame(self):
        sender = self.sender()
        sender.call("play", self.server.url("clip.mp4"))
        lane = self.lane()
        self.wait_position(sender, lambda at: 0 < at < 4)
        self.assertEqual(sender.call("scrub", 6)["status"], 200)
        self.wait_position(sender, lambda at: 5 <= at <= 8)
        while True:
            kind, flags, _, _ = lane.read_frame()
            if kind == VIDEO and flags & DISCONTINUITY and flags & KEY_FRAME:
                break
        at = sender.call("scrub")["body"]
        self.assertEqual(round(at["duration"]), SECONDS)
        self.assertEqual(sender.call("scrub", 0)["status"], 200)
        self.wait_position(sender, lambda at: at < 4)

    def test_it_begins_where_the_sender_wants_it(self):
        sender = self.sender()
        sender.call("play", self.server.url("clip.mp4"), 0.5)
        self.wait_position(sender, lambda at: at >= 3)

    def test_stop_ends_the_share_and_hanging_up_the_visit(self):
        sender = self.sender()
        sender.call("play", self.server.url("clip.mp4"))
        self.share()
        self.assertIn(sender.call("stop")["status"], (200, HUNG_UP))
        self.no_share()
        sender.kill()
        self.kiosk.wait_room(lambda room: not room["participants"], what="nobody")

    def test_who_vanishes_while_it_plays_is_gone_soon(self):
        sender = self.sender()
        sender.call("play", self.server.url("clip.mp4"))
        self.share()
        sender.kill()
        self.kiosk.wait_room(lambda room: not room["shares"] and not room["participants"], what="nobody")

    def test_a_second_play_replaces_the_first(self):
        sender = self.sender()
        sender.call("play", self.server.url("clip.mp4"))
        first = self.share()
        sender.call("play", self.server.url("master.m3u8"))
        self.wait_position(sender, lambda at: at > 0)
        wait_until(lambda: "media.m3u8" in self.server.asked, PATIENCE, "the second video")
        self.assertEqual(len(self.kiosk.room["shares"]), 1)
        self.assertEqual(self.share()["name"], first["name"])

    def test_its_end_ends_the_share(self):
        sender = self.sender()
        sender.call("play", self.server.url("short.mp4"))
        self.wait_state(sender, "stopped")
        self.assertEqual(sender.events[-1]["reason"], "ended")
        self.no_share()

    def test_a_server_that_dies_ends_it_clearly(self):
        make_video(os.path.join(self.folder, "long.mp4"), 40, SIZE, movflags="faststart")
        self.server.holds_after = os.path.getsize(os.path.join(self.folder, "long.mp4")) // 3
        sender = self.sender()
        sender.call("play", self.server.url("long.mp4"))
        self.share()
        self.server.close()
        self.wait_state(sender, "stopped")
        self.assertEqual(sender.events[-1]["reason"], "error")
        self.no_share()
        self.assertIn("fetched", self.fault(sender))
        self.box.daemon.wait_for_line("video is over", PATIENCE)

    def test_protected_videos_are_refused_and_say_so(self):
        self.fails(self.server.url("protected.m3u8"), "protected")
        self.kiosk.wait_room(lambda room: [one for one in room["notices"].values() if one["reason"] == "content_protected"],
                             what="the display's word about it")
        self.box.daemon.wait_for_line("protected against copying", PATIENCE)
        self.assertFalse([path for path in self.server.asked if path.endswith(".ts")])

    def test_what_is_not_there_or_no_video_ends_clearly(self):
        make_video(os.path.join(self.folder, "old.mp4"), 1, SIZE, codec="mpeg4", sound=None)
        with open(os.path.join(self.folder, "page.html"), "w", encoding="ascii") as file:
            file.write("<!doctype html><title>no video</title>" + "x" * 5000)
        for path, word in (("none.mp4", "no such video"), ("old.mp4", "The video is mpeg"), ("page.html", "There are no pictures"),
                           ("bad.m3u8", "Only http")):
            with self.subTest(path):
                self.fails(self.server.url(path), word)

    def test_a_redirection_leads_to_http_only(self):
        self.fails(self.server.url("to?file:///etc/passwd"), "neither http nor https")
        sender = self.sender()
        sender.call("play", self.server.url("to?" + self.server.url("clip.mp4")))
        self.wait_position(sender, lambda at: at > 0)

    def test_a_server_that_nobody_vouches_for_is_not_listened_to(self):
        folder = tempfile.mkdtemp(prefix="airplay-video-")
        self.addCleanup(shutil.rmtree, folder)
        make_certificate(folder, "IP:127.0.0.1")
        certificate, key = (os.path.join(folder, name) for name in ("c.pem", "k.pem"))
        secure = MediaServer(self.folder, (certificate, key))
        self.addCleanup(secure.close)
        for address in (secure.url("clip.mp4"), secure.url("master.m3u8"), self.server.url("to?" + secure.url("clip.mp4"))):
            with self.subTest(address):
                self.fails(address, "certificate")
        self.box.daemon.wait_for_line("video is over.*certificate", PATIENCE)
        self.assertEqual(secure.asked, [], "the box asks it for nothing")
        # It was not the server's fault: who trusts this certificate gets the video.
        link = http.client.HTTPSConnection("127.0.0.1", secure.port, timeout=PATIENCE,
                                           context=ssl.create_default_context(cafile=certificate))
        self.addCleanup(link.close)
        link.request("HEAD", "/clip.mp4")
        self.assertEqual(link.getresponse().status, 200)

    def test_other_addresses_are_refused_at_once(self):
        sender = self.sender()
        for address, status in (("file:///etc/passwd", 415), ("rtsp://127.0.0.1/a", 415), ("nonsense", 400),
                                ("mlhls://localhost/master.m3u8", 415), ("http://127.0.0.1/" + "a" * 9000, 400)):
            with self.subTest(address[:20]):
                self.assertEqual(sender.call("play", address)["status"], status)
        self.assertEqual(self.kiosk.room["participants"], {})

    def test_other_kinds_are_played_as_they_are(self):
        for name, codec, sound, lane_codec in (("clip.webm", "vp8", "libopus", "vp8"), ("hevc.mp4", "hevc", "aac", "h265")):
            with self.subTest(name):
                make_video(os.path.join(self.folder, name), 4, SIZE, codec=codec, sound=sound)
                sender = self.sender()
                sender.call("play", self.server.url(name))
                self.share(lambda share, codec=lane_codec: share["width"] and share["codec"] == codec)
                self.wait_position(sender, lambda at: at > 0.3)
                sender.call("stop")
                self.no_share()

    def test_whom_a_host_removes_plays_no_more(self):
        sender = self.sender()
        sender.call("play", self.server.url("clip.mp4"))
        self.share()
        (who,) = self.kiosk.room["participants"]
        with self.box.admin() as admin:
            admin.call("participant.remove", participant=who)
        self.kiosk.wait_room(lambda room: not room["shares"] and not room["participants"], what="nobody")

    def test_a_paired_device_plays_over_its_encrypted_link(self):
        one = Sender("127.0.0.1", self.box.airplay)
        self.addCleanup(one.close)
        one.pair_transient()
        body = plistlib.dumps({"Content-Location": self.server.url("clip.mp4"), "Start-Position-Seconds": 2.0,
                               "uuid": "1", "rate": 1.0}, fmt=plistlib.FMT_BINARY)
        head = ("POST /play HTTP/1.1\r\nX-Apple-Session-ID: 5e55\r\nContent-Type: application/x-apple-binary-plist\r\n"
                f"X-Apple-Client-Name: Ada's iPhone\r\nContent-Length: {len(body)}\r\n\r\n")
        one.link.send_bytes(head.encode() + body)
        self.assertEqual(one.link.answer().status, 200)
        self.assertEqual(self.share()["name"], "Ada's iPhone")


class LockedRoomTest(VideoCase):
    SETTINGS = {"meeting": {"pin_digits": 4}}

    def test_in_clear_nobody_plays_in_a_room_with_a_pin(self):
        sender = self.sender()
        self.assertEqual(sender.call("play", self.server.url("clip.mp4"))["status"], 401)
        for name in ("stop", "playbackInfo"):
            self.assertEqual(sender.call(name)["status"], 401)
        self.assertEqual(self.kiosk.room["participants"], {})
        self.assertEqual(self.server.asked, [])


    def play_with(self, link, code):
        """Asks, is challenged, and answers by the code (RFC 2617 3.2.2, without qop)."""
        body = f"Content-Location: {self.server.url('clip.mp4')}\n"
        link.request("POST", "/play", body, {"Content-Type": "text/parameters"})
        challenge = link.getresponse()
        challenge.read()
        self.assertEqual(challenge.status, 401)
        nonce = re.search('nonce="([^"]+)"', challenge.headers["WWW-Authenticate"]).group(1)

        def md5(text):
            return hashlib.md5(text.encode()).hexdigest()

        proof = md5(f"{md5(f'AirPlay:AirPlay:{code}')}:{nonce}:{md5('POST:/play')}")
        link.request("POST", "/play", body, {
            "Content-Type": "text/parameters",
            "Authorization": f'Digest username="AirPlay", realm="AirPlay", nonce="{nonce}", uri="/play", '
                             f'response="{proof}"'})
        answer = link.getresponse()
        answer.read()
        return answer.status

    def link(self):
        link = http.client.HTTPConnection("127.0.0.1", self.box.airplay, timeout=PATIENCE)
        self.addCleanup(link.close)
        return link

    def test_who_proves_the_code_on_the_display_plays(self):
        link = self.link()
        self.assertEqual(self.play_with(link, self.box.pin()), 200)
        self.share()
        link.request("GET", "/playback-info")  # it stays proven on this connection
        answer = link.getresponse()
        answer.read()
        self.assertEqual(answer.status, 200)

    def test_a_wrong_code_plays_nothing(self):
        wrong = "0000" if self.box.pin() != "0000" else "1111"
        self.assertNotEqual(self.play_with(self.link(), wrong), 200)
        self.assertEqual(self.kiosk.room["participants"], {})
        self.assertEqual(self.server.asked, [])


class StrictBoxTest(VideoCase):
    SETTINGS = {"video_local": False}

    def test_the_box_does_not_ask_itself(self):
        own = self.server.url("clip.mp4")
        for address in (own, own.replace("127.0.0.1", "localhost"), own.replace("127.0.0.1", "[::ffff:127.0.0.1]"),
                        own.replace("127.0.0.1", "2130706433")):
            with self.subTest(address):
                sender = self.sender()
                self.assertIn(sender.call("play", address)["status"], (200, HUNG_UP))
                self.wait_state(sender, "stopped")
                self.assertIn("the box itself", self.fault(sender))
                sender.kill()
        self.assertEqual(self.server.asked, [])


class SwitchedOffTest(VideoCase):
    SETTINGS = {"video": False}

    def test_nothing_is_promised_and_nothing_played(self):
        link = Link("127.0.0.1", self.box.airplay)
        self.addCleanup(link.close)
        self.assertEqual(link.request("GET", "/info").plist()["features"] & 0x11, 0)
        self.assertEqual(self.sender().call("play", self.server.url("clip.mp4"))["status"], 501)


if __name__ == "__main__":
    unittest.main(verbosity=2)
