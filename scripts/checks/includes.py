# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""includes go one way only, and each library stays in its own folder (design 3)"""

import posixpath
import re

from tree import CPP, expect

LIB_ORDER = ["base", "proto", "net"]  # each may use those before it

# Library -> (what its includes look like, folders that may use it). tests/ may use anything.
LIBRARIES = {
    "GStreamer": (r"gst/", ("daemon/src/media/", "ui-kiosk/", "plugins/")),
    "libcurl": (r"curl/", ("plugins/",)),
    "libnice": (r"(nice/|agent\.h$|gst/webrtc/nice/)", ("daemon/src/ice/",)),
    "Avahi": (r"avahi-", ("daemon/src/discovery/",)),
    "Boost": (r"boost/", ("lib/net/",)),
    "yaml-cpp": (r"yaml-cpp/", ("daemon/src/app/config_",)),
    "CAF": (r"caf/", ("daemon/", "plugins/")),
    "Qt": (r"Q[A-Z]\w*$|Qt\w+/", ("ui-kiosk/",)),
    "systemd": (r"systemd/", ("daemon/src/app/",)),
}
# The agent that ice/ makes is GStreamer's wrapper around libnice (design 3).
EXTRA = {"GStreamer": (r"gst/(gst\.h$|webrtc/)", "daemon/src/ice/")}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')


def home_of(path):
    """(kind, name): where a file of ours lives."""
    parts = path.split("/")
    if parts[0] == "lib" and len(parts) > 2:
        return "lib", parts[1]
    if path.startswith("daemon/include/tessera/"):
        return "sdk", ""
    if path.startswith("daemon/src/") and len(parts) > 3:
        return ("app" if parts[2] == "app" else "actor"), parts[2]
    if parts[0] == "daemon":
        return "app", "main"
    if parts[0] == "plugins" and len(parts) > 2:
        return "plugin", parts[1]
    if parts[0] == "ui-kiosk":
        return "kiosk", ""
    return "other", ""


def target_of(path, quote, name, known):
    """The file of ours that an include means, or None for a foreign one."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
    if quote == '"' and beside in known:
        return beside
    for folder in ("lib/", "daemon/include/", "daemon/src/", "ui-kiosk/"):
        if folder + name in known:
            return folder + name
    return None


def allowed(source, target):
    (kind, name), (to_kind, to_name) = source, target
    if kind == "other" or source == target:
        return True
    if to_kind == "lib":
        return kind != "lib" or LIB_ORDER.index(to_name) < LIB_ORDER.index(name)
    if to_kind == "sdk":
        return kind in ("app", "actor", "plugin")
    if kind == "app":
        return to_kind in ("app", "actor")
    # loops/ is where foreign loops meet actors; every actor folder may use it.
    return kind == "actor" and target == ("actor", "loops")


def library_faults(path, name):
    if path.startswith("tests/"):
        return []
    faults = []
    for library, (pattern, folders) in LIBRARIES.items():
        if not re.match(pattern, name) or path.startswith(folders):
            continue
        extra = EXTRA.get(library)
        if extra and re.match(extra[0], name) and path.startswith(extra[1]):
            continue
        faults.append(f"{library} ({name}) is not for this folder")
    return faults


def check(tree):
    files = [path for path in tree.files() if path.endswith(CPP)]
    known = set(files)
    faults = []
    for path in files:
        for number, line in enumerate(tree.lines(path), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            quote, name = match.groups()
            found = library_faults(path, name)
            if name == "caf/all.hpp":
                found.append("caf/all.hpp costs minutes of compile time; include what is used")
            target = target_of(path, quote, name, known)
            if target and not allowed(home_of(path), home_of(target)):
                found.append(f"may not include {target}")
            faults += [f"{path}:{number}: {text}" for text in found]
    return faults


def self_test():
    good = {
        "lib/base/a.hpp": "",
        "lib/proto/b.cpp": '#include "base/a.hpp"\n#include <vector>',
        "lib/net/c.cpp": '#include <boost/beast.hpp>\n#include "proto/b.hpp"',
        "lib/proto/b.hpp": "",
        "daemon/include/tessera/door.hpp": '#include "base/a.hpp"\n#include <caf/fwd.hpp>',
        "daemon/src/loops/loop_actor.hpp": "#include <caf/scheduled_actor.hpp>",
        "daemon/src/media/m.hpp": "#include <gst/gst.h>\n#include <tessera/door.hpp>",
        "daemon/src/ice/i.cpp": '#include <gst/webrtc/nice/nice.h>\n#include "loops/loop_actor.hpp"',
        "daemon/src/app/config_loader.cpp": "#include <yaml-cpp/yaml.h>",
        "daemon/src/app/s.cpp": '#include "media/m.hpp"',
        "daemon/src/main.cpp": '#include "app/s.hpp"',
        "plugins/example/e.cpp": "#include <tessera/door.hpp>\n#include <gst/gst.h>",
        "ui-kiosk/k.cpp": '#include <QGuiApplication>\n#include "proto/b.hpp"',
        "tests/unit/x_test.cpp": '#include "media/m.hpp"\n#include <gst/gst.h>',
    }
    expect(check, good, [])
    bad = {
        "lib/base/x.cpp": '#include "proto/b.hpp"',
        "lib/proto/caf.cpp": "#include <caf/actor.hpp>",
        "lib/proto/sdk.cpp": "#include <tessera/door.hpp>",
        "daemon/src/meeting/x.cpp": '#include "media/m.hpp"',
        "daemon/src/meeting/up.cpp": '#include "../media/m.hpp"',
        "daemon/src/meeting/g.cpp": "#include <gst/gst.h>",
        "daemon/src/media/n.cpp": "#include <nice/agent.h>",
        "daemon/src/app/y.cpp": "#include <yaml-cpp/yaml.h>",
        "daemon/src/app/all.cpp": "#include <caf/all.hpp>",
        "daemon/src/signalling/b.cpp": "#include <boost/asio.hpp>",
        "daemon/src/kiosk/a.cpp": "#include <avahi-client/client.h>",
        "plugins/example/x.cpp": '#include "media/m.hpp"',
        "ui-kiosk/d.cpp": "#include <tessera/door.hpp>",
        "ui-kiosk/c.cpp": "#include <caf/actor.hpp>",
    }
    expect(check, {**good, **bad}, [f"{path}:1:" for path in bad])
