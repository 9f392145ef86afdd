// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/rest_route.hpp"

#include "base/ascii.hpp"
#include "base/base64.hpp"
#include "base/utf8.hpp"
#include "proto/http_query.hpp"
#include "proto/json_rpc.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace tessera::rest {
namespace {

using json = nlohmann::json;
using rpc::param;
using rpc::param_type;

/// The text up to `mark`, taken off the front of `rest` together with the mark.
std::string_view take_until(std::string_view& rest, char mark) {
  auto at = rest.find(mark);
  auto part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return part;
}

/// The params that `path` gives to `pattern`, nothing when it is another path.
std::optional<json> match(std::string_view pattern, std::string_view path) {
  auto params = json::object();
  while (!pattern.empty() || !path.empty()) {
    auto wanted = take_until(pattern, '/');
    auto given = take_until(path, '/');
    if (wanted.starts_with('{') && !given.empty())
      params[std::string{wanted.substr(1, wanted.size() - 2)}] = std::string{given};
    else if (wanted != given)
      return {};
  }
  return params;
}

const param* find_param(const rpc::method& what, std::string_view name) {
  auto found = std::ranges::find(what.params, name, &param::name);
  return found == what.params.end() ? nullptr : &*found;
}

/// A word of a query as the table's type; what does not fit stays a text, which is refused later.
json typed(const param* what, const std::string& word) {
  if (what == nullptr)
    return word;
  if (what->type == param_type::boolean && (word == "true" || word == "false"))
    return word == "true";
  if (what->type == param_type::integer) {
    std::int64_t number = 0;
    auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (fault == std::errc{} && end == word.data() + word.size())
      return number;
  }
  return word;
}

result<> add(json& params, const std::string& name, json value) {
  if (params.contains(name))
    return {errc::invalid_argument, "\"" + std::string{first_bytes(name, 64)} + "\" stands twice"};
  params[name] = std::move(value);
  return {};
}

result<> add_query(const rpc::method& method, std::string_view query, json& params) {
  auto given = http::parse_query(query);
  if (!given)
    return std::move(given).error();
  for (const auto& [name, word] : *given) {
    if (auto added = add(params, name, typed(find_param(method, name), word)); !added)
      return added;
  }
  return {};
}

result<> add_body(std::string_view body, json& params) {
  auto given = json_rpc::parse_json(body, max_upload_bytes);
  if (!given || !given->is_object())
    return {errc::parse_error, "the body must be a JSON object"};
  for (auto& [name, value] : given->items()) {
    if (auto added = add(params, name, std::move(value)); !added)
      return added;
  }
  return {};
}

std::string media_type(std::string_view content_type) {
  auto type = take_until(content_type, ';');
  while (type.ends_with(' '))
    type.remove_suffix(1);
  return lower(type);
}

} // namespace

route find_route(std::string_view verb, std::string_view path) {
  route out;
  if (!path.starts_with(root))
    return out;
  path.remove_prefix(root.size());
  if (verb == "HEAD")
    verb = "GET";
  for (const auto& each : rpc::all_methods()) {
    if (each.http == rpc::verb::none)
      continue;
    auto params = match(each.path, path);
    if (!params)
      continue;
    if (name_of(each.http) == verb)
      return {&each, {}, *std::move(params)};
    out.allow += (out.allow.empty() ? "" : ", ") + std::string{name_of(each.http)};
  }
  return out;
}

const rpc::method& room_stream() noexcept {
  static constexpr rpc::method stream{"room.follow",
                                      rpc::role_set{rpc::role::host} | rpc::role::admin,
                                      {},
                                      rpc::handler::connection,
                                      {},
                                      rpc::verb::get,
                                      "/events",
                                      "The room and its changes, as server-sent events."};
  return stream;
}

bool takes_file(const rpc::method& what) noexcept {
  return std::ranges::find(what.params, param_type::bytes, &param::type) != what.params.end();
}

std::size_t body_limit(const route& where, std::string_view content_type) {
  if (where.method == nullptr || !takes_file(*where.method))
    return max_body_bytes;
  return media_type(content_type) == "application/json" ? max_upload_bytes : max_file_bytes;
}

result<json> params_of(const route& where, const message& what) {
  auto params = where.params;
  if (auto added = add_query(*where.method, what.query, params); !added)
    return std::move(added).error();
  if (what.body.empty())
    return params;
  const auto type = media_type(what.content_type);
  result<> added;
  if (type == "application/json")
    added = add_body(what.body, params);
  else if (takes_file(*where.method))
    added = add(params, "data", base64(what.body));
  else
    added = {errc::unsupported_type, "the body must be application/json"};
  if (!added)
    return std::move(added).error();
  return params;
}

} // namespace tessera::rest
