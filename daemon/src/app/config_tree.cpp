// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_tree.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tessera::app {
namespace {

option_section& section_of(option_section& root, std::string_view key) {
  auto* at = &root;
  for (auto dot = key.find('.'); dot != key.npos; dot = key.find('.')) {
    auto name = key.substr(0, dot);
    auto it = std::find_if(at->sections.begin(), at->sections.end(), [&](const auto& section) {
      return section.name == name;
    });
    if (it == at->sections.end())
      it = at->sections.insert(it, option_section{std::string{name}, {}, {}});
    at = &*it;
    key.remove_prefix(dot + 1);
  }
  return *at;
}

std::string json_of(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool good_key(std::string_view key) {
  auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  };
  return !key.empty() && std::all_of(key.begin(), key.end(), allowed) && key.front() != '.' &&
         key.back() != '.' && key.find("..") == key.npos;
}

void check_option(const option& opt, std::vector<std::string>& faults) {
  if (!good_key(opt.key))
    faults.push_back(fmt::format("\"{}\" is not a key: a-z, 0-9, _ and dots", opt.key));
  if (opt.help.size() < 10 || opt.help.back() != '.')
    faults.push_back(fmt::format("{} has no help that is a sentence", opt.key));
  if (opt.type == option_type::choice && opt.choices.size() < 2)
    faults.push_back(fmt::format("{} leaves no choice", opt.key));
  if (auto fault = fault_of(opt, opt.fallback))
    faults.push_back(fmt::format("the default of {} {}", opt.key, *fault));
}

} // namespace

option_section tree_of(std::span<const option_table> tables) {
  option_section root;
  for (auto table : tables) {
    for (const auto& opt : table)
      section_of(root, opt.key).options.push_back(&opt);
  }
  return root;
}

std::string_view last_word(std::string_view key) {
  return key.substr(key.rfind('.') + 1);
}

std::string yaml_of(const option& opt, const option_value& value) {
  if (const auto* flag = std::get_if<bool>(&value))
    return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return std::to_string(*number);
  if (const auto* number = std::get_if<double>(&value))
    return fmt::format("{}", *number);
  if (const auto* text = std::get_if<std::string>(&value))
    return opt.type == option_type::choice && !text->empty() ? *text : json_of(*text);
  std::string all;
  for (const auto& item : std::get<std::vector<std::string>>(value))
    all += (all.empty() ? "" : ", ") + json_of(item);
  return "[" + all + "]";
}

std::vector<std::string> table_faults(std::span<const option_table> tables) {
  std::vector<std::string> faults;
  std::set<std::string_view> keys;
  for (auto table : tables) {
    for (const auto& opt : table) {
      check_option(opt, faults);
      if (!keys.insert(opt.key).second)
        faults.push_back(fmt::format("{} is declared twice", opt.key));
    }
  }
  for (auto key : keys) {
    for (auto dot = key.find('.'); dot != key.npos; dot = key.find('.', dot + 1)) {
      if (keys.contains(key.substr(0, dot)))
        faults.push_back(fmt::format("{} is an option and a section", key.substr(0, dot)));
    }
  }
  return faults;
}

} // namespace tessera::app
