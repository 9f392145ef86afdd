// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string_view>

namespace tessera {

/// Everything that can go wrong, for all parts of the house. Values are never renumbered.
/// Each value maps once to a name, a text for people, a JSON-RPC code, an HTTP status and an exit
/// code (errc.cpp).
enum class errc : std::uint8_t {
  ok = 0,                   ///< no error
  internal = 1,             ///< a fault of ours
  invalid_argument = 2,     ///< a value is out of its range or of the wrong type
  parse_error = 3,          ///< the bytes are not of the promised format
  invalid_request = 4,      ///< well-formed JSON that is no JSON-RPC 2.0 request
  method_not_found = 5,     ///< no such method
  not_allowed = 6,          ///< the caller's role may not call this method
  unauthenticated = 7,      ///< join or hello comes first
  wrong_pin = 8,            ///< the PIN is not the one on the display
  pin_required = 9,         ///< no PIN was given
  too_many_attempts = 10,   ///< wait before the next PIN attempt (retry_after_ms says how long)
  meeting_full = 11,        ///< the meeting has as many participants as the box allows
  removed = 12,             ///< the host removed this participant
  token_expired = 13,       ///< the resume token is unknown, used or too old
  replaced = 14,            ///< the same participant came back on another connection
  share_limit = 15,         ///< this participant or the meeting may not open one more share
  share_not_found = 16,     ///< no such share, or it has ended
  participant_not_found = 17, ///< no such participant
  sdp_invalid = 18,         ///< the offer cannot be used (no media, bad syntax)
  codec_unsupported = 19,   ///< no codec in the offer that the display can decode
  too_many_candidates = 20, ///< more ICE candidates than allowed
  media_failed = 21,        ///< the media path broke (ICE failed, DTLS failed, pipeline error)
  rate_limited = 22,        ///< too many messages in a short time
  message_too_large = 23,   ///< a message, line or frame is over its limit
  version_mismatch = 24,    ///< the protocol versions of the two sides do not fit
  timeout = 25,             ///< no answer in time
  unavailable = 26,         ///< a part of the box that is needed is not running just now
  config_invalid = 27,      ///< the configuration has errors
  io_error = 28,            ///< a file or socket operation failed
  address_in_use = 29,      ///< another program listens on this port
  permission_denied = 30,   ///< file permissions forbid it
  abi_mismatch = 31,        ///< the plugin was built for another plugin interface
  not_found = 32,           ///< a file or resource does not exist
  closed = 33,              ///< the other side went away
  refused = 34,             ///< the host, or who shows, said no, or nobody answered
  blocked = 35,             ///< the host removed this person or device for longer
  wrong_password = 36,      ///< not the admin's password
  wrong_code = 37,          ///< not the host code
  unsupported_type = 38,    ///< a file of a type that is not taken here
  pin_changed = 39,         ///< the PIN was the right one until a moment ago
  end_of_range = 40,        ///< not a value; keep last
};

/// Machine name as it stands on the wire (`data.name` of a JSON-RPC error).
[[nodiscard]] std::string_view name_of(errc code) noexcept;
/// One English sentence for people.
[[nodiscard]] std::string_view text_of(errc code) noexcept;
[[nodiscard]] int json_rpc_code_of(errc code) noexcept;
[[nodiscard]] int http_status_of(errc code) noexcept;
/// Exit code of a command-line program; 2 stands for usage and configuration.
[[nodiscard]] int exit_code_of(errc code) noexcept;

} // namespace tessera
