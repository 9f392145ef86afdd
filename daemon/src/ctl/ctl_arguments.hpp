// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tessera::ctl {

enum class command {
  help,
  version,
  status,
  participants,
  shares,
  pin_show,
  pin_new,
  remove,
  stop,
  config_check,
  events,
};

struct arguments {
  command what = command::help;
  std::string argument; ///< ID, SHARE or FILE
  bool json = false;
  std::string socket = "/run/tessera/admin.sock";
};

[[nodiscard]] std::string_view usage();

/// Flags may stand anywhere. Errors: invalid_argument, with a text that says what is missing.
[[nodiscard]] result<arguments> parse_arguments(const std::vector<std::string>& words);

} // namespace tessera::ctl
