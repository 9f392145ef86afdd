#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""Plugins of a real tesserad: the example door in both isolations, the lobby, and the death of a host."""

import os
import signal
import subprocess
import sys
import threading
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import paths
from support.box import Box
from support.json_rpc_socket import RpcError
from support.kiosk_client import CAPS, KEY_FRAME, VIDEO, KioskClient
from support.page_client import PageClient
from support.processes import PATIENCE, wait_until

STOP_LIMIT = 15  # s; generous: other tests load the machine
EXAMPLE = {"trusted": True, "width": 320, "height": 180, "fps": 15}


def example(**options):
    return {"plugins": {"enabled": ["example"], "example": {**EXAMPLE, **options}}}


def shares_of(room, door):
    people = room["participants"]
    return {
        share: about
        for share, about in room["shares"].items()
        if people.get(about["participant"], {}).get("door") == door
    }


def plugin(admin, name):
    return admin.call("status")["plugins"][name]


def live(door):
    def condition(room):
        shares = shares_of(room, door)
        # "weak" is live with a complaint; a busy test machine earns it honestly.
        good = ("live", "weak")
        return next((s for s, about in shares.items() if about["state"] in good), None)

    return condition


def in_lobby(room):
    people = room["participants"].items()
    return next((who for who, about in people if about["state"] == "lobby"), None)


