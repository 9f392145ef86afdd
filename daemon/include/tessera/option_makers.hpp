// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

#include <string>

/// Short ways to declare the options of a plugin.
namespace tessera {

inline option boolean_option(std::string_view key, bool fallback, std::string_view help) {
  return {.key = key, .type = option_type::boolean, .fallback = fallback, .help = help};
}

inline option integer_option(std::string_view key,
                             std::int64_t fallback,
                             std::string_view help,
                             std::int64_t minimum,
                             std::int64_t maximum,
                             std::string_view unit = {}) {
  return {.key = key,
          .type = option_type::integer,
          .fallback = fallback,
          .help = help,
          .unit = unit,
          .minimum = minimum,
          .maximum = maximum};
}

/// Where somebody comes in: `opens` stands in the firewall's page.
inline option
port_option(std::string_view key, std::uint16_t fallback, std::string_view help, port_use opens) {
  auto made = integer_option(key, fallback, help, 1, 65'536 - opens.count);
  made.opens = opens;
  return made;
}

inline option text_option(std::string_view key,
                          std::string fallback,
                          std::string_view help,
                          std::int64_t longest = 256) {
  return {.key = key,
          .type = option_type::text,
          .fallback = std::move(fallback),
          .help = help,
          .minimum = 0,
          .maximum = longest};
}

/// A path; the file's content is the secret.
inline option secret_option(std::string_view key, std::string_view help) {
  return {.key = key, .type = option_type::secret_file, .fallback = std::string{}, .help = help};
}

/// The first choice is the default.
inline option
choice_option(std::string_view key, std::vector<std::string_view> choices, std::string_view help) {
  std::string first{choices.front()};
  return {.key = key,
          .type = option_type::choice,
          .fallback = std::move(first),
          .help = help,
          .choices = std::move(choices)};
}

} // namespace tessera
