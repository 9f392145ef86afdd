#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Watching as a page does (view.offer, docs/signalling.md) at a real tesserad, by a device that decodes
VP8 and nothing else."""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support.box import Box
from support.json_rpc_socket import RpcError
from support.page_client import PageClient
from support.page_viewer import PageViewer
from support.processes import PATIENCE, wait_until
from support.whip_client import WhipSender

SETTINGS = {"ice": {"addresses": ["127.0.0.1"]}}
LARGE, SMALL = (640, 360), (320, 180)


class ViewTest(unittest.TestCase):
    def setUp(self):
        self.box = Box(SETTINGS).start()
        self.addCleanup(self.box.stop)
        self.admin = self.box.admin()
        self.addCleanup(self.admin.close)
        self.pin = self.box.pin()

    def kept(self, one):
        self.addCleanup(one.close)
        return one

    def shares(self):
        return self.admin.call("room.get")["room"]["shares"]

    def shown(self, codec, size):
        """The id of a share that is live."""
        before = set(self.shares())
        sender = self.kept(WhipSender(self.box, self.pin, codec=codec, size=size, sound=False))
        self.assertEqual(sender.publish(f"?name={codec}").status, 201)

        def live():
            return [share for share, one in self.shares().items()
                    if share not in before and one["state"] == "live" and one["width"]]

        (share,) = wait_until(live, PATIENCE, f"live share of {codec}")
        self.assertEqual(self.shares()[share]["codec"], codec.lower())
        return share

    def viewer(self, **more):
        page = self.kept(PageClient(self.box))
        page.join("Ada", self.pin)
        return self.kept(PageViewer(page, **more))

    def wait_pictures(self, viewer, count=10):
        seen = viewer.pictures
        try:
            wait_until(lambda: viewer.pictures >= seen + count, PATIENCE, "pictures at the viewer")
        except TimeoutError as fault:
            raise AssertionError(f"{fault}: {viewer.pictures}, {viewer.state}\n{self.box.daemon.tail()}") from fault

    def assert_unsupported(self, call, *arguments):
        with self.assertRaises(RpcError) as refused:
            call(*arguments)
        self.assertEqual(refused.exception.name, "codec_unsupported")

    def test_a_share_that_the_device_cannot_decode_is_named_and_the_other_plays(self):
        foreign, known = self.shown("H264", LARGE), self.shown("VP8", SMALL)
        viewer = self.viewer()
        self.assertEqual(viewer.watch(foreign, known)["unplayable"], [foreign])
        self.wait_pictures(viewer)
        self.assertEqual(viewer.sizes, {SMALL})
        # Asked for once more it is refused, and what plays goes on.
        self.assert_unsupported(viewer.turn, 0, foreign)
        self.wait_pictures(viewer)
        self.assertEqual(viewer.sizes, {SMALL})
        self.assertEqual({one["state"] for one in self.shares().values()}, {"live"})

    def test_when_nothing_is_left_the_view_is_refused_and_another_goes_on(self):
        foreign, known = self.shown("H264", LARGE), self.shown("VP8", SMALL)
        viewer = self.viewer(places=1)
        self.assertEqual(viewer.watch(known)["unplayable"], [])
        self.wait_pictures(viewer)
        other = self.kept(PageViewer(viewer.page, places=1))
        self.assert_unsupported(other.watch, foreign)
        self.wait_pictures(viewer)

    def test_the_same_share_plays_where_it_can_be_decoded(self):
        foreign = self.shown("H264", LARGE)
        viewer = self.viewer(codec="H264", places=1)
        self.assertEqual(viewer.watch(foreign)["unplayable"], [])
        self.wait_pictures(viewer)
        self.assertEqual(viewer.sizes, {LARGE})

    def test_it_is_shown_in_its_place_once_it_can_be_decoded(self):
        foreign, known = self.shown("H264", LARGE), self.shown("VP8", SMALL)
        viewer = self.viewer()
        self.assertEqual(viewer.watch(foreign, known)["unplayable"], [foreign])
        self.wait_pictures(viewer)
        later = self.shown("VP8", LARGE)
        viewer.turn(0, later)
        wait_until(lambda: viewer.sizes == {SMALL, LARGE}, PATIENCE, "the place has a picture")


if __name__ == "__main__":
    unittest.main()
