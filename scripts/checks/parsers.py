# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""each parser that takes foreign bytes has a fuzz target with a corpus (house rule 30)"""

import posixpath
import re

from tree import expect

# Everything in lib/proto is foreign bytes by its nature, also what only says why a text is none
# (x_fault); elsewhere a parser is what takes a text.
PROTO = re.compile(r"\b((?:parse|decode|read)(?:_\w+)?|\w+_fault)\s*\(|\bclass\s+(\w+_(?:reader|parser))\b")
ELSEWHERE = re.compile(r"\b((?:parse|decode)(?:_\w+)?)\s*\(\s*(?:const\s+)?(?:std::string|std::span)")
COMMENT = re.compile(r"//[^\n]*")


def parsers_in(tree, path):
    text = COMMENT.sub("", tree.text(path))
    pattern = PROTO if path.startswith("lib/proto/") else ELSEWHERE
    return sorted({name for groups in pattern.findall(text)
                   for name in (groups if isinstance(groups, tuple) else (groups,)) if name})


def check(tree):
    files = tree.files()
    targets = {path: tree.text(path) for path in files
               if re.fullmatch(r"tests/fuzz/\w+_fuzz\.cpp", path)}
    corpora = {posixpath.basename(posixpath.dirname(path)) for path in files
               if path.startswith("tests/fuzz/corpus/")}
    faults = []
    for path in targets:
        name = posixpath.basename(path)[: -len("_fuzz.cpp")]
        if name not in corpora:
            faults.append(f"{path}: tests/fuzz/corpus/{name}/ is missing or empty")
    for path in files:
        if not re.match(r"(lib/(proto|net)|daemon/src|plugins/\w+)/.*\.hpp$", path):
            continue
        include = '"' + re.sub(r"^(lib|daemon/src|plugins/\w+)/", "", path) + '"'
        reached = [text for text in targets.values() if include in text]
        for parser in parsers_in(tree, path):
            if not any(re.search(rf"\b{parser}\b", text) for text in reached):
                faults.append(f"{path}: {parser} is called by no target in tests/fuzz")
    return faults


def self_test():
    good = {
        "lib/proto/sdp.hpp": "result<offer> parse_offer(std::string_view text);\n// parse_else(x)",
        "lib/proto/lane.hpp": "class frame_reader {};",
        "daemon/src/app/config_text.hpp": "result<> parse_yaml(std::string_view text);",
        "daemon/src/app/arguments.hpp": "result<arguments> parse_arguments(int argc, char** argv);",
        "tests/fuzz/sdp_fuzz.cpp": '#include "proto/sdp.hpp"\nparse_offer(x);',
        "tests/fuzz/lane_fuzz.cpp": '#include "proto/lane.hpp"\nframe_reader r;',
        "tests/fuzz/config_fuzz.cpp": '#include "app/config_text.hpp"\nparse_yaml(x);',
        "tests/fuzz/corpus/sdp/chromium": "v=0",
        "tests/fuzz/corpus/lane/one": "x",
        "tests/fuzz/corpus/config/one": "x",
    }
    expect(check, good, [])
    expect(check, {**good, "lib/proto/new.hpp": "result<int> decode_new(std::string_view);"},
           ["lib/proto/new.hpp: decode_new"])
    expect(check, {**good, "lib/proto/new.hpp": "std::optional<std::string> uri_fault(std::string_view);"},
           ["lib/proto/new.hpp: uri_fault"])
    expect(check, {**good, "plugins/cable/wire/new.hpp": "result<int> parse_new(std::string_view);"},
           ["plugins/cable/wire/new.hpp: parse_new"])
    expect(check, {**good, "lib/net/target.hpp": "result<int> parse_target(std::string_view t);"},
           ["lib/net/target.hpp: parse_target"])
    without = {path: text for path, text in good.items() if "corpus/sdp" not in path}
    expect(check, without, ["tests/fuzz/corpus/sdp/ is missing"])
    uncalled = {**good, "tests/fuzz/sdp_fuzz.cpp": '#include "proto/sdp.hpp"\n'}
    expect(check, uncalled, ["parse_offer is called by no target"])
