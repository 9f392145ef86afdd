// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/http_core.hpp"
#include "net/transport.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace tessera::net {

struct upgrade_request; // net/upgrade_request.hpp

/// Answers an upgrade request and serves WebSocket from then on (RFC 6455). Context: the loop's
/// thread.
void start_ws_session(std::shared_ptr<http_core> core,
                      std::shared_ptr<transport> line,
                      std::uint64_t id,
                      std::string remote_address,
                      std::shared_ptr<upgrade_request> upgrade);

} // namespace tessera::net
