// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "proto/role.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <span>
#include <string_view>

/// The one table of all calls of the house. Sockets, REST, tesseractl and the OpenAPI file come
/// from it: docs/api.md, docs/signalling.md, docs/kiosk-rpc.md.
namespace tessera::rpc {

enum class param_type : std::uint8_t {
  id,      ///< 1 to 64 of A-Z a-z 0-9 - and _
  text,    ///< minimum and maximum count characters
  integer, ///< minimum and maximum are its range
  boolean,
  choice, ///< one of `choices`
  list,   ///< of texts; minimum and maximum count them
  object, ///< whatever its handler makes of it
  bytes,  ///< base64 (RFC 4648 4); maximum counts the bytes it stands for
};

struct param {
  std::string_view name;
  param_type type = param_type::text;
  bool required = true;
  std::int64_t minimum = 0;
  std::int64_t maximum = 0;
  std::span<const std::string_view> choices = {};
};

/// Who carries a call out.
enum class handler : std::uint8_t {
  none,       ///< only sent by the box
  connection, ///< the socket's own session; it checks the params itself
  meeting,    ///< call_room
  house,      ///< call_house: the admin actor
  kiosk,      ///< get_thumbnail
};

enum class verb : std::uint8_t { none, get, put, post, patch, del };

/// One name on the wire. A name can be called by some and sent to others (peer.candidate).
struct method {
  std::string_view name;
  role_set callers; ///< who may call it
  role_set hearers; ///< to whom the box sends it as a notification
  handler by = handler::none;
  std::span<const param> params = {};
  /// Under /api/v1; "{share}" stands for the param of this name. verb::none = not in REST.
  verb http = verb::none;
  std::string_view path = {};
  std::string_view help = {}; ///< one sentence
};

[[nodiscard]] std::span<const method> all_methods() noexcept;
/// Null when there is none.
[[nodiscard]] const method* find_method(std::string_view name) noexcept;
/// "GET"; empty for none.
[[nodiscard]] std::string_view name_of(verb what) noexcept;

/// May a connection with these roles call it? Errors: method_not_found (what the box only sends is
/// no method either), unauthenticated (a page that has not joined calls what guests may),
/// not_allowed.
[[nodiscard]] result<> may_call(role_set roles, std::string_view name);

/// The params as the table wants them, without those that are null. Errors: invalid_argument, which
/// names the param: unknown, missing, of another type, out of range.
[[nodiscard]] result<nlohmann::json> checked_params(const method& what,
                                                    const nlohmann::json& given);

} // namespace tessera::rpc
