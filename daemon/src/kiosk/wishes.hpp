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

/// What the kiosk says or wants, as the message that goes to meeting.
using wish = std::
    variant<get_room, kiosk_presence, share_displayed, end_share, remove_participant, renew_pin>;

/// Reads a call that the method table allows the kiosk (not hello, not ping).
/// Errors: invalid_argument, method_not_found.
[[nodiscard]] result<wish> read_wish(const json_rpc::call& call);

/// Reads the first message on the socket of lanes, `{"session": SESSION}`.
/// Errors: message_too_large, parse_error.
[[nodiscard]] result<std::string> read_lanes_hello(std::string_view text);

} // namespace tessera::kiosk
