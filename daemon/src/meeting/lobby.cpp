// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/lobby.hpp"

#include <array>
#include <utility>

namespace tessera::meeting {
namespace {

constexpr auto modes = std::to_array<std::pair<lobby_mode, std::string_view>>({
    {lobby_mode::off, "off"},
    {lobby_mode::strangers, "strangers"},
    {lobby_mode::everyone, "everyone"},
});

} // namespace

std::string_view name_of(lobby_mode mode) noexcept {
  return modes.at(static_cast<std::size_t>(mode)).second;
}

lobby_mode lobby_mode_from(std::string_view name) noexcept {
  for (const auto& [mode, text] : modes) {
    if (text == name)
      return mode;
  }
  return lobby_mode::off;
}

bool must_wait(lobby_mode mode, bool known_device, bool trusted) noexcept {
  if (mode == lobby_mode::strangers)
    return !known_device && !trusted;
  return mode == lobby_mode::everyone;
}

} // namespace tessera::meeting
