// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/http_message.hpp"

#include <string>

namespace tessera::net {

/// Status line and header fields of a response, up to the empty line (RFC 9112 4). Fields with line
/// breaks in them are left out. Pure, but for the date.
[[nodiscard]] std::string response_head(const http_response& response);

/// Likewise of one whose body has no known length and is the last of its connection (RFC 9112 7.1).
[[nodiscard]] std::string stream_head(const http_response& response, bool chunked);

} // namespace tessera::net
