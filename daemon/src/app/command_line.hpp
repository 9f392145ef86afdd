// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_command.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>

namespace tessera::app {

struct command_line {
  std::string config_file = "/etc/tessera/tessera.yaml";
  bool config_named = false; ///< by --config: then it must exist
  std::optional<config_action> action;
  bool help = false;
  bool version = false;
};

extern const char* const usage;

/// Errors: invalid_argument.
[[nodiscard]] result<command_line> parse_command_line(int argc, const char* const* argv);

} // namespace tessera::app
