#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The room's own camera and microphone (plugins/room) at a real tesserad, with test sources; another
WebRTC, aiortc, watches them by WHEP."""

import os
import shutil
import signal
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import sound_server
from support.box import Box
from support.json_rpc_socket import RpcError
from support.kiosk_client import KioskClient
from support.page_client import PageClient
from support.processes import PATIENCE, wait_until
from support.sound_server import SoundServer
from support.whip_client import WhepViewer, WhipSender

CAMERA = {"trusted": True, "source": "test", "sound": "test", "width": 320, "height": 180, "fps": 15}
ON, OFF = r"plugin room: somebody watches: it is on", r"plugin room: nobody watches: it is off"
OFFERED = r"plugin room: the room can be watched"


def settings(**options):
    return {
        "ice": {"addresses": ["127.0.0.1"]},
        "plugins": {"enabled": ["room"], "room": {**CAMERA, **options}},
    }


def camera_of(room):
    found = [share for share, one in room["shares"].items() if one["kind"] == "room"]
    return found[0] if found else None


class RoomCameraTest(unittest.TestCase):
    def box(self, more=None, **options):
        box = Box({**settings(**options), **(more or {})})
        self.addCleanup(box.stop)
        return box.start()

    def admin(self, box):
        admin = box.admin()
        self.addCleanup(admin.close)
        return admin

    def room(self, admin):
        return admin.call("room.get")["room"]

    def wait_camera(self, admin, former=None):
        """The share, once the room document says what will come."""
        def offered():
            room = self.room(admin)
            share = camera_of(room)
            return share if share and share != former and room["shares"][share]["codec"] else None

        return wait_until(offered, PATIENCE, "room camera")

    def viewer(self, box, share):
        viewer = WhepViewer(box, box.pin())
        self.addCleanup(viewer.close)
        answer = viewer.begin("?share=" + share)
        self.assertEqual(answer.status, 201, answer.text)
        return viewer

    def wait(self, condition, what, box):
        try:
            return wait_until(condition, PATIENCE, what)
        except TimeoutError as fault:
            raise AssertionError(f"{fault}\n{box.daemon.tail()}") from fault

    def wait_seen(self, viewer, box):
        seen = viewer.pictures
        self.wait(lambda: viewer.pictures >= seen + 5, "pictures of the room", box)

    def check_watching(self, isolation):
        box = self.box(isolation=isolation)
        admin = self.admin(box)
        share = self.wait_camera(admin)
        about = self.room(admin)["shares"][share]
        self.assertEqual(
            (about["name"], about["label"], about["codec"], about["width"], about["sound"]),
            ("Test room", "", "vp8", 320, True))
        # Nobody looks: nothing is open, nothing is encoded.
        self.assertEqual((about["watched"], about["fps"], about["kbps"]), (False, 0, 0))
        self.assertNotIn("it is on", box.daemon.output())
        viewer = self.viewer(box, share)
        self.wait_seen(viewer, box)
        self.assertEqual(viewer.size, (320, 180))
        self.wait(lambda: viewer.loudest > 2000, "the tone of the test source", box)
        self.assertTrue(self.room(admin)["shares"][share]["watched"])
        other = self.viewer(box, share)  # comes later: a key frame is made for it
        self.wait_seen(other, box)
        self.assertEqual(viewer.delete().status, 200)
        self.wait_seen(other, box)
        self.assertTrue(self.room(admin)["shares"][share]["watched"])
        self.assertEqual(other.delete().status, 200)
        self.wait(lambda: not self.room(admin)["shares"][share]["watched"], "nobody watches", box)
        box.daemon.wait_for_line(OFF)
        again = self.viewer(box, share)
        self.wait_seen(again, box)

    def test_it_is_watched_from_a_process_of_its_own(self):
        self.check_watching("process")

    def test_it_is_watched_from_inside_tesserad(self):
        self.check_watching("none")

    def test_nothing_is_encoded_while_nobody_watches(self):
        box = self.box(width=1280, height=720, fps=30)
        admin = self.admin(box)
        share = self.wait_camera(admin)
        pid = admin.call("status")["plugins"]["room"]["pid"]

        def streaming():
            """Threads of encoders, sources and their queues."""
            names = []
            for task in os.listdir(f"/proc/{pid}/task"):
                try:
                    with open(f"/proc/{pid}/task/{task}/comm", encoding="ascii") as file:
                        names.append(file.read().strip())
                except FileNotFoundError:
                    pass  # has just ended
            return [name for name in names if ":src" in name]

        self.assertEqual(streaming(), [])
        viewer = self.viewer(box, share)
        self.wait_seen(viewer, box)
        self.assertGreater(len(streaming()), 1)
        self.assertEqual(viewer.delete().status, 200)
        self.wait(lambda: not streaming(), "end of the pipelines", box)

    def test_the_display_has_no_part_in_it(self):
        box = self.box()
        kiosk = KioskClient(box)
        self.addCleanup(kiosk.close)
        kiosk.ready()
        lanes = kiosk.lanes()
        self.addCleanup(lanes.close)
        admin = self.admin(box)
        camera = self.wait_camera(admin)
        # A share that comes later gets the first lane, so that there is none of the room.
        sender = WhipSender(box, box.pin())
        self.addCleanup(sender.close)
        self.assertEqual(sender.publish().status, 201)
        share, lane = lanes.take()
        self.addCleanup(lane.close)
        self.assertNotEqual(share, camera)
        room = self.room(admin)
        self.assertFalse(room["shares"][camera]["watched"])
        self.assertFalse([one for one in room["notices"].values() if one["name"] == "Test room"])
        for method in ("share.pin", "share.swap"):
            with self.assertRaises(RpcError) as refused:
                more = {"with": share} if method == "share.swap" else {"pinned": True}
                admin.call(method, share=camera, **more)
            self.assertEqual(refused.exception.name, "share_not_found")

    def test_who_does_not_ask_for_the_room_does_not_get_it(self):
        box = self.box()
        admin = self.admin(box)
        share = self.wait_camera(admin)
        viewer = WhepViewer(box, box.pin())
        self.addCleanup(viewer.close)
        self.assertEqual(viewer.begin().status, 404)
        self.assertFalse(self.room(admin)["shares"][share]["watched"])

    def test_it_takes_nobodys_place_and_asks_nobody(self):
        for rules in ({"sharing": "moderated"}, {"sharing": "one-at-a-time"}, {"lobby": "everyone"},
                      {"shares_max": 1, "participants_max": 2}):
            with self.subTest(rules), Box({**settings(), "meeting": {"pin_digits": 8, **rules}}) as box:
                box.start()
                with box.admin() as admin:
                    share = self.wait_camera(admin)
                    room = self.room(admin)
                    self.assertEqual((room["participants"], room["requests"]), ({}, {}))
                    self.assertEqual(room["meeting"]["started_at"], 0)
                    self.assertEqual(list(room["shares"]), [share])
                    self.assertEqual(admin.call("status")["shares"], 0)

    def test_a_meeting_ends_although_it_is_there(self):
        box = self.box({"meeting": {"pin_digits": 8, "empty_minutes": 0}})
        admin = self.admin(box)
        share = self.wait_camera(admin)
        page = PageClient(box)
        self.addCleanup(page.close)
        page.join("Ada", box.pin())
        self.assertGreater(self.room(admin)["meeting"]["started_at"], 0)
        admin.call("meeting.end")
        room = self.room(admin)
        self.assertEqual((room["meeting"]["started_at"], list(room["shares"])), (0, [share]))

    def test_a_host_stops_it_until_the_meeting_ends(self):
        box = self.box()
        admin = self.admin(box)
        share = self.wait_camera(admin)
        page = PageClient(box)
        self.addCleanup(page.close)
        page.join("Ada", box.pin())
        viewer = self.viewer(box, share)
        self.wait_seen(viewer, box)
        admin.call("share.stop", share=share)
        self.assertIsNone(camera_of(self.room(admin)))
        self.wait(lambda: viewer.over or viewer.state in ("closed", "failed"), "end of the view", box)
        # Its door asks again, also as another process, and gets nothing.
        os.kill(admin.call("status")["plugins"]["room"]["pid"], signal.SIGKILL)
        wait_until(lambda: admin.call("status")["plugins"]["room"]["restarts"] == 1, PATIENCE, "restart")
        wait_until(lambda: admin.call("status")["plugins"]["room"]["state"] == "open", PATIENCE, "open door")
        self.assertIsNone(camera_of(self.room(admin)))
        admin.call("meeting.end")
        self.assertNotEqual(self.wait_camera(admin, share), share)

    def test_a_host_pauses_it(self):
        box = self.box()
        admin = self.admin(box)
        share = self.wait_camera(admin)
        viewer = self.viewer(box, share)
        self.wait_seen(viewer, box)
        admin.call("share.pause", share=share)
        box.daemon.wait_for_line(OFF)
        self.assertEqual(self.room(admin)["shares"][share]["paused_by"], "host")
        admin.call("share.resume", share=share)
        self.wait_seen(viewer, box)

    def test_nobody_else_passes_for_the_room(self):
        box = self.box(trusted=False)
        box.daemon.wait_for_line(r"plugin room: may not show the room: .*plugins\.room\.trusted")
        admin = self.admin(box)
        sender = WhipSender(box, box.pin())
        self.addCleanup(sender.close)
        self.assertEqual(sender.publish("?kind=room").status, 400)
        page = PageClient(box)
        self.addCleanup(page.close)
        page.join("Eve", box.pin())
        with self.assertRaises(RpcError) as refused:
            page.call("peer.offer", sdp=sender.offer(), shares={"0": {"kind": "room", "label": ""}})
        self.assertEqual(refused.exception.name, "not_allowed")
        self.assertIsNone(camera_of(self.room(admin)))

    def test_it_comes_back_when_its_process_dies(self):
        box = self.box()
        admin = self.admin(box)
        share = self.wait_camera(admin)
        viewer = self.viewer(box, share)
        self.wait_seen(viewer, box)
        os.kill(admin.call("status")["plugins"]["room"]["pid"], signal.SIGKILL)
        again = self.wait_camera(admin, share)
        self.assertFalse(self.room(admin)["shares"][again]["watched"])
        self.wait_seen(self.viewer(box, again), box)

    def test_without_a_camera_there_is_nothing_and_it_is_tried_again(self):
        missing = "/dev/there-is-no-such-camera"
        box = self.box(source="v4l2", device=missing, sound="none")
        box.daemon.wait_for_line(rf"plugin room: cannot use {missing}: No such file or directory; tried again in 1 s")
        box.daemon.wait_for_line(r"tried again in 2 s")
        admin = self.admin(box)
        self.assertIsNone(camera_of(self.room(admin)))
        status = admin.call("status")["plugins"]["room"]
        self.assertEqual((status["state"], status["restarts"]), ("open", 0))

    def test_what_is_no_camera_ends_the_share_and_not_the_door(self):
        """A file that is there and no device, as one that fails when somebody wants to look."""
        box = self.box(source="v4l2", device="/dev/null", sound="none")
        admin = self.admin(box)
        share = self.wait_camera(admin)
        self.viewer(box, share)
        box.daemon.wait_for_line(r"plugin room: .*; tried again in \d+ s")
        self.wait(lambda: camera_of(self.room(admin)) != share, "end of the share", box)
        status = admin.call("status")["plugins"]["room"]
        self.assertEqual((status["state"], status["restarts"]), ("open", 0))

    def test_a_microphone_that_fails_leaves_the_picture(self):
        box = self.box(sound="pulse", sound_server="unix:/nowhere/there-is-no-server")
        admin = self.admin(box)
        share = self.wait_camera(admin)
        viewer = self.viewer(box, share)
        box.daemon.wait_for_line(r"plugin room: no sound: .*; tried again in \d+ s")
        self.wait_seen(viewer, box)
        self.assertEqual(camera_of(self.room(admin)), share)

    @unittest.skipIf(sound_server.missing_tools(), f"SKIPPED, cannot run without: {sound_server.missing_tools()}")
    def test_a_microphone_of_a_sound_server_is_heard_and_the_picture_outlives_it(self):
        """What the server's loudspeaker plays stands in for what a microphone hears."""
        folder = tempfile.mkdtemp(prefix="room-sound-")
        self.addCleanup(shutil.rmtree, folder)
        os.chmod(folder, 0o755)  # the plugin's process may have a user of its own
        server = self.sound_server(folder)
        box = self.box(sound="pulse", sound_server=server.server, sound_device="room.monitor")
        admin = self.admin(box)
        share = self.wait_camera(admin)
        viewer = self.viewer(box, share)
        self.wait_seen(viewer, box)
        self.wait(lambda: viewer.sounds > 50, "sound of the room", box)
        self.assertLess(viewer.loudest, 100)  # nothing is played yet
        server.load("module-sine", "sink=room", "frequency=440")
        self.wait(lambda: viewer.loudest > 2000, "what the microphone hears", box)
        server.kill()
        box.daemon.wait_for_line(r"plugin room: no sound: .*; tried again in \d+ s")
        self.wait_seen(viewer, box)
        self.assertEqual(camera_of(self.room(admin)), share)
        os.unlink(server.socket)
        viewer.loudest = 0
        self.sound_server(folder).load("module-sine", "sink=room", "frequency=440")
        self.wait(lambda: viewer.loudest > 2000, "sound of the server that is back", box)
        self.assertEqual(camera_of(self.room(admin)), share)

    def sound_server(self, folder):
        server = SoundServer(folder)
        self.addCleanup(server.stop)
        return server

    def test_by_default_a_box_has_no_camera(self):
        box = self.box(source="none", sound="none")
        box.daemon.wait_for_line(r"plugin room: source and sound are none: the room has no camera")
        self.assertEqual(self.room(self.admin(box))["shares"], {})


if __name__ == "__main__":
    unittest.main(verbosity=2)
