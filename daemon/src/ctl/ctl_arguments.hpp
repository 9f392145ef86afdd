// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "ctl/ctl_words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tessera::ctl {

enum class command {
  help,
  version,
  methods,
  status,
  participants,
  shares,
  config_check,
  events,
  word, ///< of all_words()
  call, ///< any method of the table
};

struct arguments {
  command what = command::help;
  const word* of = nullptr;          ///< with word
  std::string argument{};            ///< FILE of config check, METHOD of call
  std::vector<std::string> operands; ///< of word and call
  bool json = false;
  std::string output{}; ///< a file for what is no text
  std::string socket = "/run/tessera/admin.sock";
};

/// With all words and what they do, from the tables.
[[nodiscard]] std::string usage();
/// Each method that can be called, with its params.
[[nodiscard]] std::string method_list();

/// Flags may stand anywhere, up to "--". Errors: invalid_argument, with a text that says what is
/// missing.
[[nodiscard]] result<arguments> parse_arguments(const std::vector<std::string>& words);

} // namespace tessera::ctl
