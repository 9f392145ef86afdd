// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/http_core.hpp"
#include "net/transport.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace tessera::net {

/// Takes a connection over and sends a response without an end: `head`, then what the owner of the
/// stream says, as chunks (RFC 9112 7.1) unless it is for HTTP/1.0. Context: the loop's thread.
[[nodiscard]] std::shared_ptr<http_stream> start_http_stream(std::shared_ptr<http_core> core,
                                                             std::shared_ptr<transport> line,
                                                             std::uint64_t id,
                                                             std::string remote_address,
                                                             std::string head,
                                                             bool chunked);

} // namespace tessera::net
