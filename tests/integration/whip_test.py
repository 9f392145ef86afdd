#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""WHIP (docs/whip.md) at a real tesserad, from a WebRTC that has no line in common with the box's:
aiortc with its own encoders, ICE, DTLS and SRTP."""

import os
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support.box import Box
from support.kiosk_client import AUDIO, KEY_FRAME, VIDEO, KioskClient
from support.page_client import PageClient
from support.processes import PATIENCE, wait_until
from support.whip_client import (WhepViewer, WhipHttp, WhipSender, fragment_of,
                                 without_candidates)

SETTINGS = {"ice": {"addresses": ["127.0.0.1"]}, "meeting": {"pin_digits": 8}}


class WhipTest(unittest.TestCase):
    settings = SETTINGS

    def setUp(self):
        self.box = Box(self.settings).start()
        self.addCleanup(self.box.stop)
        self.admin = self.box.admin()
        self.addCleanup(self.admin.close)
        self.pin = self.box.pin()

    def sender(self, bearer=None, **more):
        one = WhipSender(self.box, self.pin if bearer is None else bearer, **more)
        self.addCleanup(one.close)
        return one

    def room(self):
        return self.admin.call("room.get")["room"]

    def share(self):
        shares = list(self.room()["shares"].values())
        return shares[0] if shares else {}

    def wait_live(self, **wanted):
        def look():
            share = self.share()
            fits = all(share.get(key) == value for key, value in wanted.items())
            return share if fits and share.get("state") == "live" else None

        try:
            return wait_until(look, PATIENCE, f"live share with {wanted}")
        except TimeoutError as fault:
            raise AssertionError(f"{fault}: {self.share()}\n{self.box.daemon.tail()}") from fault

    def wait_empty(self):
        wait_until(lambda: not self.room()["shares"] and not self.room()["participants"],
                   PATIENCE, "empty room")


class Showing(WhipTest):
    def test_a_program_shows_pictures_and_sound(self):
        kiosk = KioskClient(self.box)
        self.addCleanup(kiosk.close)
        kiosk.ready()
        lanes = kiosk.lanes()
        self.addCleanup(lanes.close)
        sender = self.sender()
        answer = sender.publish("?name=Studio%201&label=Match")
        self.assertEqual(answer.status, 201, answer.text)
        self.assertRegex(answer.headers["Location"], r"^/whip/[A-Za-z0-9_-]{20,}$")
        self.assertRegex(answer.headers["ETag"], r'^"[^"]{8,}"$')
        self.assertEqual(answer.headers["Content-Type"], "application/sdp")
        self.assertIn("a=candidate:", answer.text)
        self.assertIn("a=end-of-candidates", answer.text)
        share = self.wait_live(width=640, height=360, codec="vp8", sound=True)
        self.assertEqual((share["kind"], share["name"], share["label"]),
                         ("screen", "Studio 1", "Match"))
        person = self.room()["participants"][share["participant"]]
        self.assertEqual((person["door"], person["name"]), ("whip", "Studio 1"))
        self.assertEqual(self.room()["doors"]["whip"]["state"], "open")
        _, lane = lanes.take()
        self.addCleanup(lane.close)
        seen, end = set(), time.monotonic() + PATIENCE
        while seen != {VIDEO, AUDIO} and time.monotonic() < end:
            kind, flags, _, payload = lane.read_frame()
            if kind == VIDEO and VIDEO not in seen:
                self.assertTrue(flags & KEY_FRAME)
            if kind in (VIDEO, AUDIO) and payload:
                seen.add(kind)
        self.assertEqual(seen, {VIDEO, AUDIO})
        self.assertEqual(sender.delete().status, 200)
        self.wait_empty()
        self.assertEqual(sender.delete().status, 404)

    def test_h264_with_candidates_by_patch(self):
        sender = self.sender(codec="H264", sound=False)
        answer = sender.publish(trickle=True)
        self.assertEqual(answer.status, 204, answer.text)
        self.wait_live(width=640, height=360, codec="h264")

    def test_sound_alone_is_a_share_of_sound(self):
        self.assertEqual(self.sender(codec=None).publish().status, 201)
        share = self.wait_live(sound=True)
        self.assertEqual((share["kind"], share["width"]), ("sound", 0))

    def test_a_token_lets_in_and_a_camera_is_one(self):
        token = self.admin.call("tokens.new", name="Studio", role="host")["token"]
        self.assertEqual(self.sender(token).publish("?kind=camera").status, 201)
        self.assertEqual(self.wait_live(width=640)["kind"], "camera")

    def test_a_revoked_token_ends_what_it_began(self):
        made = self.admin.call("tokens.new", name="Studio", role="host")
        shows, stays = self.sender(made["token"]), self.sender()
        for one in (shows, stays):
            self.assertEqual(one.publish().status, 201)
        viewer = WhepViewer(self.box, made["token"])
        self.addCleanup(viewer.close)

        def watches():
            return viewer.begin().status == 201

        wait_until(watches, PATIENCE, "a share that can be watched")
        self.assertEqual(len(self.room()["participants"]), 3)
        self.admin.call("tokens.revoke", token=made["id"])
        wait_until(lambda: len(self.room()["participants"]) == 1, PATIENCE, "end of both")
        for one in (shows, viewer):
            wait_until(lambda one=one: one.state in ("closed", "failed"), PATIENCE, "end of the connection")
        self.wait_live(width=640)
        self.assertEqual(stays.state, "connected")
        self.assertEqual(stays.delete().status, 200)

    def test_a_second_post_is_another_one_and_leaves_the_first(self):
        first, second = self.sender(), self.sender(sound=False)
        self.assertEqual(first.publish().status, 201)
        self.wait_live(width=640)
        self.assertEqual(second.publish().status, 201)
        wait_until(lambda: [one["state"] for one in self.room()["shares"].values()] == ["live"] * 2,
                   PATIENCE, "two live shares")
        self.assertNotEqual(first.location, second.location)
        self.assertEqual(second.delete().status, 200)
        wait_until(lambda: len(self.room()["shares"]) == 1, PATIENCE, "one share")
        self.wait_live(width=640, sound=True)
        self.assertEqual(first.delete().status, 200)
        self.wait_empty()

    def test_who_is_removed_loses_the_connection_and_the_resource(self):
        sender = self.sender()
        self.assertEqual(sender.publish().status, 201)
        share = self.wait_live(width=640)
        self.admin.call("participant.remove", participant=share["participant"])
        self.wait_empty()
        wait_until(lambda: sender.state in ("closed", "failed"), PATIENCE, "end of the connection")
        self.assertEqual(sender.delete().status, 404)

    def test_a_stopped_share_ends_the_visit(self):
        sender = self.sender()
        self.assertEqual(sender.publish().status, 201)
        self.wait_live(width=640)
        (share,) = self.room()["shares"]
        self.admin.call("share.stop", share=share)
        self.wait_empty()
        self.assertEqual(sender.patch(sender.location, sender.etag, "x").status, 404)

    def test_who_falls_silent_is_gone_after_a_while(self):
        sender = self.sender()
        self.assertEqual(sender.publish().status, 201)
        self.wait_live(width=640)
        sender.vanish()
        self.wait_empty()
        self.assertEqual(sender.delete().status, 404)

    def test_after_a_restart_the_session_is_unknown_and_another_begins(self):
        sender = self.sender()
        self.assertEqual(sender.publish().status, 201)
        self.wait_live(width=640)
        self.box.daemon.kill()
        self.admin.close()
        self.box.start()
        self.admin = self.box.admin()
        self.addCleanup(self.admin.close)
        self.assertEqual(sender.delete().status, 404)
        again = self.sender(self.box.pin())
        self.assertEqual(again.publish().status, 201)
        self.wait_live(width=640)


class Deciding(WhipTest):
    def test_the_lobby_lets_in_while_the_request_waits(self):
        self.admin.call("settings.set", values={"meeting.lobby": "everyone"})
        sender = self.sender()
        def let_in():
            with self.box.admin() as host:
                def waiting():
                    people = host.call("room.get")["room"]["participants"]
                    return [who for who, one in people.items() if one["state"] == "lobby"]

                (who,) = wait_until(waiting, PATIENCE, "somebody in the lobby")
                host.call("lobby.accept", participant=who)

        # The request is answered once somebody decided.
        helper = threading.Thread(target=let_in)
        helper.start()
        answer = sender.publish()
        helper.join()
        self.assertEqual(answer.status, 201, answer.text)
        self.wait_live(width=640)

    def test_nobody_in_the_lobby_decides(self):
        self.admin.call("settings.set", values={"meeting.lobby": "everyone"})
        answer = self.sender().publish()
        self.assertEqual(answer.status, 403)
        self.assertIn("try again", answer.text)
        self.wait_empty()

    def test_a_question_that_nobody_answers_is_taken_back(self):
        self.admin.call("settings.set", values={"meeting.sharing": "moderated"})
        answer = self.sender().publish()
        self.assertEqual(answer.status, 403)
        self.assertIn("try again", answer.text)
        self.wait_empty()
        self.assertEqual(self.room()["requests"], {})

    def test_switched_off_there_is_nothing(self):
        self.admin.call("settings.set", values={"web.whip": False})
        wait_until(lambda: self.room()["doors"]["whip"]["state"] == "closed", PATIENCE, "closed door")
        self.assertEqual(self.sender().publish().status, 404)
        self.admin.call("settings.set", values={"web.whip": True})
        wait_until(lambda: self.room()["doors"]["whip"]["state"] == "open", PATIENCE, "open door")


class BadInput(WhipTest):
    """One box for all; nobody gets in."""

    def setUp(self):
        pass

    @classmethod
    def setUpClass(cls):
        cls.box = Box(SETTINGS).start()
        cls.addClassCleanup(cls.box.stop)
        cls.admin = cls.box.admin()
        cls.addClassCleanup(cls.admin.close)
        cls.pin = cls.box.pin()
        one = WhipSender(cls.box)
        cls.sdp = one.offer()
        one.close()
        # Buckets and wrong PINs count by source.
        cls.sources = iter(f"127.0.1.{at}" for at in range(1, 250))

    def http(self, bearer=None):
        return WhipHttp(self.box, bearer, next(self.sources))

    def tearDown(self):
        self.wait_empty()

    def test_no_bearer(self):
        answer = self.http().post(self.sdp)
        self.assertEqual(answer.status, 401)
        self.assertEqual(answer.headers["WWW-Authenticate"], "Bearer")
        self.assertIn("PIN", answer.text)

    def test_a_wrong_token_and_one_of_another_role(self):
        self.assertEqual(self.http("guessed-token").post(self.sdp).status, 401)
        metrics = self.admin.call("tokens.new", name="Figures", role="metrics")["token"]
        self.assertEqual(self.http(metrics).post(self.sdp).status, 403)

    def test_wrong_pins_wait_as_those_of_pages_do(self):
        http = self.http()
        statuses = [http.post(self.sdp, bearer="00000000").status for _ in range(6)]
        self.assertEqual(statuses[0], 403)
        self.assertEqual(statuses[-1], 429, statuses)
        # The right one waits too, and so does the page of the same address.
        late = http.post(self.sdp, bearer=self.pin)
        self.assertEqual(late.status, 429)
        self.assertGreater(int(late.headers["Retry-After"]), 0)
        page = PageClient(self.box, source=http.source)
        self.addCleanup(page.close)
        with self.assertRaises(Exception) as refused:
            page.join("Eve", self.pin)
        self.assertEqual(refused.exception.name, "too_many_attempts")

    def test_an_unknown_content_type(self):
        http = self.http(self.pin)
        for kind in ("application/json", "text/plain", "application/sdp-offer", ""):
            self.assertEqual(http.post(self.sdp, Content_Type=kind).status, 415, kind)

    def test_a_body_too_large(self):
        answer = self.http(self.pin).post("v=0\r\n" + "a=x\r\n" * 13000)
        self.assertEqual(answer.status, 413)

    def test_a_large_body_of_somebody_without_a_token_is_not_read(self):
        body = self.sdp + "a=x\r\n" * 5000
        self.assertEqual(self.http("guessed-token").post(body).status, 401)

    def test_offers_that_are_none(self):
        http = self.http(self.pin)
        receiving = self.sdp.replace("a=sendonly", "a=recvonly")
        for text in ("", "hello", "v=0\r\n", "v=0\r\nm=video 9 X 96\r\n", "\0" * 100,
                     self.sdp.replace("a=fingerprint", "a=x"), receiving):
            answer = http.post(text)
            self.assertEqual(answer.status, 400, text[:40])
            self.assertGreater(len(answer.text), 20)

    def test_no_codec_that_the_display_can_show(self):
        answer = self.http(self.pin).post(self.sdp.replace("VP8/", "AV1/").replace("H264/", "H265/"))
        self.assertEqual(answer.status, 422, answer.text)

    def test_a_page_of_another_origin_with_the_pin(self):
        answer = self.http(self.pin).post(self.sdp, Origin="https://evil.example")
        self.assertEqual(answer.status, 403)
        self.assertEqual(self.http().post(self.sdp, Origin="https://evil.example").status, 401)

    def test_a_foreign_name_of_the_box(self):
        self.assertEqual(self.http(self.pin).post(self.sdp, Host="evil.example").status, 421)

    def test_options_and_other_verbs(self):
        answer = self.http().ask("OPTIONS", "/whip")
        self.assertEqual((answer.status, answer.headers["Accept-Post"]), (204, "application/sdp"))
        self.assertEqual(answer.headers["Access-Control-Allow-Origin"], "*")
        for verb in ("GET", "HEAD", "PUT"):
            self.assertEqual(self.http(self.pin).ask(verb, "/whip").status, 405)

    def test_a_session_that_is_none(self):
        http = self.http(self.pin)
        self.assertEqual(http.ask("DELETE", "/whip/guessed").status, 404)
        self.assertEqual(http.patch("/whip/guessed", "*", fragment_of(self.sdp)).status, 404)


class IceServers(WhipTest):
    STUN = '<stun:stun.example.org>; rel="ice-server"'
    TURN = ('<turns:turn.example.org:443?transport=tcp>; rel="ice-server"; username="studio"; '
            'credential="no secret"; credential-type="password"')

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = os.path.join(folder.name, "credential")
        with open(os.open(self.file, os.O_WRONLY | os.O_CREAT, 0o600), "w") as paper:
            paper.write("no secret\n")
        self.settings = {**SETTINGS, "web": {
            "ice_servers": ["stun:stun.example.org", "turns:turn.example.org:443?transport=tcp"],
            "ice_username": "studio", "ice_credential_file": self.file}}
        super().setUp()

    def test_who_gets_in_is_told(self):
        answer = self.sender().publish()
        self.assertEqual(answer.status, 201, answer.text)
        self.assertEqual(answer.headers.get_all("Link"), [self.STUN, self.TURN])
        self.wait_live()
        answer = self.viewer().begin()
        self.assertEqual(answer.status, 201, answer.text)
        self.assertEqual(answer.headers.get_all("Link"), [self.STUN, self.TURN])

    def test_options_tell_the_password_to_tokens_only(self):
        token = self.admin.call("tokens.new", name="Studio", role="host")["token"]
        for path in ("/whip", "/whep"):
            for bearer, wanted in (("", [self.STUN]), (self.pin, [self.STUN]),
                                   ("guessed", [self.STUN]), (token, [self.STUN, self.TURN])):
                answer = WhipHttp(self.box, bearer).ask("OPTIONS", path)
                self.assertEqual((answer.status, answer.headers.get_all("Link")), (204, wanted))

    def viewer(self):
        one = WhepViewer(self.box, self.pin)
        self.addCleanup(one.close)
        return one


class Trespassing(WhipTest):
    """Bad deeds against a session that goes on all the time."""

    def setUp(self):
        super().setUp()
        self.victim = self.sender()
        self.assertEqual(self.victim.publish().status, 201)
        self.wait_live(width=640)
        self.where = self.victim.location

    def tearDown(self):
        self.assertEqual(self.victim.state, "connected")
        self.wait_live(width=640)

    def test_a_delete_by_another(self):
        token = self.admin.call("tokens.new", name="Other", role="admin")["token"]
        self.assertEqual(self.victim.delete(bearer="").status, 401)
        self.assertEqual(self.victim.delete(bearer=token).status, 403)
        self.assertEqual(self.victim.delete(bearer="00000000").status, 403)

    def test_patches_that_cannot_be_used(self):
        good = fragment_of(self.victim.peer.localDescription.sdp)
        send, etag = self.victim.patch, self.victim.etag
        self.assertEqual(send(self.where, None, good).status, 428)
        self.assertEqual(send(self.where, '"stale"', good).status, 412)
        self.assertEqual(send(self.where, etag, "garbage").status, 400)
        self.assertEqual(send(self.where, etag, "a=" + "x" * 20000).status, 413)
        self.assertEqual(send(self.where, etag, good, Content_Type="text/plain").status, 415)
        self.assertEqual(send(self.where, etag, good, bearer="00000000").status, 403)
        self.assertEqual(send(self.where, etag, good).status, 204)

    def test_a_second_post_without_candidates_harms_nobody(self):
        other = self.sender()
        answer = other.post(without_candidates(other.offer()))
        self.assertEqual(answer.status, 201)
        self.assertNotEqual(answer.headers["Location"], self.where)


if __name__ == "__main__":
    unittest.main()
