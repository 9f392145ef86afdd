# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""When pictures come out of tesserad: reads every lane as the kiosk does, and keeps the moments."""

import threading
import time

from .kiosk_client import KEY_FRAME, VIDEO, KioskClient
from .processes import PATIENCE


class LaneMeter:
    def __init__(self, box):
        self.moments = []  # time.monotonic() of each picture of all shares
        self.key_frames = 0
        self._kiosk = KioskClient(box)
        self._kiosk.ready()
        self._channel = self._kiosk.lanes()
        for work in (self._take_lanes, self._follow_room):
            threading.Thread(target=work, daemon=True).start()

    def _follow_room(self):
        self._until_closed(lambda: self._kiosk.read_message(3600))

    def _take_lanes(self):
        def take():
            _, lane = self._channel.take(3600)
            threading.Thread(target=self._read, args=(lane,), daemon=True).start()

        self._until_closed(take)

    def _read(self, lane):
        def read():
            kind, flags, *_ = lane.read_frame(3600)
            if kind == VIDEO:
                self.moments.append(time.monotonic())
                self.key_frames += flags & KEY_FRAME

        self._until_closed(read)

    @staticmethod
    def _until_closed(work):
        try:
            while True:
                work()
        except (OSError, ValueError):
            pass

    def wait_pictures(self, since, count=3, timeout=PATIENCE):
        """Seconds from `since` until that many pictures have come."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            later = [moment for moment in self.moments if moment > since]
            if len(later) >= count:
                return later[count - 1] - since
            time.sleep(0.02)
        raise TimeoutError(f"no {count} pictures within {timeout} s")

    def between(self, start, end):
        """(pictures a second, longest pause in s) of a time that is over."""
        inside = [moment for moment in self.moments if start < moment < end]
        edges = [start, *inside, end]
        longest = max(after - before for before, after in zip(edges, edges[1:]))
        return len(inside) / (end - start), longest

    def close(self):
        self._channel.close()
        self._kiosk.close()