class PluginTest(unittest.TestCase):
    def box(self, settings):
        box = Box(settings)
        self.addCleanup(box.stop)
        return box.start()

    def kiosk(self, box):
        kiosk = KioskClient(box)
        self.addCleanup(kiosk.close)
        kiosk.ready()
        lanes = kiosk.lanes()
        self.addCleanup(lanes.close)
        return kiosk, lanes

    def check_pictures(self, isolation):
        box = self.box(example(isolation=isolation))
        kiosk, lanes = self.kiosk(box)
        share = kiosk.wait_room(live("example"), what="live share of the example")
        about = kiosk.room["shares"][share]
        self.assertEqual((about["codec"], about["width"], about["height"]), ("vp8", 320, 180))
        self.assertEqual(about["label"], "Test pattern")
        taken, lane = lanes.take()
        self.addCleanup(lane.close)
        self.assertEqual(taken, share)
        self.assertEqual(lane.read_frame()[0], CAPS)
        kind, flags, _, payload = lane.read_frame()
        self.assertEqual((kind, flags & KEY_FRAME), (VIDEO, KEY_FRAME))
        # RFC 6386, 9.1: bit 0 of a VP8 key frame is 0, bytes 3 to 5 are the start code.
        self.assertEqual((payload[0] & 1, payload[3:6]), (0, b"\x9d\x01\x2a"))
        for _ in range(5):
            self.assertEqual(lane.read_frame()[0], VIDEO)
        with box.admin() as admin:
            status = plugin(admin, "example")
            self.assertEqual((status["state"], status["restarts"]), ("open", 0))
            self.assertEqual(status["pid"] > 0, isolation == "process")
            self.assertEqual(admin.call("room.get")["room"]["doors"]["example"]["state"], "open")
            admin.call("share.stop", share=share)
        kiosk.wait_room(lambda room: share not in room["shares"], what="end of the share")
        code, seconds = box.daemon.stop()
        self.assertEqual(code, 0)
        self.assertLess(seconds, STOP_LIMIT)

    def test_the_example_shows_its_pattern_from_a_process_of_its_own(self):
        self.check_pictures("process")

    def test_the_example_shows_its_pattern_from_inside_tesserad(self):
        self.check_pictures("none")

    def test_a_door_sends_less_while_its_share_is_paused(self):
        box = self.box(example())
        kiosk, _ = self.kiosk(box)
        share = kiosk.wait_room(live("example"), what="live share of the example")

        def rate(room):
            return room["shares"][share]["fps"]

        kiosk.wait_room(lambda room: rate(room) > 5, what="its own rate")
        with box.admin() as admin:
            admin.call("share.pause", share=share)
            kiosk.wait_room(lambda room: 0 < rate(room) < 3, what="one picture a second")
            admin.call("share.resume", share=share)
            kiosk.wait_room(lambda room: rate(room) > 5, what="its own rate again")

    def test_without_trust_and_pin_nobody_comes_in(self):
        box = self.box(example(trusted=False))
        box.daemon.wait_for_line(r"plugin example: not let in: ")
        with box.admin() as admin:
            self.assertEqual(admin.call("status")["participants"], 0)

    def test_a_pin_from_a_file_opens(self):
        box = Box(example(trusted=False, start_after=2))
        self.addCleanup(box.stop)
        pin_file = os.path.join(box.folder, "pin")
        box.settings["plugins"]["example"]["pin_file"] = pin_file
        with open(os.open(pin_file, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write("0")
        box.start()
        with open(pin_file, "w", encoding="ascii") as file:
            file.write(box.pin())
        kiosk, _ = self.kiosk(box)
        self.assertTrue(kiosk.wait_room(live("example"), what="live share"))

    def waits(self, isolation):
        """The example door in a lobby; who it is."""
        box = self.box({**example(isolation=isolation), "meeting": {"lobby": "everyone"}})
        kiosk, _ = self.kiosk(box)
        who = kiosk.wait_room(in_lobby, what="example in the lobby")
        box.daemon.wait_for_line(r"plugin example: waits in the lobby")
        self.assertEqual(kiosk.room["shares"], {})
        return box, kiosk, who

    def ctl(self, box, *words):
        subprocess.run(
            [paths.TESSERACTL, "--socket", box.socket_path("admin"), *words],
            capture_output=True, timeout=PATIENCE, check=True)

    def check_lobby(self, isolation):
        box, kiosk, who = self.waits(isolation)
        with box.admin() as admin:
            self.ctl(box, "lobby", "accept", who)
            share = kiosk.wait_room(live("example"), what="live share of the one who was let in")
            self.assertEqual(kiosk.room["shares"][share]["participant"], who)
            admin.call("participant.remove", participant=who)
            box.daemon.wait_for_line(r"plugin example: a host sent it out, or did not let it in")
            self.assertEqual(admin.call("status")["participants"], 0)

    def test_who_waits_in_the_lobby_shows_once_let_in_from_a_process_of_its_own(self):
        self.check_lobby("process")

    def test_who_waits_in_the_lobby_shows_once_let_in_from_inside_tesserad(self):
        self.check_lobby("none")

    def check_refusal(self, isolation):
        box, _, who = self.waits(isolation)
        with box.admin() as admin:
            self.ctl(box, "lobby", "refuse", who)
            box.daemon.wait_for_line(r"plugin example: a host sent it out, or did not let it in")
            room = admin.call("room.get")["room"]
            self.assertEqual((room["participants"], room["shares"]), ({}, {}))
            self.assertEqual(plugin(admin, "example")["state"], "open")

    def test_who_is_refused_in_the_lobby_hears_it_in_a_process_of_its_own(self):
        self.check_refusal("process")

    def test_who_is_refused_in_the_lobby_hears_it_inside_tesserad(self):
        self.check_refusal("none")

    def test_who_waits_hears_that_the_meeting_has_ended(self):
        box, _, _ = self.waits("process")
        page = PageClient(box)
        self.addCleanup(page.close)
        page.join("Ada", box.pin())
        with box.admin() as admin:
            admin.call("lobby.accept", participant=page.participant)  # with her a meeting begins
            admin.call("meeting.end")
        box.daemon.wait_for_line(r"plugin example: the meeting has ended")

    def test_a_new_process_does_not_undo_a_block(self):
        box = self.box(example())
        kiosk, _ = self.kiosk(box)
        share = kiosk.wait_room(live("example"), what="live share")
        who = kiosk.room["shares"][share]["participant"]
        with box.admin() as admin:
            admin.call("participant.remove", participant=who, term="ever")
            box.daemon.wait_for_line(r"plugin example: a host sent it out, or did not let it in")
            os.kill(plugin(admin, "example")["pid"], signal.SIGKILL)
            box.daemon.wait_for_line(r"plugin example: not let in: ")
            self.assertEqual(plugin(admin, "example")["restarts"], 1)
            room = admin.call("room.get")["room"]
            self.assertEqual((room["participants"], room["shares"]), ({}, {}))

    def check_block(self, name, device):
        """Removed for good as Eve on tablet-1, it does not come back as this one; its name is no news to pages."""
        box = self.box(example(name="Eve", device="tablet-1"))
        kiosk, _ = self.kiosk(box)
        share = kiosk.wait_room(live("example"), what="live share")
        with box.admin() as admin:
            who = kiosk.room["shares"][share]["participant"]
            admin.call("participant.remove", participant=who, term="ever")
        page = PageClient(box)
        self.addCleanup(page.close)
        with self.assertRaises(RpcError) as refused:
            page.join("eve", box.pin(), "another-device")
        self.assertEqual(refused.exception.name, "blocked")
        box.daemon.stop()
        box.settings["plugins"]["example"].update(name=name, device=device)
        box.start()
        box.daemon.wait_for_line(r"plugin example: not let in: The host does not let you back in")
        with box.admin() as admin:
            self.assertEqual(admin.call("status")["participants"], 0)

    def test_a_removed_device_does_not_come_back_by_another_name(self):
        self.check_block("Mallory", "tablet-1")

    def test_a_removed_name_does_not_come_back_by_another_device_or_door(self):
        self.check_block("Eve", "tablet-2")

    def test_a_host_has_no_descriptor_but_its_own(self):
        box = self.box(example(start_after=3600))
        with box.admin() as admin:
            pid = wait_until(lambda: plugin(admin, "example")["pid"], PATIENCE, "plugin host")
            wait_until(lambda: plugin(admin, "example")["state"] == "open", PATIENCE, "open door")
        shared = {name for name in open_files(pid) & open_files(box.daemon.pid)
                  if name.startswith("socket:")}
        self.assertEqual(shared, set())
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            self.assertIn("NoNewPrivs:\t1", file.read())
        self.assertEqual(os.getpgid(pid), pid)

    def test_a_host_dies_with_tesserad(self):
        box = self.box(example(start_after=3600))
        with box.admin() as admin:
            pid = wait_until(lambda: plugin(admin, "example")["pid"], PATIENCE, "plugin host")
        box.daemon.kill()
        wait_until(lambda: not os.path.exists(f"/proc/{pid}") or zombie(pid), PATIENCE, "end of the host")

    def test_unknown_options_of_a_plugin_are_faults(self):
        box = Box(example(widht=3))
        self.addCleanup(box.stop)
        box.write_config()
        box.spawn()
        self.assertEqual(box.daemon.child.wait(PATIENCE), 2)
        self.assertIn("plugins.example.widht", box.daemon.output())
        self.assertIn("plugins.example.width", box.daemon.output())


def open_files(pid):
    found = set()
    for descriptor in os.listdir(f"/proc/{pid}/fd"):
        try:
            found.add(os.readlink(f"/proc/{pid}/fd/{descriptor}"))
        except FileNotFoundError:
            pass  # it has just been closed
    return found


def zombie(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


class HostDeathTest(unittest.TestCase):
    def setUp(self):
        self.box = Box(
            {
                "plugins": {
                    "enabled": ["example", "ticker"],
                    "example": EXAMPLE,
                    "ticker": {"trusted": True},
                }
            }
        )
        self.addCleanup(self.box.stop)
        folder = os.path.join(self.box.folder, "plugins")
        os.mkdir(folder)
        for name, place in (("example", "plugins/example"), ("ticker", "tests/unit/plugins")):
            library = f"tessera-{name}.so"
            os.symlink(os.path.join(paths.BUILD, place, library), os.path.join(folder, library))
        self.box.settings["plugins"]["folder"] = folder
        self.box.start()
        self.kiosk = KioskClient(self.box)
        self.addCleanup(self.kiosk.close)
        self.kiosk.ready()
        self.lanes = self.kiosk.lanes()
        self.addCleanup(self.lanes.close)

    def take_both(self):
        found = {}
        while len(found) < 2:
            share, lane = self.lanes.take()
            self.addCleanup(lane.close)
            found[share] = lane
        return found

    def test_kill_of_a_host_ends_its_share_alone(self):
        example_share = self.kiosk.wait_room(live("example"), what="live example")
        ticker_share = self.kiosk.wait_room(live("ticker"), what="live ticker")
        lanes = self.take_both()
        ticks = lanes[ticker_share]
        self.assertEqual(ticks.read_frame()[0], CAPS)
        # Read all the while: a reader that is slow is given less, and that is no fault.
        sequences = []
        reader = threading.Thread(target=self.read_all, args=(ticks, sequences), daemon=True)
        reader.start()
        with self.box.admin() as admin:
            before = plugin(admin, "example")
            os.kill(before["pid"], signal.SIGKILL)
            self.kiosk.wait_room(
                lambda room: example_share not in room["shares"], what="end of the example's share"
            )
            notices = self.kiosk.room["notices"].values()
            self.assertIn(
                ("share_ended", "door_failed"), {(n["code"], n["reason"]) for n in notices}
            )
            again = self.kiosk.wait_room(live("example"), what="example's share again")
            self.assertNotEqual(again, example_share)
            after = plugin(admin, "example")
        self.assertEqual((after["state"], after["restarts"]), ("open", 1))
        self.assertNotEqual(after["pid"], before["pid"])
        self.assertIn(ticker_share, self.kiosk.room["shares"])
        # Every tick came, in its order: the other share has not missed a frame.
        told = len(sequences)
        wait_until(lambda: len(sequences) > told + 10, PATIENCE, "ticks after all that")
        heard = sequences[:]
        self.assertEqual(heard, list(range(heard[0], heard[0] + len(heard))))

    @staticmethod
    def read_all(lane, sequences):
        try:
            while True:
                sequences.append(lane.read_frame()[2])
        except OSError:
            pass  # the end


if __name__ == "__main__":
    unittest.main(verbosity=2)
