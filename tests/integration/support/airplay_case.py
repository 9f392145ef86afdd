# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A real tesserad with AirPlay's door, and our own senders."""

import unittest

from airplay_sender.sender import Sender

from .box import Box, free_port
from .kiosk_client import KioskClient
from .processes import PATIENCE, wait_until

SIZE = (320, 180)


class AirplayBox(Box):
    def __init__(self, meeting, options, beside):
        self.airplay = free_port()
        super().__init__({"plugins": {"enabled": ["airplay", *beside], "airplay": {"port": self.airplay, **options}, **beside},
                          "meeting": {"pin_digits": 4, **meeting}})

    def start(self, *args, **named):
        super().start(*args, **named)
        self.daemon.wait_for_line("plugin airplay", PATIENCE)
        return self


class AirplayCase(unittest.TestCase):
    box = None
    MEETING = {}  # settings beside those of every test
    OPTIONS = {}  # of the plugin
    BESIDE = {}  # other plugins, with their options

    def setUp(self):
        self.box = AirplayBox(self.MEETING, self.OPTIONS, self.BESIDE)
        self.addCleanup(self.box.stop)
        self.box.start()
        self.admin = self.box.admin()
        self.addCleanup(self.admin.close)

    def room(self):
        return self.admin.call("room.get")["room"]

    def sender(self, **how):
        one = Sender("127.0.0.1", self.box.airplay, **how)
        self.addCleanup(one.close)
        return one

    def paired(self, **how):
        one = self.sender(**how)
        one.pair(self.box.pin())
        one.verify()
        return one

    def wait_share(self, count=1):
        wait_until(lambda: len([s for s in self.room()["shares"].values() if s["width"]]) == count, PATIENCE,
                   f"{count} shares\n{self.box.daemon.tail()}")

    def plugin(self, name):
        return self.admin.call("status")["plugins"][name]

    def display(self, *decoders):
        """(the kiosk's end of the control socket, the channel of its lanes); `decoders`: other ones than usual"""
        kiosk = KioskClient(self.box)
        self.addCleanup(kiosk.close)
        kiosk.ready(*([decoders] if decoders else []))
        channel = kiosk.lanes()
        self.addCleanup(channel.close)
        return kiosk, channel

    def lane(self, channel):
        _, lane = channel.take()
        self.addCleanup(lane.close)
        return lane
