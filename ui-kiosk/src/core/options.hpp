// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tessera::kiosk {

enum class renderer_choice { automatic, software, gpu };

/// What the command line asks for.
struct options {
  std::string runtime_folder = "/run/tessera";
  renderer_choice renderer = renderer_choice::automatic;
  bool windowed = false;
  int width = 0; ///< pixels, 0 = as the display has it
  int height = 0;
  std::string locale; ///< "" = the room's
  bool reduced_motion = false;
  bool help = false;
  bool version = false;
};

/// Errors: invalid_argument, with a text that names the argument.
[[nodiscard]] result<options> parse_options(std::span<const char* const> arguments);
[[nodiscard]] std::string_view usage() noexcept;

} // namespace tessera::kiosk
