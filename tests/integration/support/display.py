# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A screen without a monitor."""

import os
import subprocess

from .processes import PATIENCE, Gone, Process


class Xvfb(Process):
    """Picks a free display number itself; `name` is what DISPLAY wants."""

    def __init__(self, folder, size="1920x1080"):
        read_end, write_end = os.pipe()
        super().__init__(
            "Xvfb",
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{size}x24", "-nolisten", "tcp",
             "-dpi", "96", "-s", "0", "-noreset"],
            os.path.join(folder, "xvfb.log"),
            pass_fds=(write_end,),
        )
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()  # an empty line when it ended
        if not number:
            raise Gone(f"Xvfb did not start:\n{self.tail()}")
        self.display = f":{number}"

    def environment(self, base=None):
        env = dict(base or os.environ, DISPLAY=self.display, QT_QPA_PLATFORM="xcb")
        env.pop("WAYLAND_DISPLAY", None)
        return env

    def screenshot(self, path):
        screenshot(self.display, path)


def screenshot(display, path):
    subprocess.run(
        ["import", "-display", display, "-window", "root", path],
        check=True,
        timeout=PATIENCE,
        start_new_session=True,  # Ctrl-C is for us: a picture under way is finished
    )
