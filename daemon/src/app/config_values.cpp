// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_values.hpp"

#include "proto/ice_server.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <cmath>
#include <optional>

namespace tessera::app {
namespace {

using kind = config_node::kind;

std::string range_of(const option& opt, std::string_view what) {
  bool counted = opt.type != option_type::integer && opt.type != option_type::number;
  bool low = opt.minimum != INT64_MIN && !(counted && opt.minimum <= 0);
  bool high = opt.maximum != INT64_MAX;
  if (low && high)
    return fmt::format(", {} to {}{}", opt.minimum, opt.maximum, what);
  if (low)
    return fmt::format(", at least {}{}", opt.minimum, what);
  return high ? fmt::format(", at most {}{}", opt.maximum, what) : std::string{};
}

/// An empty choice would be read over.
std::string listed(const option& opt) {
  std::vector<std::string_view> names{opt.choices};
  for (auto& name : names)
    name = name.empty() ? "\"\"" : name;
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string name_of(const config_node& node) {
  switch (node.what) {
  case kind::map:
    return "a section";
  case kind::list:
    return "a list";
  case kind::empty:
    return "nothing";
  case kind::scalar:
    break;
  }
  return node.quoted ? "the text \"" + shown(node.text) + "\"" : shown(node.text);
}

// YAML 1.2 core schema, decimal only: 010 would be read in two ways, 0x10 by nobody.
std::optional<std::int64_t> whole_number(std::string_view text) {
  auto digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.size() > 1 && digits.front() == '0')
    return {};
  std::int64_t value = 0;
  auto [end, err] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (err != std::errc{} || end != text.data() + text.size())
    return {};
  return value;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  auto [end, err] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (err != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return {};
  return value;
}

std::optional<option_value> scalar(option_type type, const config_node& node) {
  if (node.what != kind::scalar)
    return {};
  const auto& text = node.text;
  switch (type) {
  case option_type::boolean:
    if (!node.quoted && (text == "true" || text == "false"))
      return option_value{text == "true"};
    return {};
  case option_type::integer:
    if (auto value = whole_number(text); value && !node.quoted)
      return option_value{*value};
    return {};
  case option_type::number:
    if (auto value = number(text); value && !node.quoted)
      return option_value{*value};
    return {};
  case option_type::text:
  case option_type::choice:
  case option_type::secret_file:
    return option_value{text};
  case option_type::text_list:
    return {};
  }
  return {};
}

std::optional<option_value> list(const config_node& node) {
  if (node.what != kind::list)
    return {};
  std::vector<std::string> texts;
  for (const auto& item : node.items) {
    if (item.what != kind::scalar)
      return {};
    texts.push_back(item.text);
  }
  return option_value{std::move(texts)};
}

/// What a table cannot say: how the texts of some options must look.
std::optional<std::string> syntax_fault(const option& opt, const option_value& value) {
  if (opt.key == "web.ice_servers") {
    for (const auto& uri : std::get<std::vector<std::string>>(value))
      if (auto fault = ice_server::uri_fault(uri))
        return fmt::format("{} {}, not {}", opt.key, *fault, shown(uri));
  } else if (opt.key == "web.ice_username") {
    if (auto fault = ice_server::word_fault(std::get<std::string>(value)))
      return fmt::format("{} {}", opt.key, *fault);
  }
  return {};
}

} // namespace

std::string describe(const option& opt) {
  auto unit = opt.unit.empty() ? std::string{} : " " + std::string{opt.unit};
  switch (opt.type) {
  case option_type::boolean:
    return "true or false";
  case option_type::integer:
    return "a whole number" + range_of(opt, unit);
  case option_type::number:
    return "a number" + range_of(opt, unit);
  case option_type::text:
    return "a text" + range_of(opt, " bytes");
  case option_type::choice:
    return "one of " + listed(opt);
  case option_type::text_list:
    if (!opt.choices.empty())
      return "a list of " + listed(opt);
    return "a list of texts like [a, b]" + range_of(opt, " entries");
  case option_type::secret_file:
    return "the path of a file";
  }
  return {};
}

result<option_value> value_of(const option& opt, const config_node& node) {
  if (node.what == kind::empty)
    return {errc::config_invalid,
            fmt::format("{} has no value; give {}, or remove the line for the default",
                        opt.key,
                        describe(opt))};
  auto value = opt.type == option_type::text_list ? list(node) : scalar(opt.type, node);
  if (value && opt.type == option_type::text_list && !opt.choices.empty()) {
    if (auto fault = fault_of(opt, *value))
      return {errc::config_invalid, fmt::format("{} {}", opt.key, *fault)};
  }
  if (!value || fault_of(opt, *value))
    return {errc::config_invalid,
            fmt::format("{} must be {}, not {}", opt.key, describe(opt), name_of(node))};
  if (auto fault = syntax_fault(opt, *value))
    return {errc::config_invalid, *std::move(fault)};
  return *value;
}

} // namespace tessera::app
