// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/errc.hpp"

#include <array>
#include <cstddef>

namespace tessera {
namespace {

struct row {
  errc code;
  std::string_view name;
  std::string_view text;
  int json_rpc;
  int http;
  int exit;
};

constexpr std::array rows{std::to_array<row>({
    // clang-format off
    {errc::ok, "ok", "No error.", 0, 200, 0},
    {errc::internal, "internal", "Something went wrong inside the box. The log says what.", -32603, 500, 1},
    {errc::invalid_argument, "invalid_argument", "A value is not allowed here.", -32602, 400, 2},
    {errc::parse_error, "parse_error", "The message cannot be read.", -32700, 400, 1},
    {errc::invalid_request, "invalid_request", "The message is not a valid request.", -32600, 400, 1},
    {errc::method_not_found, "method_not_found", "There is no such method.", -32601, 404, 1},
    {errc::not_allowed, "not_allowed", "This is not allowed for you.", -32001, 403, 1},
    {errc::unauthenticated, "unauthenticated", "Join the meeting first.", -32002, 401, 1},
    {errc::wrong_pin, "wrong_pin", "That PIN is not the one on the display.", -32010, 403, 1},
    {errc::pin_required, "pin_required", "Type the PIN that stands on the display.", -32011, 403, 1},
    {errc::too_many_attempts, "too_many_attempts", "Too many wrong PINs. Wait a moment, then try again.", -32012, 429, 1},
    {errc::meeting_full, "meeting_full", "The meeting is full.", -32013, 503, 1},
    {errc::removed, "removed", "The host removed you from this meeting.", -32014, 403, 1},
    {errc::token_expired, "token_expired", "Your earlier visit has ended. Join again with the PIN.", -32015, 401, 1},
    {errc::replaced, "replaced", "You joined from another tab or device.", -32016, 409, 1},
    {errc::share_limit, "share_limit", "No further screen can be shown just now.", -32020, 503, 1},
    {errc::share_not_found, "share_not_found", "This share has ended.", -32021, 404, 1},
    {errc::participant_not_found, "participant_not_found", "There is no such participant.", -32022, 404, 1},
    {errc::sdp_invalid, "sdp_invalid", "The browser sent an offer that cannot be used.", -32030, 400, 1},
    {errc::codec_unsupported, "codec_unsupported", "The browser offers no video format that the display can show.", -32031, 415, 1},
    {errc::too_many_candidates, "too_many_candidates", "The browser sent too many network candidates.", -32032, 400, 1},
    {errc::media_failed, "media_failed", "The connection for the picture broke.", -32033, 502, 1},
    {errc::rate_limited, "rate_limited", "Too many messages in a short time.", -32040, 429, 1},
    {errc::message_too_large, "message_too_large", "The message is too large.", -32041, 413, 1},
    {errc::version_mismatch, "version_mismatch", "The two programs speak different versions.", -32050, 426, 1},
    {errc::timeout, "timeout", "There was no answer in time.", -32060, 504, 1},
    {errc::unavailable, "unavailable", "A part of the box is not running just now. It comes back by itself.", -32061, 503, 1},
    {errc::config_invalid, "config_invalid", "The configuration has errors.", -32070, 500, 2},
    {errc::io_error, "io_error", "Reading or writing failed.", -32071, 500, 1},
    {errc::address_in_use, "address_in_use", "Another program uses this port already.", -32072, 500, 1},
    {errc::permission_denied, "permission_denied", "The permissions do not allow this.", -32073, 403, 1},
    {errc::abi_mismatch, "abi_mismatch", "The plugin was built for another version of the plugin interface.", -32074, 500, 1},
    {errc::not_found, "not_found", "It does not exist.", -32075, 404, 1},
    {errc::closed, "closed", "The other side went away.", -32076, 502, 1},
    {errc::refused, "refused", "The answer was no.", -32023, 403, 1},
    {errc::blocked, "blocked", "The host does not let you back in.", -32017, 403, 1},
    {errc::wrong_password, "wrong_password", "That is not the password.", -32018, 403, 1},
    {errc::wrong_code, "wrong_code", "That is not the host code.", -32019, 403, 1},
    {errc::unsupported_type, "unsupported_type", "Files of this type are not taken here.", -32077, 415, 1},
    {errc::pin_changed, "pin_changed", "The PIN has just changed. Type the new one that stands on the display.", -32024, 403, 1},
    // clang-format on
})};

static_assert(rows.size() == static_cast<std::size_t>(errc::end_of_range), "one row a value");

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].code) != i)
      return false;
  }
  return true;
}
static_assert(rows_are_in_order(), "rows stand in the order of the enum");

const row& row_of(errc code) noexcept {
  auto index = static_cast<std::size_t>(code);
  return index < rows.size() ? rows[index] : rows[static_cast<std::size_t>(errc::internal)];
}

} // namespace

std::string_view name_of(errc code) noexcept {
  return row_of(code).name;
}
std::string_view text_of(errc code) noexcept {
  return row_of(code).text;
}
int json_rpc_code_of(errc code) noexcept {
  return row_of(code).json_rpc;
}
int http_status_of(errc code) noexcept {
  return row_of(code).http;
}
int exit_code_of(errc code) noexcept {
  return row_of(code).exit;
}

} // namespace tessera
