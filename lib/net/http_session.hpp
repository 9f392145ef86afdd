// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/http_core.hpp"
#include "net/transport.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace tessera::net {

/// Starts to serve HTTP/1.1 on a fresh connection (RFC 9112). Context: the loop's thread.
void start_http_session(std::shared_ptr<http_core> core,
                        std::shared_ptr<transport> line,
                        std::uint64_t id,
                        std::string remote_address);

} // namespace tessera::net
