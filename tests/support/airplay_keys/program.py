#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A key program (docs/airplay-key-provider.md) with a cipher that is made up: it opens what tests/support/airplay_sender
wraps, and nothing of anybody else's. Called by another name it misbehaves, as the name says. It has no arguments and no
environment, so tests put a copy of it where they want it, under the name that they want."""

import hashlib
import json
import os
import resource
import socket
import sys
import time

GREETING, HANDSHAKE, UNWRAP = range(3)
VERSION = 1


def mask(handshake):
    return hashlib.sha256(b"made up for tests" + handshake).digest()[:16]


def xor(one, other):
    return bytes(a ^ b for a, b in zip(one, other))


def wrap(handshake, key):
    """For the sender: 72 bytes that look like those of a device."""
    return b"FPLY\x01\x02\x01" + bytes(9) + xor(key, mask(handshake)) + bytes(40)


def unwrap(handshake, wrapped):
    return xor(wrapped[16:32], mask(handshake))


def handshake_answer(message):
    if message[4:5] != b"\x03":
        raise ValueError("another version of the handshake")
    if len(message) == 16:
        return b"FPLY\x03\x01\x02" + bytes(4) + b"\x82\x02" + message[14:15] + b"made up!" * 16
    return b"FPLY\x03\x01\x04" + bytes(4) + b"\x14" + message[-20:]


def read_exactly(count):
    data = b""
    while len(data) < count:
        more = os.read(0, count - len(data))
        if not more:
            sys.exit(0)
        data += more
    return data


def read_question():
    body = read_exactly(int.from_bytes(read_exactly(4), "big"))
    return body[0], body[1:]


def say(status, body):
    os.write(1, (1 + len(body)).to_bytes(4, "big") + bytes([status]) + body)


def answer(operation, body):
    """What a program that behaves says."""
    if operation == HANDSHAKE:
        return handshake_answer(body)
    size = int.from_bytes(body[:2], "big")
    return unwrap(body[2:2 + size], body[2 + size:])


def beside(ending):
    with open(os.path.abspath(sys.argv[0]) + ending, encoding="ascii") as file:
        return file.read()


def try_network():
    try:
        with socket.create_connection(("127.0.0.1", int(beside(".port"))), 1):
            return b"reached"
    except OSError as error:
        return str(error).encode()


def look_round():
    """What it sees of the house."""
    try:
        os.kill(int(beside(".pid")), 0)
        killing = "may"
    except OSError as error:
        killing = error.strerror
    return json.dumps({"environment": dict(os.environ), "descriptors": sorted(os.listdir("/proc/self/fd")),
                       "user": os.getuid(), "pid": os.getpid(), "folder": os.listdir(beside(".folder")),
                       "sockets": os.listdir("/run"), "processes": resource.getrlimit(resource.RLIMIT_NPROC)[0],
                       "killing": killing}).encode()


def misbehave(name, operation, body):
    """True: nothing more is to be said."""
    if name == "hangs":
        time.sleep(3600)
    elif name == "dies" or (name == "dies_at_unwrap" and operation == UNWRAP):
        print("it is all too much", file=sys.stderr, flush=True)
        sys.exit(3)
    elif name == "too_long":
        os.write(1, b"\xff\xff\xff\xff")
    elif name == "garbage":
        os.write(1, b"\0\0\0\2\x09x")
    elif name == "wrong_size":
        say(0, bytes(15) if operation == UNWRAP else b"")
    elif name == "chatters":
        say(0, answer(operation, body))
        say(0, b"and another thing")
    elif name == "refuses":
        say(1, b"I will not.\n\x1b[31m")
    elif name == "network":
        say(0, try_network())
    elif name == "looks":
        say(0, look_round())
    else:
        return False
    return True


def main():
    name = os.path.basename(sys.argv[0])
    if name == "silent":
        time.sleep(3600)
    if name == "dies_at_once":
        sys.exit(4)
    if name == "shouts":
        for number in range(100):
            print(f"line {number}", file=sys.stderr)
        sys.stderr.flush()
    while True:
        operation, body = read_question()
        if operation == GREETING:
            say(0, bytes([VERSION + (name == "newer"), 1 if name == "answers_only" else 3]))
            if name == "unasked":
                say(0, b"by the way")
            continue
        if misbehave(name, operation, body):
            continue
        try:
            say(0, answer(operation, body))
        except ValueError as error:
            say(1, str(error).encode())


if __name__ == "__main__":
    main()
