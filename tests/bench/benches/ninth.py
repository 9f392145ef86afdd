# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""join of the ninth participant while eight are inside, until it and the others know"""

import time

from figures import spread
from stage import Stage
from support.page_client import PageClient

INSIDE, ROUNDS = 8, 10


def hear_of(page, participant):
    """Reads on until the page's own room document has the newcomer."""
    end = time.monotonic() + 10
    while participant not in page.room["participants"]:
        page._take(page.read_message(end - time.monotonic()))  # pylint: disable=protected-access


def ninth(stage, pin, others, name):
    """ms from `join` to its answer, until the first other page heard, and with the connection."""
    begun = time.monotonic()
    page = PageClient(stage.box)
    asked = time.monotonic()
    page.join(name, pin)
    answered = time.monotonic()
    hear_of(others[0], page.participant)
    heard = time.monotonic()
    for other in others[1:]:
        hear_of(other, page.participant)
    page.call("leave")
    page.close()
    for other in others:
        other.call("room.get")  # whatever is under way has come
    return [(end - start) * 1000
            for start, end in ((asked, answered), (asked, heard), (begun, answered))]


def run(say):
    with Stage() as stage:
        stage.box.start()
        stage.box.start_kiosk()
        pin = stage.box.pin()
        others = []
        try:
            for number in range(INSIDE):
                others.append(PageClient(stage.box))
                others[-1].join(f"Person {number + 1}", pin)
            times = [ninth(stage, pin, others, f"Ninth {turn + 1}") for turn in range(ROUNDS)]
        finally:
            for page in others:
                page.close()
    answer, heard, whole = ([one[i] for one in times] for i in range(3))
    say(f"answers: {[round(value) for value in answer]} ms")
    return {"inside": INSIDE, "rounds": ROUNDS, "answer_ms": spread(answer),
            "another_heard_ms": spread(heard), "with_connection_ms": spread(whole)}


def rows(result):
    return [
        ("ninth join: answer, max", result["answer_ms"]["max"], "ms", "<= 2000"),
        ("ninth join: another page heard, max", result["another_heard_ms"]["max"], "ms", "<= 2000"),
        ("with TCP, TLS and WebSocket, max", result["with_connection_ms"]["max"], "ms", "<= 2000"),
    ]
