// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "proto/json_rpc.hpp"

#include <tessera/messages/meeting.hpp>

#include <string>
#include <string_view>
#include <variant>

namespace tessera::kiosk {

/// The answer to thumbnail.want.
struct thumbnail_made {
  share_id share;
  std::string jpeg; ///< or something else: it has not been looked at
};

/// What the kiosk says of itself.
using wish = std::variant<get_room, kiosk_presence, share_displayed, end_share, thumbnail_made>;

/// Whether the call is one of these (not hello, not ping); all others go on to the house.
[[nodiscard]] bool is_wish(std::string_view method) noexcept;

/// Reads such a call.
/// Errors: invalid_argument, method_not_found.
[[nodiscard]] result<wish> read_wish(const json_rpc::call& call);

/// Reads the first message on the socket of lanes, `{"session": SESSION}`.
/// Errors: message_too_large, parse_error.
[[nodiscard]] result<std::string> read_lanes_hello(std::string_view text);

} // namespace tessera::kiosk
