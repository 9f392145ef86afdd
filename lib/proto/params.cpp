// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/params.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tessera::rpc {
namespace {

failure fault(std::string text) {
  return {errc::invalid_argument, std::move(text), {}};
}

failure missing(std::string_view name) {
  return fault(fmt::format("\"{}\" is missing", name));
}

// Null when it is absent.
const json* find(const json& params, std::string_view name) {
  auto found = params.find(std::string{name});
  return found == params.end() || found->is_null() ? nullptr : &*found;
}

// The JSON parser has checked that it is UTF-8: count all bytes but the continuation bytes.
std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

result<std::int64_t> integer_value(const json& value,
                                   std::string_view name,
                                   std::int64_t minimum,
                                   std::int64_t maximum) {
  if (!value.is_number_integer())
    return fault(fmt::format("\"{}\" must be a whole number", name));
  // An unsigned number above INT64_MAX would turn negative.
  bool too_big = value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX;
  auto number = too_big ? 0 : value.get<std::int64_t>();
  if (too_big || number < minimum || number > maximum)
    return fault(fmt::format("\"{}\" must be from {} to {}", name, minimum, maximum));
  return number;
}

result<double>
number_value(const json& value, std::string_view name, double minimum, double maximum) {
  if (!value.is_number())
    return fault(fmt::format("\"{}\" must be a number", name));
  auto number = value.get<double>();
  if (!(number >= minimum && number <= maximum))
    return fault(fmt::format("\"{}\" must be from {} to {}", name, minimum, maximum));
  return number;
}

template <class T>
result<std::optional<T>> as_optional(result<T> value) {
  if (!value)
    return std::move(value).error();
  return std::optional<T>{*std::move(value)};
}

} // namespace

result<std::string> text_value(const json& value, std::string_view what, text_limits limits) {
  if (!value.is_string())
    return fault(fmt::format("\"{}\" must be a text", what));
  const auto& text = value.get_ref<const std::string&>();
  if (text.find('\0') != std::string::npos)
    return fault(fmt::format("\"{}\" must not contain a zero byte", what));
  auto length = characters(text);
  if (length < limits.minimum || length > limits.maximum)
    return fault(
        fmt::format("\"{}\" must have {} to {} characters", what, limits.minimum, limits.maximum));
  return text;
}

result<std::string> text_param(const json& params, std::string_view name, text_limits limits) {
  const auto* value = find(params, name);
  return value != nullptr ? text_value(*value, name, limits) : missing(name);
}

result<std::string> text_param(const json& params, std::string_view name, std::size_t maximum) {
  return text_param(params, name, text_limits{1, maximum});
}

result<std::string> id_param(const json& params, std::string_view name) {
  auto id = text_param(params, name, 64);
  auto allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_';
  };
  if (id && !std::ranges::all_of(*id, allowed))
    return fault(fmt::format("\"{}\" must be an id of letters and digits", name));
  return id;
}

result<std::optional<std::string>>
optional_text_param(const json& params, std::string_view name, text_limits limits) {
  const auto* value = find(params, name);
  return value != nullptr ? as_optional(text_value(*value, name, limits))
                          : std::optional<std::string>{};
}

result<std::int64_t> integer_param(const json& params,
                                   std::string_view name,
                                   std::int64_t minimum,
                                   std::int64_t maximum) {
  const auto* value = find(params, name);
  return value != nullptr ? integer_value(*value, name, minimum, maximum) : missing(name);
}

result<std::optional<std::int64_t>> optional_integer_param(const json& params,
                                                           std::string_view name,
                                                           std::int64_t minimum,
                                                           std::int64_t maximum) {
  const auto* value = find(params, name);
  return value != nullptr ? as_optional(integer_value(*value, name, minimum, maximum))
                          : std::optional<std::int64_t>{};
}

result<double>
number_param(const json& params, std::string_view name, double minimum, double maximum) {
  const auto* value = find(params, name);
  return value != nullptr ? number_value(*value, name, minimum, maximum) : missing(name);
}

result<std::optional<double>>
optional_number_param(const json& params, std::string_view name, double minimum, double maximum) {
  const auto* value = find(params, name);
  return value != nullptr ? as_optional(number_value(*value, name, minimum, maximum))
                          : std::optional<double>{};
}

result<std::vector<std::string>> text_list_param(const json& params,
                                                 std::string_view name,
                                                 std::size_t max_count,
                                                 text_limits limits) {
  const auto* value = find(params, name);
  if (value == nullptr)
    return std::vector<std::string>{};
  if (!value->is_array() || value->size() > max_count)
    return fault(fmt::format("\"{}\" must be a list of at most {} texts", name, max_count));
  std::vector<std::string> texts;
  for (const auto& item : *value) {
    auto text = text_value(item, name, limits);
    if (!text)
      return std::move(text).error();
    texts.push_back(*std::move(text));
  }
  return texts;
}

} // namespace tessera::rpc
