// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/openapi.hpp"

#include "base/ascii.hpp"
#include "proto/rest_route.hpp"

#include <string_view>

namespace tessera::rest {
namespace {

using json = nlohmann::json;
using rpc::param;
using rpc::param_type;
using rpc::role;

constexpr const char* id_pattern = "^[A-Za-z0-9_-]{1,64}$";

json schema_of(const param& what) {
  switch (what.type) {
  case param_type::id:
    return {{"type", "string"}, {"pattern", id_pattern}};
  case param_type::text:
    return {{"type", "string"}, {"minLength", what.minimum}, {"maxLength", what.maximum}};
  case param_type::integer:
    return {{"type", "integer"}, {"minimum", what.minimum}, {"maximum", what.maximum}};
  case param_type::boolean:
    return {{"type", "boolean"}};
  case param_type::choice: {
    auto choices = json::array();
    for (auto each : what.choices)
      choices.push_back(each);
    return {{"type", "string"}, {"enum", choices}};
  }
  case param_type::list:
    return {{"type", "array"},
            {"items", {{"type", "string"}}},
            {"minItems", what.minimum},
            {"maxItems", what.maximum}};
  case param_type::object:
    return {{"type", "object"}};
  case param_type::bytes:
    return {{"type", "string"}, {"contentEncoding", "base64"}};
  }
  return json::object();
}

bool in_path(const rpc::method& what, const param& one) {
  return what.path.find("{" + std::string{one.name} + "}") != std::string_view::npos;
}

json body_of(const rpc::method& what) {
  auto properties = json::object();
  auto required = json::array();
  for (const auto& each : what.params) {
    if (in_path(what, each))
      continue;
    properties[std::string{each.name}] = schema_of(each);
    if (each.required)
      required.push_back(each.name);
  }
  if (properties.empty())
    return nullptr;
  json schema{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  if (!required.empty())
    schema["required"] = required;
  json content{{"application/json", {{"schema", schema}}}};
  if (takes_file(what))
    for (const char* type : {"image/png", "image/jpeg"})
      content[type] = json::object();
  return {{"required", !required.empty()}, {"content", content}};
}

json parameters_of(const rpc::method& what) {
  auto all = json::array();
  const bool has_body = what.http != rpc::verb::get && what.http != rpc::verb::del;
  for (const auto& each : what.params) {
    const bool path = in_path(what, each);
    if (!path && has_body)
      continue;
    all.push_back({{"name", each.name},
                   {"in", path ? "path" : "query"},
                   {"required", path || each.required},
                   {"schema", schema_of(each)}});
  }
  return all;
}

std::string roles_of(const rpc::method& what) {
  std::string text;
  for (auto one : {role::anyone, role::host, role::admin, role::metrics}) {
    if (what.callers.intersects(one))
      text += (text.empty() ? "" : ", ") + std::string{name_of(one)};
  }
  return "Roles: " + text + ".";
}

json operation_of(const rpc::method& what) {
  json error{
      {"description", "What went wrong and what to do."},
      {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/error"}}}}}}}};
  json operation{{"operationId", what.name},
                 {"summary", what.help},
                 {"description", roles_of(what)},
                 {"parameters", parameters_of(what)},
                 {"responses", {{"200", {{"description", "Done."}}}, {"default", error}}}};
  if (what.callers.intersects(role::anyone))
    operation["security"] = json::array({json::object(), {{"bearer", json::array()}}});
  if (what.http == rpc::verb::get || what.http == rpc::verb::del)
    return operation;
  if (auto body = body_of(what); !body.is_null())
    operation["requestBody"] = body;
  return operation;
}

/// JSON of one event's data line.
json event_schema(const json& properties) {
  auto required = json::array();
  for (const auto& [name, type] : properties.items())
    required.push_back(name);
  return {{"type", "object"}, {"required", required}, {"properties", properties}};
}

/// OpenAPI 3.1 has no words for the events of a stream: "x-events" tells them by name.
json stream_operation() {
  auto operation = operation_of(room_stream());
  operation["responses"]["200"] = {
      {"description",
       "A stream without an end: lines \"event: NAME\" and \"data: JSON\", then an empty line. It "
       "begins with \"snapshot\"; \"bye\" comes when the token is void."},
      {"content", {{"text/event-stream", {{"schema", {{"type", "string"}}}}}}}};
  const json number{{"type", "integer"}};
  const json object{{"type", "object"}};
  operation["x-events"] = {{"snapshot", event_schema({{"revision", number}, {"room", object}})},
                           {"changed", event_schema({{"revision", number}, {"patch", object}})},
                           {"bye", event_schema({{"reason", {{"type", "string"}}}})}};
  return operation;
}

json error_schema() {
  return {{"type", "object"},
          {"required", {"error"}},
          {"properties",
           {{"error",
             {{"type", "object"},
              {"required", {"name", "message"}},
              {"properties",
               {{"name", {{"type", "string"}}},
                {"message", {{"type", "string"}}},
                {"retry_after_ms", {{"type", "integer"}}}}}}}}}};
}

} // namespace

json openapi(const std::string& version) {
  auto paths = json::object();
  for (const auto& each : rpc::all_methods()) {
    if (each.http != rpc::verb::none)
      paths[std::string{each.path}][lower(name_of(each.http))] = operation_of(each);
  }
  paths[std::string{room_stream().path}]["get"] = stream_operation();
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "Tessera"},
            {"version", version},
            {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
          {"servers", json::array({{{"url", root}}})},
          {"security", json::array({{{"bearer", json::array()}}})},
          {"paths", paths},
          {"components",
           {{"securitySchemes", {{"bearer", {{"type", "http"}, {"scheme", "bearer"}}}}},
            {"schemas", {{"error", error_schema()}}}}}};
}

} // namespace tessera::rest
