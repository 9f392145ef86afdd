// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_json.hpp"

#include <nlohmann/json.hpp>

namespace tessera::app {
namespace {

using nlohmann::json;
using kind = config_node::kind;

config_node scalar_of(const json& value) {
  config_node node;
  node.what = kind::scalar;
  node.quoted = value.is_string();
  node.text = value.is_string() ? value.get<std::string>()
                                : value.dump(-1, ' ', false, json::error_handler_t::replace);
  return node;
}

} // namespace

config_node node_of(const json& value) {
  config_node node;
  if (value.is_null())
    return node;
  if (value.is_object()) { // no option takes one: what is in it does not matter
    node.what = kind::map;
    return node;
  }
  if (!value.is_array())
    return scalar_of(value);
  node.what = kind::list;
  for (const auto& item : value) {
    auto inner = item.is_primitive() && !item.is_null() ? scalar_of(item) : config_node{};
    node.items.push_back(std::move(inner));
  }
  return node;
}

json json_of(const option_value& value) {
  return std::visit([](const auto& plain) { return json(plain); }, value);
}

} // namespace tessera::app
