// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/http_server.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace tessera::net {

/// What a head says about the body behind it.
struct body_plan {
  bool chunked = false;
  std::uint64_t length = 0; ///< when not chunked
  bool wants_continue = false;
  [[nodiscard]] bool expected() const noexcept { return chunked || length > 0; }
};

/// Refuses heads that another program on the way may have read otherwise than we do (request
/// smuggling), and methods that we do not know. Stricter than RFC 9112: one Host, one
/// Content-Length, of digits only, and no Transfer-Encoding but "chunked". Pure.
[[nodiscard]] std::optional<http_response> refuse_head(const http_request& head, bool http_1_1);

/// Of a head that refuse_head() let pass.
[[nodiscard]] body_plan plan_body(const http_request& head, bool http_1_1);

/// How long a body may have taken by the time when `received` bytes of it are there.
[[nodiscard]] std::chrono::milliseconds body_time(const http_limits& limits, std::size_t received);

} // namespace tessera::net
