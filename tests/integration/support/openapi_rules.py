# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What OpenAPI 3.1.0 demands of a document, as far as one of ours can break it."""

import re

VERBS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
TYPES = ("string", "integer", "number", "boolean", "array", "object", "null")


def operations(document):
    """(VERB, path, operation) of all."""
    return [(verb.upper(), path, item[verb]) for path, item in document["paths"].items()
            for verb in item if verb in VERBS]


def faults_of(document):
    """One sentence a fault."""
    faults = []

    def need(condition, text):
        if not condition:
            faults.append(text)

    def members(what, names, where):
        for name in names:
            need(name in what, f"{where} has no {name}")

    members(document, ("openapi", "info", "paths"), "the document")
    need(re.fullmatch(r"3\.1\.\d+", document.get("openapi", "")), "openapi is not 3.1")
    info = document.get("info", {})
    members(info, ("title", "version"), "info")
    members(info.get("license", {"name": ""}), ("name",), "license")
    for server in document.get("servers", []):
        members(server, ("url",), "a server")
    schemes = document.get("components", {}).get("securitySchemes", {})
    for name, scheme in schemes.items():
        members(scheme, ("type",) + (("scheme",) if scheme.get("type") == "http" else ()), name)
    ids = [one.get("operationId") for _, _, one in operations(document)]
    need(len(set(ids)) == len(ids), "an operationId stands twice")
    for wanted in document.get("security", []):
        need(set(wanted) <= set(schemes), "security names no scheme")
    for verb, path, one in operations(document):
        _operation(one, f"{verb} {path}", path, schemes, need)
    _references(document, document, need)
    return faults


def _operation(one, where, path, schemes, need):
    need(path.startswith("/"), f"{where} does not begin with /")
    given = [(each.get("name"), each.get("in")) for each in one.get("parameters", [])]
    need(len(set(given)) == len(given), f"{where} has a parameter twice")
    templates = set(re.findall(r"\{(\w+)\}", path))
    need({name for name, place in given if place == "path"} == templates,
         f"{where} does not describe the params of its path")
    for each in one.get("parameters", []):
        need(each.get("in") in ("path", "query", "header", "cookie"), f"{where}: in")
        need(each.get("in") != "path" or each.get("required") is True, f"{where}: required")
        need(("schema" in each) != ("content" in each), f"{where}: schema")
        _schema(each.get("schema", {}), where, need)
    if "requestBody" in one:
        need(one["requestBody"].get("content"), f"{where}: a body without content")
        need(set(one["requestBody"]) <= {"content", "required", "description"}, f"{where}: body")
    need(one.get("responses"), f"{where} has no responses")
    bodies = [one.get("requestBody", {}), *one.get("responses", {}).values()]
    for status, response in one.get("responses", {}).items():
        need(re.fullmatch(r"default|[1-5](\d\d|XX)", status), f"{where}: status {status}")
        need("description" in response, f"{where}: {status} has no description")
    for body in bodies:
        for kind, media in body.get("content", {}).items():
            need(re.fullmatch(r"[\w.+-]+/[\w.+*-]+", kind), f"{where}: {kind}")
            _schema(media.get("schema", {}), where, need)
    for wanted in one.get("security", []):
        need(set(wanted) <= set(schemes), f"{where}: security names no scheme")


def _schema(schema, where, need):
    need("type" not in schema or schema["type"] in TYPES, f"{where}: type {schema.get('type')}")
    properties = schema.get("properties", {})
    need(set(schema.get("required", [])) <= set(properties), f"{where}: requires what is not there")
    for each in properties.values():
        _schema(each, where, need)
    if "items" in schema:
        _schema(schema["items"], where, need)


def _references(part, document, need):
    """Every $ref leads somewhere within the document."""
    if isinstance(part, list):
        for each in part:
            _references(each, document, need)
    if not isinstance(part, dict):
        return
    if "$ref" in part:
        found = document
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found.get(name) if isinstance(found, dict) else None
        need(part["$ref"].startswith("#/") and found is not None, f"{part['$ref']} leads nowhere")
    for each in part.values():
        _references(each, document, need)
