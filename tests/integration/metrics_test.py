#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""The figures of /metrics against what pages and a display do at a real tesserad: they are true, and
no counter falls."""

import os
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support import offers
from support.box import Box
from support.json_rpc_socket import RpcError
from support.kiosk_client import KioskClient
from support.page_client import PageClient
from support.processes import wait_until
from support.prometheus_text import fallen, parse
from support.rest_client import RestClient


class MetricsTest(unittest.TestCase):
    def start(self, **meeting):
        self.box = Box({"meeting": meeting}).start()
        self.addCleanup(self.box.stop)
        self.former = None
        self.connect()

    def connect(self):
        self.admin = self.box.admin()
        self.addCleanup(self.admin.close)
        token = self.admin.call("tokens.new", name="Prometheus", role="metrics")["token"]
        self.client = RestClient(self.box, token)
        self.addCleanup(self.client.close)

    def figures(self):
        answer = self.client.ask("GET", "/metrics")
        self.assertEqual(answer.status, 200, answer.body)
        now = parse(answer.body.decode())
        if self.former:
            self.assertEqual(fallen(self.former, now), [])
        self.former = now
        return now

    def figure(self, name, **labels):
        return self.figures()[name].get(tuple(sorted(labels.items())))

    def wait_figure(self, wanted, name, **labels):
        wait_until(lambda: self.figure(name, **labels) == wanted, 10, f"{name} {labels} = {wanted}")

    def page(self):
        page = PageClient(self.box)
        self.addCleanup(page.close)
        return page

    def joined(self, name):
        page = self.page()
        page.join(name, self.box.pin())
        return page

    def kiosk(self):
        kiosk = KioskClient(self.box)
        self.addCleanup(kiosk.close)
        kiosk.ready()
        return kiosk

    def test_people_are_counted_once(self):
        self.start(lobby="everyone")
        ada = self.joined("Ada")
        self.assertEqual(self.figure("tessera_participants", state="lobby"), 1)
        self.assertEqual(self.figure("tessera_joins_total"), 0)  # waiting is no joining
        self.admin.call("lobby.accept", participant=ada.participant)
        ada.wait_event("lobby.accepted")
        self.assertEqual(self.figure("tessera_joins_total"), 1)
        ada.close()
        self.wait_figure(1, "tessera_participants", state="away")
        back = self.page()
        back.resume(ada.resume_token)
        self.assertEqual(self.figure("tessera_joins_total"), 1)  # coming back is none either
        eve = self.joined("Eve")
        self.admin.call("lobby.refuse", participant=eve.participant)
        with self.assertRaises(RpcError):
            self.page().join("Mallory", "00000000")
        self.assertEqual(self.figure("tessera_joins_refused_total"), 2)
        self.admin.call("participant.remove", participant=back.participant)
        self.assertEqual(self.figure("tessera_removals_total"), 1)
        self.assertEqual(self.figure("tessera_joins_total"), 1)

    def test_who_comes_back_after_a_restart_has_not_joined_again(self):
        self.start()
        ada = self.joined("Ada")
        first = self.figure("process_start_time_seconds")
        self.box.daemon.kill()
        self.box.start()
        self.former = None  # tesserad counts from 0, and says by its start that it does
        self.connect()
        back = self.page()
        back.resume(ada.resume_token)
        self.assertEqual(self.figure("tessera_participants", state="present"), 1)
        self.assertEqual(self.figure("tessera_joins_total"), 0)
        self.assertGreater(self.figure("process_start_time_seconds"), first)

    def share(self, page):
        answer = page.offer(offers.chromium())
        (share,) = answer["shares"].values()
        return share

    def report(self, kiosk, share, **figures):
        kiosk.call("share.displayed", **{"share": share, "width": 1920, "height": 1080, "fps": 30,
                                         "dropped": 0, "delay_ms": 0, **figures})

    def test_drops_are_added_up_over_reports_and_shares(self):
        self.start()
        kiosk, ada = self.kiosk(), self.joined("Ada")
        share = self.share(ada)
        for _ in range(3):  # the display tells those of each second
            self.report(kiosk, share, dropped=5)
        self.assertEqual(self.figure("tessera_dropped_frames_total"), 15)
        self.wait_figure(5, "tessera_share_dropped_frames_per_second", share=share, kind="screen")
        self.report(kiosk, share, dropped=0)
        self.wait_figure(0, "tessera_share_dropped_frames_per_second", share=share, kind="screen")
        self.assertEqual(self.figure("tessera_dropped_frames_total"), 15)
        kiosk.close()  # another display: the counter goes on
        self.wait_figure(0, "tessera_display_present")
        self.assertEqual(self.figures()["tessera_share_shown_frames_per_second"], {})
        kiosk = self.kiosk()
        self.report(kiosk, share, dropped=2)
        self.assertEqual(self.figure("tessera_dropped_frames_total"), 17)
        ada.call("share.stop", share=share)
        self.wait_figure(0, "tessera_shares")
        now = self.figures()
        self.assertEqual(now["tessera_dropped_frames_total"], {(): 17})
        self.assertEqual(now["tessera_shares_total"], {(): 1})
        self.assertEqual(now["tessera_shares_ended_total"][(("reason", "stopped"),)], 1)
        self.assertEqual(now.total("tessera_shares_ended_total"), 1)
        for name, samples in now.items():  # nothing of a share outlives it
            self.assertFalse([one for one in samples if ("share", share) in one], name)
        self.report(kiosk, share, dropped=9)  # too late
        again = self.share(ada)
        self.report(kiosk, again, dropped=1)
        self.assertEqual(self.figure("tessera_dropped_frames_total"), 18)
        self.admin.call("meeting.end")
        self.wait_figure(1, "tessera_shares_ended_total", reason="meeting_ended")
        self.assertEqual(self.figure("tessera_dropped_frames_total"), 18)

    def test_the_start_time_stays_and_the_clock_of_the_process_goes_on(self):
        self.start()
        first = self.figures()
        self.assertLess(abs(first["process_start_time_seconds"][()] - time.time()), 60)
        for _ in range(20):
            now = self.figures()
            self.assertEqual(now["process_start_time_seconds"], first["process_start_time_seconds"])
        self.assertGreaterEqual(now["tessera_uptime_seconds"][()], 0)
        self.assertEqual(now["tessera_build_info"].popitem()[1], 1)
        self.assertEqual(now.total("tessera_restarts_total"), 0)


if __name__ == "__main__":
    unittest.main()
