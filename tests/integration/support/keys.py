# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Keys and clicks on an X display, by the XTEST extension, as a keyboard and a finger make them."""

import ctypes
import ctypes.util

LIBRARIES = [ctypes.util.find_library(name) for name in ("X11", "Xtst")]
# keysymdef.h and XF86keysym.h; + is that of the number block, which needs no Shift
KEYS = {"Return": 0xFF0D, "Escape": 0xFF1B, "Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53,
        "Down": 0xFF54, "F2": 0xFFBF, "+": 0xFFAB, "=": 0x3D, "-": 0x2D, "m": 0x6D,
        "VolumeUp": 0x1008FF13, "VolumeDown": 0x1008FF11, "VolumeMute": 0x1008FF12}


def missing():
    return [name for name, found in zip(("libX11", "libXtst"), LIBRARIES) if not found]


class Hands:
    def __init__(self, display):
        self._x11, self._xtst = (ctypes.CDLL(name) for name in LIBRARIES)
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self._x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self._x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
        self._xtst.XTestFakeKeyEvent.argtypes = [
            ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self._xtst.XTestFakeButtonEvent.argtypes = [
            ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self._xtst.XTestFakeMotionEvent.argtypes = [
            ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
        self._display = self._x11.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"no display {display}")

    def close(self):
        self._x11.XCloseDisplay(self._display)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def press(self, *names):
        for name in names:
            code = self._x11.XKeysymToKeycode(self._display, KEYS[name])
            if not code:
                raise OSError(f"this keyboard has no {name}")
            for down in (1, 0):
                self._xtst.XTestFakeKeyEvent(self._display, code, down, 0)
            self._x11.XSync(self._display, 0)

    def point(self, x, y):
        self._xtst.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._x11.XSync(self._display, 0)

    def click(self, x, y):
        self.point(x, y)
        for down in (1, 0):
            self._xtst.XTestFakeButtonEvent(self._display, 1, down, 0)
        self._x11.XSync(self._display, 0)
