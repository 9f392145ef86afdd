// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "proto/method_table.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// The method table as REST: which call a request means, and its params (docs/api.md).
namespace tessera::rest {

inline constexpr std::string_view root = "/api/v1";
inline constexpr std::size_t max_body_bytes = 256 * 1024;         ///< JSON
inline constexpr std::size_t max_file_bytes = 8 * 1024 * 1024;    ///< a file as it is
inline constexpr std::size_t max_upload_bytes = 12 * 1024 * 1024; ///< a file in JSON, as base64

struct route {
  const rpc::method* method = nullptr; ///< null: `allow` says why
  /// "GET, PUT" when the path has other verbs; empty when there is no such path.
  std::string allow;
  nlohmann::json params = nlohmann::json::object(); ///< those of the path
};

/// `path` is decoded and begins with root. HEAD counts as GET.
[[nodiscard]] route find_route(std::string_view verb, std::string_view path);

/// `GET /events`: the room and its changes as server-sent events. No call, as it does not end; on a
/// socket the box sends the same by itself (room.snapshot, room.changed). Not in all_methods().
[[nodiscard]] const rpc::method& room_stream() noexcept;

/// Does this call take a file as its body?
[[nodiscard]] bool takes_file(const rpc::method& what) noexcept;

/// How large the body of a request to `where` may be.
[[nodiscard]] std::size_t body_limit(const route& where, std::string_view content_type);

struct message {
  std::string_view query;
  std::string_view content_type;
  std::string_view body;
};

/// All params of a request, not yet checked against the table: of the path, of the query (whole
/// numbers and booleans are read as the table has them), and of the body (JSON, or a file for calls
/// that take one). A param that stands in two places is refused.
/// Errors: invalid_argument, parse_error, unsupported_type (the body is no JSON and no file).
[[nodiscard]] result<nlohmann::json> params_of(const route& where, const message& what);

} // namespace tessera::rest
