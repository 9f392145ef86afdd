// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>

struct sockaddr;

namespace tessera::airplay {

/// What a server says before what was asked for.
struct fetched_head {
  int status = 0;
  std::string address; ///< after all redirections
  std::string type;    ///< Content-Type
  std::string length;  ///< Content-Length; "" = not told
  std::string range;   ///< Content-Range
  bool ranges = false; ///< parts can be asked for
};

struct fetch_order {
  std::string url;
  std::string range; ///< of a header Range, without "bytes="; "" = all
  bool head_only = false;
  std::function<bool(const sockaddr*)> may_ask;      ///< of each address before it is connected to
  std::function<result<>(const fetched_head&)> head; ///< once, before the first bytes
  std::function<result<>(std::string_view)> bytes;   ///< may take its time: the server waits then
  const std::atomic<bool>* over = nullptr;           ///< gives up soon once it is true
};

inline constexpr std::chrono::seconds connect_patience{10};
/// A server from which nothing comes for so long is lost.
inline constexpr std::chrono::seconds server_patience{15};
inline constexpr long max_redirections = 8;
inline constexpr std::size_t max_response_head = 64 * 1024;

/// Fetches one thing by http or https, and follows redirections to such only. Blocks. Context: a
/// thread of its own. Errors: those of `head` and `bytes`; refused (a forbidden address, another
/// scheme); not_found, unavailable, timeout, io_error, closed (given up).
[[nodiscard]] result<> fetch(const fetch_order& order);

/// An address that stands in what was found at `base`. Spec: RFC 3986 5. Errors: parse_error.
[[nodiscard]] result<std::string> resolve_url(const std::string& base, std::string_view reference);

} // namespace tessera::airplay
