# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Room documents (docs/room-document.md) for tests of the kiosk, and the scenes of fake_box.py."""

import time

def empty_room(locale="en"):
    return {
        "room": {"name": "Boardroom North", "locale": locale},
        "meeting": {
            "id": "3232235786",
            "kind": "local",
            "pin": "7304",
            "pin_required": True,
            "started_at": 1790000000000,
        },
        "join_card": {
            "url": "https://192.168.1.10:8443/",
            "address": "192.168.1.10:8443",
            "wifi": "",
        },
        "network": {"state": "up", "addresses": {"192.168.1.10": {"interface": "eth0"}}},
        "participants": {},
        "shares": {},
        "layout": {"mode": "auto", "focus": "", "full": "", "overlay": False},
        "requests": {},
        "reactions": {},
        "notices": {},
        "load": {"state": "ok"},
        "display": {
            "language": "",
            "large_text": False,
            "high_contrast": False,
            "reduced_motion": False,
            "dim_minutes": 10,
            "clock": True,
            "toasts": True,
            "qr": True,
            "wallpaper": "",
            "logo": "",
        },
        "doors": {"web": {"state": "open"}},
        "kiosk": {"state": "present"},
        "update": {"state": "none"},
    }


def share(name, order, state="live", **more):
    return {
        "participant": f"p{order}",
        "name": name,
        "kind": "screen",
        "label": "",
        "state": state,
        "paused_by": "",
        "pinned": False,
        "reason": "",
        "codec": "",
        "width": 0,
        "height": 0,
        "fps": 0,
        "kbps": 0,
        "loss": 0.0,
        "qp": 0,
        "limit": "",
        "delay_ms": 0,
        "shown_fps": 0,
        "dropped": 0,
        "wish": {"fps": 0, "scale": 1.0},
        "order": order,
        "started_at": 1790000000000 + order,
        **more,
    }


def merge(target, patch):
    """RFC 7396."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merge(result.get(key), value)
    return result


PATTERNS = ["pattern=smpte", "pattern=ball", "pattern=circular", "pattern=checkers-8", "pattern=snow"]
NAMES = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Edsger Dijkstra", "Barbara Liskov",
         "Ken Thompson", "Margaret Hamilton", "Tim Berners-Lee", "Radia Perlman"]


def person(name, at, **more):
    return {"name": name, "door": "web", "state": "present", "role": "guest", "hand": 0,
            "muted": False, "joined_at": at, **more}


def notice(code, at, level="info", name="", reason="", text=""):
    return {"level": level, "code": code, "name": name, "reason": reason, "text": text or code,
            "at": at, "seconds": 600}


def request(name, at, state="waiting", replaces=(), ends_at=0):
    return {"participant": "p2", "name": name, "kind": "screen", "label": "", "state": state,
            "deciders": "host", "refusable": True, "replaces": list(replaces), "at": at, "ends_at": ends_at}


def scene_of_layout(name, room):
    if name in ("focus", "single"):
        room["layout"].update({"mode": name, "focus": "s2"})
    if name == "full":
        room["layout"]["full"] = "s3"
    if name == "pinned":
        room["shares"]["s1"]["pinned"] = True
    if name == "long":
        room["shares"]["s1"]["name"] = "Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine (Elder) " * 2
    if name == "overlay":
        room["layout"]["overlay"] = True
        for at, one in enumerate(room["shares"].values()):
            one.update({"codec": "h264" if at % 2 else "vp8", "width": 1920, "height": 1080,
                        "shown_fps": 30 - at, "kbps": 850 * (at + 1), "loss": 0.004 * at,
                        "delay_ms": 48 + 7 * at, "dropped": 3 if at == 1 else 0})
    if name == "weak":
        for at, reason in enumerate(("network", "computer", "box"), start=1):
            if f"s{at}" in room["shares"]:
                room["shares"][f"s{at}"].update({"state": "weak", "reason": reason})


def scene_of_messages(name, room):
    if name in ("waiting", "lobby"):
        room["participants"]["p91"] = person("Eve", 91, state="lobby")
    if name == "lobby":
        room["participants"]["p92"] = person("Mallory", 92, state="lobby")
    if name == "ask":
        room["requests"]["q1"] = request("Bob", 93)
    if name == "countdown":
        room["requests"]["q2"] = request("Bob", 94, "countdown", ["s1"],
                                         int((time.time() + 9) * 1000))
    if name == "toast":
        room["notices"]["n1"] = notice("share_ended", 1, name="Grace Hopper", reason="stopped")
        room["notices"]["n2"] = notice("wrong_pins", 2, "warning")
    if name == "chat":
        room["notices"]["n3"] = notice("chat", 3, name="Ada", text="The slides are in the chat")
        room["notices"]["n4"] = notice("hand_raised", 4, name="Grace Hopper")
        room["notices"]["n5"] = notice("load_reduced", 5, "warning")
    if name == "reactions":
        for at, kind in enumerate(("thumbs_up", "clap", "heart", "laugh", "surprise", "party")):
            room["reactions"][f"r{at}"] = {"participant": "p1", "name": "Ada", "kind": kind, "at": at}


def prepare_scene(names, room):
    """Changes the room as the scenes want it; returns how many lanes play."""
    people = 0
    for name in names:
        if name.startswith("live"):
            people = int(name[4:] or "1")
        elif name in ("paused", "weak", "away", "connecting-live", "failed"):
            people = max(people, 2 if name == "failed" else 1)
    for at in range(1, people + 1):
        label = "Quarterly report" if at == 1 else ""
        room["shares"][f"s{at}"] = share(NAMES[at - 1], at, label=label)
        room["participants"][f"p{at}"] = person(NAMES[at - 1], at, hand=1 if at == 2 else 0)
    for name in names:
        if name == "connecting":
            room["shares"]["s1"] = share("Ada", 1, "connecting")
        if name == "connecting-live":
            room["shares"]["s9"] = share("Grace Hopper", 9, "connecting")
        if name == "wifi":
            room["join_card"]["wifi"] = "Northwind Guest"
            room["meeting"]["id"] = "482915"
            room["meeting"]["kind"] = "cloud"
        if name == "no-network":
            room["network"] = {"state": "none", "addresses": {}}
            room["join_card"].update({"url": "", "address": ""})
            room["meeting"]["id"] = ""
        scene_of_layout(name, room)
        scene_of_messages(name, room)
    return people
