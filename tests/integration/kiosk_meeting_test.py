#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk in a meeting: layouts, shares that rest, small pictures, questions, the menu.

The build folder is $TESSERA_BUILD, or build/.
"""

import base64
import os
import re
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support.kiosk_stage import (  # noqa: E402
    HEIGHT, WIDTH, KioskCase, fake_box, missing_tools, wait_until)
from support.processes import PATIENCE  # noqa: E402

RED, GREEN, BLUE = 0xC02020, 0x20A020, 0x2020C0
CALM = 1.0  # s: PromptStack.qml does not hear keys for 0.8 s after a question came


class MeetingCase(KioskCase):
    def start_shares(self, *colours, **kiosk):
        """One share a colour, s1 first, all of them on the display."""
        box = self.start_box()
        self.start_kiosk(**kiosk)
        for at, colour in enumerate(colours, start=1):
            self.add_share(f"s{at}", at)
            box.play(f"s{at}", "vp8", self.clip(colour), size=(640, 360))
        for at in range(1, len(colours) + 1):
            self.assertIsNotNone(self.displayed(f"s{at}"), self.log_text())
        return box

    def displayed(self, share, accept=lambda report: report["fps"] > 0):
        self.box.calls.clear()
        return self.box.wait_for_call(
            "share.displayed", accept=lambda one: one["share"] == share and accept(one)
        )

    def decoders(self):
        """How many decoders work. Each has a thread that is named after its source; GStreamer keeps
        threads that are done for a while, but those do not run."""
        before = self.turns()
        time.sleep(0.3)  # some pictures' worth
        return sum(turns > before.get(thread, 0) for thread, turns in self.turns().items())

    def turns(self):
        """Thread -> how often it had the processor."""
        folder = f"/proc/{self.kiosk.pid}/task"
        found = {}
        for thread in os.listdir(folder):
            try:
                with open(f"{folder}/{thread}/status", encoding="utf-8", errors="replace") as file:
                    status = file.read()
            except OSError:  # it has just ended
                continue
            if status.startswith("Name:\tsource:src"):
                found[thread] = sum(int(n) for n in re.findall(r"ctxt_switches:\s+(\d+)", status))
        return found

    def layout(self, **changes):
        self.box.patch({"layout": changes})

    def wait_decoders(self, count):
        self.assertTrue(wait_until(lambda: self.decoders() == count), f"not {count} decoders")

    def called(self, method, seconds=PATIENCE):
        return self.box.wait_for_call(method, seconds)


@unittest.skipIf(missing_tools(), f"SKIPPED, cannot run without: {missing_tools()}")
class LayoutTest(MeetingCase):
    def test_grid_focus_single_and_full_screen(self):
        self.start_shares(RED, GREEN, BLUE)
        # 2x2: the third stands in the middle below.
        self.shows(WIDTH // 4, HEIGHT // 4, RED)
        self.shows(3 * WIDTH // 4, HEIGHT // 4, GREEN)
        self.shows(WIDTH // 2, 3 * HEIGHT // 4, BLUE)
        self.layout(mode="focus", focus="s2")
        self.shows(WIDTH // 3, HEIGHT // 2, GREEN)
        self.shows(WIDTH - 100, HEIGHT // 2 - 140, RED)
        self.shows(WIDTH - 100, HEIGHT // 2 + 140, BLUE)
        self.layout(mode="single")
        self.shows(20, 20, GREEN)
        self.layout(full="s3")
        self.shows(20, 20, BLUE)
        self.layout(full="", mode="auto")
        self.shows(WIDTH // 4, HEIGHT // 4, RED)
        self.shows(WIDTH // 2, 3 * HEIGHT // 4, BLUE)

    def test_a_pinned_share_is_the_single_one_and_a_new_one_waits_behind_it(self):
        box = self.start_shares(RED, GREEN)
        box.patch({"shares": {"s1": {"pinned": True}}, "layout": {"mode": "single"}})
        self.shows(20, HEIGHT // 2, RED)
        box.patch({"shares": {"s1": {"pinned": False}}})
        self.shows(20, HEIGHT // 2, GREEN)

    def test_changes_are_animated_and_measured(self):
        self.start_shares(RED, GREEN, motion=True)
        found = re.compile(r"layout changed: (\d+) frames in \d+ ms, longest gap (\d+) ms")

        def change(full):
            before = len(found.findall(self.log_text()))
            self.layout(full=full)
            self.assertTrue(wait_until(lambda: len(found.findall(self.log_text())) > before))
            return int(found.findall(self.log_text())[-1][0])

        def animated():
            """More than the one frame that would have jumped; a busy machine draws few of them."""
            large = change("s1")
            self.shows(20, 20, RED)
            small = change("")
            self.shows(3 * WIDTH // 4, HEIGHT // 2, GREEN)
            return large > 1 and small > 1

        self.assertTrue(wait_until(animated), found.findall(self.log_text()))

    def test_another_label_is_shown(self):
        box = self.start_shares(RED)
        beside_the_name = (600, HEIGHT - 60)
        self.shows(*beside_the_name, RED)
        box.patch({"shares": {"s1": {"label": "Budget of the coming year, third and last draft"}}})
        self.shows(*beside_the_name, 0x1D1325)  # the pill is not quite opaque


@unittest.skipIf(missing_tools(), f"SKIPPED, cannot run without: {missing_tools()}")
class RestTest(MeetingCase):
    def test_hidden_shares_are_not_decoded_and_come_back(self):
        box = self.start_shares(RED, GREEN)
        self.wait_decoders(2)
        self.layout(mode="single", focus="s1")
        self.wait_decoders(1)
        asked = box.key_frame_requests.get("s2", 0)
        self.assertIsNotNone(self.displayed("s2", accept=lambda report: report["fps"] == 0))
        self.layout(mode="auto")
        self.assertIsNotNone(self.displayed("s2"), "it does not come back")
        self.wait_decoders(2)
        self.assertGreater(box.key_frame_requests["s2"], asked)
        self.shows(3 * WIDTH // 4, HEIGHT // 2, GREEN)

    def test_a_paused_share_keeps_its_last_picture_and_no_decoder(self):
        box = self.start_shares(RED)
        box.patch({"shares": {"s1": {"state": "paused", "paused_by": "host"}}})
        self.wait_decoders(0)
        self.shows(20, 20, 0x450F13)  # a third of its light is left
        box.patch({"shares": {"s1": {"state": "live", "paused_by": ""}}})
        self.shows(20, 20, RED)
        self.wait_decoders(1)

    def test_more_than_can_be_decoded_is_dropped_and_told(self):
        box = self.start_box()
        self.start_kiosk()
        self.add_share("s1", 1)
        units = self.clip(RED, size=(1920, 1080))
        lane = box.open_lane("s1")
        self.addCleanup(lane.close)
        lane.sendall(fake_box.frame(fake_box.CAPS, b'{"codec":"vp8","width":1920,"height":1080}'))
        lane.sendall(fake_box.frame(fake_box.VIDEO, units[0][1], fake_box.KEY))
        self.shows(20, 20, RED)
        delta = next(unit for key, unit in units if not key)
        for at in range(1, 400):  # all at once: a decoder makes some hundred a second
            lane.sendall(fake_box.frame(fake_box.VIDEO, delta, 0, at))
        told = box.wait_for_call("share.displayed", accept=lambda one: one["dropped"] > 0)
        self.assertIsNotNone(told, box.calls)
        self.assertIsNone(self.kiosk.poll())


@unittest.skipIf(missing_tools(), f"SKIPPED, cannot run without: {missing_tools()}")
class ThumbnailTest(MeetingCase):
    def test_a_small_picture_is_sent_when_asked_for_and_once_a_second(self):
        box = self.start_shares(GREEN)
        # In one piece, so that they come at once however busy the machine is.
        want = '{"jsonrpc":"2.0","method":"thumbnail.want","params":{"share":"%s"}}\n'
        box.send_raw("".join(want % share for share in ["s1"] * 5 + ["gone"]).encode())
        sent = self.called("share.thumbnail")
        self.assertIsNotNone(sent, self.log_text())
        self.assertEqual(sent["share"], "s1")
        jpeg = base64.b64decode(sent["data"], validate=True)
        self.assertLessEqual(len(jpeg), 40 * 1024)
        path = os.path.join(self.folder, "thumbnail.jpg")
        with open(path, "wb") as file:
            file.write(jpeg)
        told = subprocess.run(
            ["convert", path, "-format", "%m %wx%h %[pixel:p{9,9}]", "info:"],
            check=True, capture_output=True, text=True,
        ).stdout
        self.assertTrue(told.startswith("JPEG 320x180 "), told)
        red, green, blue = (int(float(n)) for n in re.findall(r"[\d.]+", told.split("(")[1])[:3])
        self.assertGreater(green, red + 60)
        self.assertGreater(green, blue + 60)
        time.sleep(0.5)  # whether others come
        self.assertEqual([name for name, _ in box.calls].count("share.thumbnail"), 1)


@unittest.skipIf(missing_tools(), f"SKIPPED, cannot run without: {missing_tools()}")
class TakeoverTest(MeetingCase):
    PANEL = 0x141F40  # Theme.qml
    STRIP = (WIDTH // 2, HEIGHT * 27 // 1000)  # within its upper edge, where no letter stands
    # Of menu and settings: seconds are counted in the strip above them and in the question below.
    looked_at = (WIDTH // 2, HEIGHT // 2, WIDTH // 2, HEIGHT // 4)

    def count_down(self, **more):
        ends = int(time.time() * 1000) + 300_000
        self.box.patch({"requests": {"q1": {
            "name": "Bob", "state": "countdown", "refusable": True, "replaces": ["s1"], "at": 9,
            "ends_at": ends, **more}}})

    def test_it_is_seen_while_another_question_stands_and_whatever_is_open(self):
        box = self.start_shares(RED)
        box.patch({"participants": {"p7": {"name": "Eve", "state": "lobby", "joined_at": 5}}})
        self.shows(WIDTH // 2, HEIGHT - 40, self.PANEL)  # the question
        self.shows(*self.STRIP, RED)
        self.count_down()
        self.shows(*self.STRIP, self.PANEL)
        box.patch({"participants": {"p7": None}, "requests": {"q1": {"refusable": False}}})
        self.shows(WIDTH // 2, HEIGHT - 40, RED)  # nobody can refuse: nothing to ask
        self.press("Return")
        self.shows(WIDTH - 60, HEIGHT // 2, self.PANEL)  # the menu
        self.shows(*self.STRIP, self.PANEL)
        self.press("Escape", "F2")
        # The settings have a ground of their own and no picture.
        self.shows(WIDTH // 2, HEIGHT - 10, 0x0A1022)
        self.shows(*self.STRIP, self.PANEL)
        self.press("Escape")
        box.patch({"requests": {"q1": None}})
        self.shows(*self.STRIP, RED)

    def test_one_that_was_put_off_is_refused_in_the_menu(self):
        self.start_shares(RED)
        self.count_down()
        self.shows(*self.STRIP, self.PANEL)
        self.tap("Right", "Right")
        self.insist("Return", lambda seconds: self.comes(WIDTH // 2, HEIGHT - 40, RED, seconds))  # later
        self.press("Return", "Return", "Down", "Return")  # menu, the question, its second answer
        self.assertEqual(self.called("request.refuse"), {"request": "q1"})

    def test_one_that_nobody_can_refuse_may_be_let_through_at_once(self):
        self.start_shares(RED)
        self.count_down(refusable=False)
        self.shows(*self.STRIP, self.PANEL)
        self.press("Return", "Return", "Down", "Return")  # menu, its page: back is all there is below
        self.press("Return", "Return")
        self.assertEqual(self.called("request.accept"), {"request": "q1"})
        self.assertIsNone(self.called("request.refuse", 0.2))


@unittest.skipIf(missing_tools(), f"SKIPPED, cannot run without: {missing_tools()}")
class KeysTest(MeetingCase):
    """Arrows and Return are all that there is."""

    EVE = {"participants": {"p7": {"name": "Eve", "state": "lobby", "joined_at": 5}}}
    BOB = {"requests": {"q1": {"name": "Bob", "state": "waiting", "at": 9, "replaces": ""}}}

    def start_questions(self):
        box = self.start_box()
        self.start_kiosk()
        self.settle()
        self.ask({**self.EVE, **self.BOB})
        return box

    def ask(self, patch):
        """Returns when another question stands there, or none."""
        self.assertTrue(self.changes_after(lambda: self.box.patch(patch)), self.log_text())

    def answer(self, method):
        """OK, which a question that has just come does not hear yet."""
        return self.insist("Return", lambda seconds: self.called(method, seconds), patience=1)

    def test_a_key_that_meant_something_else_answers_no_question(self):
        box = self.start_box()
        self.start_kiosk()
        self.settle()
        # A machine that stands still between question and key makes the key a good one: so some times.
        for one in ("p1", "p2", "p3"):
            self.ask({"participants": {one: {"name": "Eve", "state": "lobby", "joined_at": 5}}})
            self.tap("Return")
            if not self.called("lobby.accept", CALM):
                self.assertEqual(self.answer("lobby.accept"), {"participant": one})
                return
            box.calls.clear()
            self.ask({"participants": {one: None}})
        self.fail("each question heard the key that was pressed when it had just come")

    def test_questions_are_answered_one_after_the_other(self):
        self.start_questions()
        self.assertEqual(self.answer("lobby.accept"), {"participant": "p7"})
        self.ask({"participants": {"p7": {"state": "present"}}})
        self.press("Right")
        self.assertEqual(self.answer("request.refuse"), {"request": "q1"})

    def test_up_and_down_choose_another_question(self):
        self.start_questions()
        self.press("Down")
        self.assertEqual(self.answer("request.accept"), {"request": "q1"})

    def test_a_question_that_was_put_off_stands_in_the_menu(self):
        self.start_box()
        self.start_kiosk()
        self.settle()
        self.looked_at = (WIDTH // 3, HEIGHT // 5, WIDTH * 3 // 5, HEIGHT * 4 // 5)  # its answers
        without = self.picture()
        for question in (self.EVE, self.BOB):
            self.ask(question)
            self.tap("Right", "Right")
            self.insist("Return", lambda seconds: wait_until(
                lambda: self.picture() == without, seconds))
        self.looked_at = None
        self.press("Return")  # opens the menu; the first row is the first question
        self.press("Return", "Down")
        self.tap("Return")
        self.assertEqual(self.called("lobby.refuse"), {"participant": "p7"})

    def test_the_menu_does_all_that_can_be_done_with_a_share(self):
        box = self.start_shares(RED, GREEN)
        wanted = [
            ("layout.set", {"mode": "focus", "focus": "s2", "full": ""}),
            ("layout.set", {"full": "s2"}),
            ("share.pin", {"share": "s2", "pinned": True}),
            ("share.pause", {"share": "s2"}),
            ("share.volume", {"share": "s2", "muted": True}),  # of the volume
            ("share.volume", {"share": "s2", "muted": True}),
        ]
        self.press("Return", "Down", "Return")  # menu, second share
        for method, params in wanted:
            self.tap("Return")
            found = box.wait_for_call(method, accept=lambda p, w=params: p == w)
            self.assertIsNotNone(found, (method, box.calls))
            box.calls.clear()
            self.press("Down")
        self.press("Return")
        self.assertIsNone(self.called("share.stop", 0.3), "it asks first")
        stopped = self.insist("Return", lambda seconds: self.called("share.stop", seconds))
        self.assertEqual(stopped, {"share": "s2"})

    def test_the_menu_removes_somebody_for_a_while(self):
        box = self.start_box()
        box.room["participants"]["p1"] = {"name": "Eve", "state": "present", "joined_at": 1}
        self.start_kiosk()
        self.settle()
        self.press("Return", "Return")  # menu, Eve
        self.press("Down", "Down", "Return")
        removed = self.insist("Return", lambda seconds: self.called("participant.remove", seconds))
        self.assertEqual(removed, {"participant": "p1", "term": "minutes", "minutes": 10})


@unittest.skipIf(missing_tools(), f"SKIPPED, cannot run without: {missing_tools()}")
class SoundKeysTest(MeetingCase):
    """What the box is asked for. Its document does not change by itself here, so each key counts from the
    same volume."""

    LOUDER, LOWER, MUTE = ("+", "=", "VolumeUp"), ("-", "VolumeDown"), ("m", "VolumeMute")
    volume = 40  # of all sound

    def start_box(self, **changes):
        box = super().start_box(**changes)
        box.room["sound"] = {"volume": self.volume, "muted": False, "ducking": False}
        return box

    def add_share(self, share_id, order, **more):
        super().add_share(share_id, order, volume=60, muted=False, **more)

    def start_idle(self):
        box = self.start_box()
        self.start_kiosk()
        self.settle()
        return box

    def sends(self, key, method, params):
        """One press, one call, and this one."""
        self.box.calls.clear()
        self.tap(key)
        found = self.box.wait_for_call(method)
        told = [one for one in list(self.box.calls) if one[0] in ("sound.set", "share.volume")]
        self.assertEqual((found, len(told)), (params, 1), f"{key}: {told} {self.log_text()}")

    def all_keys_count(self):
        for keys, params in ((self.LOUDER, {"volume": 45}), (self.LOWER, {"volume": 35}),
                             (self.MUTE, {"muted": True})):
            for key in keys:
                self.sends(key, "sound.set", params)

    def test_each_key_of_keyboard_and_remote(self):
        box = self.start_idle()
        self.all_keys_count()
        box.patch({"sound": {"volume": 98, "muted": True}})
        self.show_pin("1111")  # it has read both
        for key in self.MUTE:
            self.sends(key, "sound.set", {"muted": False})
        self.sends("VolumeUp", "sound.set", {"volume": 100})

    def test_no_key_asks_for_more_than_all_or_less_than_nothing(self):
        for end, beyond, back, then in ((100, self.LOUDER, "-", 95), (0, self.LOWER, "+", 5)):
            with self.subTest(end=end):
                self.volume = end
                self.start_idle()
                self.tap(*beyond, back)
                self.assertEqual(self.called("sound.set"), {"volume": then})
                self.tearDown()
                self.setUp()

    def test_over_pictures_and_in_the_settings(self):
        self.start_shares(RED)
        self.all_keys_count()
        self.press("F2")
        self.all_keys_count()

    def test_the_row_of_all_sound_in_the_menu(self):
        self.start_idle()
        self.press("Return")  # nobody is here: it is the first row
        self.sends("Right", "sound.set", {"volume": 45})
        self.sends("Left", "sound.set", {"volume": 35})
        self.sends("Return", "sound.set", {"muted": True})
        self.all_keys_count()
        self.press("Down")
        self.sends("Return", "sound.set", {"muted": True})

    def test_the_row_of_one_share_in_the_menu(self):
        self.start_shares(RED, GREEN)
        self.press("Return", "Down", "Return", "Down", "Down", "Down", "Down")  # menu, s2, its volume
        for key, volume in (("Right", 65), ("Left", 55), ("+", 65), ("=", 65), ("-", 55)):
            self.sends(key, "share.volume", {"share": "s2", "volume": volume})
        # A remote's own keys are for all, as is + where nothing can be turned.
        self.sends("VolumeUp", "sound.set", {"volume": 45})
        self.sends("VolumeDown", "sound.set", {"volume": 35})
        self.press("Up")
        self.sends("+", "sound.set", {"volume": 45})


if __name__ == "__main__":
    unittest.main(verbosity=2)
