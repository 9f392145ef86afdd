// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// JSON-RPC 2.0 without batches, for the page's WebSocket and the kiosk and admin sockets.
/// Spec: https://www.jsonrpc.org/specification
namespace tessera::json_rpc {

using json = nlohmann::json;

inline constexpr std::size_t max_message_bytes = 64 * 1024; ///< from a client
inline constexpr int max_depth = 16;
inline constexpr std::size_t max_method_bytes = 64;
inline constexpr std::size_t max_id_bytes = 64;

/// A request (`id` present) or a notification.
struct call {
  std::string method;
  json params = json::object(); ///< always an object
  std::optional<json> id;       ///< a number or a text
};

/// An answer to a request of ours.
struct answer {
  json id;
  std::optional<json> value; ///< exactly one of the two
  std::optional<json> error;
};

/// Errors: message_too_large, parse_error (no JSON, or nested deeper than max_depth),
/// invalid_request (no JSON-RPC 2.0 call; positional params are refused).
[[nodiscard]] result<call> parse_call(std::string_view text,
                                      std::size_t max_bytes = max_message_bytes);
/// For programs that call: errors as above.
[[nodiscard]] result<answer> parse_answer(std::string_view text,
                                          std::size_t max_bytes = max_message_bytes);

/// JSON from outside without the envelope, under the same limits. Errors: message_too_large,
/// parse_error.
[[nodiscard]] result<json> parse_json(std::string_view text, std::size_t max_bytes);
/// In one line; what is not UTF-8 becomes U+FFFD, so that it never throws.
[[nodiscard]] std::string dump(const json& value);

[[nodiscard]] std::string make_result(const json& id, const json& value);
/// `id` is null when the request's id could not be read.
[[nodiscard]] std::string make_error(const json& id, const failure& why);
[[nodiscard]] std::string make_request(const json& id, std::string_view method, const json& params);
[[nodiscard]] std::string make_notification(std::string_view method, const json& params);

} // namespace tessera::json_rpc
