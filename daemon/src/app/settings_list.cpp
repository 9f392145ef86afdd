// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/settings_list.hpp"

#include "app/config_json.hpp"
#include "app/config_print.hpp"
#include "app/overrides.hpp"

#include <nlohmann/json.hpp>

namespace tessera::app {
namespace {

using nlohmann::json;

const char* name_of(option_type type) {
  switch (type) {
  case option_type::boolean:
    return "boolean";
  case option_type::integer:
    return "integer";
  case option_type::number:
    return "number";
  case option_type::text:
    return "text";
  case option_type::choice:
    return "choice";
  case option_type::text_list:
    return "list";
  case option_type::secret_file:
    return "secret_file";
  }
  return "text";
}

json listed(const option& opt, const config_result& read, const settings& in_force) {
  auto now = in_force.all().find(opt.key);
  const auto& value = now == in_force.all().end() ? opt.fallback : now->second;
  json one{{"key", opt.key},
           {"type", name_of(opt.type)},
           {"help", opt.help},
           {"default", json_of(opt.fallback)},
           {"value", json_of(without_passwords(value))},
           {"source", source_of(read, opt.key)},
           {"change", opt.change == option_change::live ? "live" : "restart"},
           {"writable", !is_file_only(opt)}};
  if (!opt.unit.empty())
    one["unit"] = opt.unit;
  if (opt.minimum != INT64_MIN)
    one["minimum"] = opt.minimum;
  if (opt.maximum != INT64_MAX)
    one["maximum"] = opt.maximum;
  if (!opt.choices.empty())
    one["choices"] = opt.choices;
  auto wanted = read.values.all().find(opt.key);
  if (wanted != read.values.all().end() && wanted->second != value)
    one["at_restart"] = json_of(without_passwords(wanted->second));
  return one;
}

} // namespace

std::string_view source_of(const config_result& read, std::string_view key) {
  if (read.overridden.contains(key))
    return "override";
  return read.places.contains(key) ? "file" : "default";
}

json list_settings(const config_result& read,
                   const settings& in_force,
                   std::span<const option_table> tables) {
  auto all = json::array();
  for (auto table : tables) {
    for (const auto& opt : table)
      all.push_back(listed(opt, read, in_force));
  }
  return json{{"options", all}};
}

} // namespace tessera::app
