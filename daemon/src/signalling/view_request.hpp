// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace tessera::signalling {

/// Media sections of one view.
inline constexpr std::size_t view_sections_max = 24;

/// The params of view.offer, checked.
struct view_request {
  std::optional<peer_id> peer; ///< set: a further offer (ICE restart)
  std::string sdp;
  std::map<std::string, share_id> shares; ///< by mid
};
/// Errors: invalid_argument.
[[nodiscard]] result<view_request> read_view(const nlohmann::json& params);

/// The params of view.set, checked.
struct view_turn {
  peer_id peer;
  std::string mid;
  share_id share; ///< empty = none
};
/// Errors: invalid_argument.
[[nodiscard]] result<view_turn> read_view_turn(const nlohmann::json& params);

/// In more than a section for its pictures and one for its sound?
[[nodiscard]] bool shown_too_often(const std::map<std::string, share_id>& sections,
                                   const share_id& share);

} // namespace tessera::signalling
