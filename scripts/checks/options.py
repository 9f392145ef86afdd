# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""each option has a help text and stands in config/tessera.yaml (house rules 23 and 25)"""

import json
import os
import subprocess

from tree import Unavailable

SAMPLE = "config/tessera.yaml"


def leaves_of(schema, prefix=""):
    """(dotted key, its schema) of every option in a JSON Schema of nested objects."""
    for name, part in schema.get("properties", {}).items():
        if "properties" in part:
            yield from leaves_of(part, f"{prefix}{name}.")
        else:
            yield prefix + name, part


def keys_of(sample, prefix=""):
    for name, value in (sample or {}).items():
        if isinstance(value, dict):
            yield from keys_of(value, f"{prefix}{name}.")
        else:
            yield prefix + str(name)


def faults_of(schema, sample):
    options = dict(leaves_of(schema))
    written = set(keys_of(sample))
    faults = [] if options else ["the schema declares no option"]
    for key, part in sorted(options.items()):
        if len(part.get("description", "")) < 10:
            faults.append(f"{key}: no help text")
        if key not in written:
            faults.append(f"{key}: is missing in {SAMPLE}")
    faults += [f"{key}: stands in {SAMPLE} but no table declares it"
               for key in sorted(written - set(options))]
    return faults


def check(tree):
    program = os.path.join(tree.build, "daemon", "tesserad")
    if not os.path.exists(program):
        raise Unavailable("daemon/tesserad is not built")
    try:
        import yaml  # pylint: disable=import-outside-toplevel
    except ImportError as fault:
        raise Unavailable("python3-yaml is not installed") from fault
    printed = subprocess.run([program, "--print-schema"], capture_output=True, text=True,
                             timeout=20, check=False)
    if printed.returncode != 0:
        return [f"tesserad --print-schema ended with {printed.returncode}: {printed.stderr}"]
    return faults_of(json.loads(printed.stdout), yaml.safe_load(tree.text(SAMPLE)))


def self_test():
    port = {"type": "integer", "description": "Port of the page, TCP."}
    schema = {"properties": {"web": {"properties": {"port": port}}}}
    assert not faults_of(schema, {"web": {"port": 8443}})
    assert faults_of(schema, {"web": {"port": 1, "prot": 2}}) == [
        f"web.prot: stands in {SAMPLE} but no table declares it"
    ]
    assert faults_of(schema, {}) == [f"web.port: is missing in {SAMPLE}"]
    mute = {"properties": {"web": {"properties": {"port": {"type": "integer"}}}}}
    assert faults_of(mute, {"web": {"port": 1}}) == ["web.port: no help text"]
    assert faults_of({}, {}) == ["the schema declares no option"]
