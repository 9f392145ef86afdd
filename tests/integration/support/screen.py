# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What stands on an X display, read from the server itself: quick enough to look again and again."""

import ctypes
import zlib

from .keys import LIBRARIES

_ALL_PLANES, _Z_PIXMAP = 0xFFFFFFFF, 2  # X.h
_BYTES_A_PIXEL = 4  # of a screen of depth 24, as Xvfb makes it


class _Image(ctypes.Structure):
    """The beginning of XImage (Xlib.h)."""

    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int),
                ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int),
                ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int),
                ("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int)]


def _x11():
    x11 = ctypes.CDLL(LIBRARIES[0])
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int,
                              ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
    x11.XGetImage.restype = ctypes.POINTER(_Image)
    x11.XDestroyImage.argtypes = [ctypes.POINTER(_Image)]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    return x11


def pixels(display, x, y, width, height):
    """The bytes B, G, R and one more of each, line by line."""
    x11 = _x11()
    connection = x11.XOpenDisplay(display.encode())
    if not connection:
        raise OSError(f"no display {display}")
    try:
        image = x11.XGetImage(connection, x11.XDefaultRootWindow(connection), x, y, width, height,
                              _ALL_PLANES, _Z_PIXMAP)
        if not image:
            raise OSError(f"no picture of display {display}")
        shown = image.contents
        if shown.bits_per_pixel != 8 * _BYTES_A_PIXEL or shown.byte_order != 0:
            raise OSError(f"display {display} has another kind of pixels")
        data = ctypes.string_at(shown.data, shown.bytes_per_line * height)
        x11.XDestroyImage(image)
        return data
    finally:
        x11.XCloseDisplay(connection)


def pixel(display, x, y):
    """(r, g, b)"""
    blue, green, red, _ = pixels(display, x, y, 1, 1)
    return red, green, blue


def fingerprint(display, width, height, x=0, y=0):
    """Equal for equal pictures."""
    return zlib.crc32(pixels(display, x, y, width, height))
