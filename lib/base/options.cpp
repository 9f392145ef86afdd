// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/options.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

namespace tessera {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      auto up = row[j];
      row[j] = std::min({up + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = up;
    }
  }
  return row[b.size()];
}

template <class Number>
std::optional<std::string> range_fault(const option& opt, Number value, std::string_view unit) {
  bool low = opt.minimum != INT64_MIN;
  bool high = opt.maximum != INT64_MAX;
  auto minimum = static_cast<Number>(opt.minimum);
  auto maximum = static_cast<Number>(opt.maximum);
  if ((!low || value >= minimum) && (!high || value <= maximum))
    return {};
  auto tail = (unit.empty() ? std::string{} : " " + std::string{unit}) +
              fmt::format(", not {}", value);
  if (low && high)
    return fmt::format("must be {} to {}{}", opt.minimum, opt.maximum, tail);
  return low ? fmt::format("must be at least {}{}", opt.minimum, tail)
             : fmt::format("must be at most {}{}", opt.maximum, tail);
}

std::optional<std::string> size_fault(const option& opt, std::size_t size, std::string_view unit) {
  return range_fault(opt, static_cast<std::int64_t>(size), unit);
}

bool chosen(const option& opt, std::string_view text) {
  return std::find(opt.choices.begin(), opt.choices.end(), text) != opt.choices.end();
}

std::string listed(const option& opt) {
  return fmt::format("{}", fmt::join(opt.choices, ", "));
}

std::optional<std::string> list_fault(const option& opt, const std::vector<std::string>& list) {
  if (auto fault = size_fault(opt, list.size(), "entries"))
    return fault;
  for (const auto& item : list) {
    if (!opt.choices.empty() && !chosen(opt, item))
      return fmt::format("must be a list of {}, not {}", listed(opt), item);
  }
  return {};
}

} // namespace

template <class T>
const T& settings::get(std::string_view key) const {
  auto it = values_.find(key);
  const T* value = it == values_.end() ? nullptr : std::get_if<T>(&it->second);
  if (value == nullptr) {
    std::fprintf(stderr, "tessera: option %.*s was asked for but is not declared so\n",
                 static_cast<int>(key.size()), key.data());
    std::abort();
  }
  return *value;
}

bool settings::boolean(std::string_view key) const {
  return get<bool>(key);
}
std::int64_t settings::integer(std::string_view key) const {
  return get<std::int64_t>(key);
}
double settings::number(std::string_view key) const {
  return get<double>(key);
}
const std::string& settings::text(std::string_view key) const {
  return get<std::string>(key);
}
const std::vector<std::string>& settings::list(std::string_view key) const {
  return get<std::vector<std::string>>(key);
}

settings defaults_of(std::span<const option_table> tables) {
  settings all;
  for (auto table : tables) {
    for (const auto& opt : table)
      all.set(std::string{opt.key}, opt.fallback);
  }
  return all;
}

const option* find_option(std::span<const option_table> tables, std::string_view key) {
  for (auto table : tables) {
    for (const auto& opt : table) {
      if (opt.key == key)
        return &opt;
    }
  }
  return nullptr;
}

std::optional<std::string_view> nearest_key(std::span<const option_table> tables,
                                            std::string_view key) {
  std::optional<std::string_view> best;
  std::size_t best_distance = std::max<std::size_t>(2, key.size() / 3) + 1;
  for (auto table : tables) {
    for (const auto& opt : table) {
      auto distance = edit_distance(key, opt.key);
      if (distance < best_distance) {
        best_distance = distance;
        best = opt.key;
      }
    }
  }
  return best;
}

std::optional<std::string> fault_of(const option& opt, const option_value& value) {
  switch (opt.type) {
  case option_type::boolean:
    return std::holds_alternative<bool>(value) ? std::nullopt
                                               : std::optional<std::string>{"must be true or false"};
  case option_type::integer:
    if (const auto* number = std::get_if<std::int64_t>(&value))
      return range_fault(opt, *number, opt.unit);
    return "must be a whole number";
  case option_type::number:
    if (const auto* number = std::get_if<double>(&value))
      return range_fault(opt, *number, opt.unit);
    return "must be a number";
  case option_type::choice:
    if (const auto* text = std::get_if<std::string>(&value); text != nullptr && chosen(opt, *text))
      return {};
    return "must be one of " + listed(opt);
  case option_type::text:
  case option_type::secret_file:
    if (const auto* text = std::get_if<std::string>(&value))
      return size_fault(opt, text->size(), "bytes");
    return "must be a text";
  case option_type::text_list:
    if (const auto* list = std::get_if<std::vector<std::string>>(&value))
      return list_fault(opt, *list);
    return "must be a list of texts";
  }
  return "has an unknown type";
}

} // namespace tessera
