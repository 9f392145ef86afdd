// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/http_core.hpp"
#include "net/transport.hpp"

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace tessera::net {

using beast_request = boost::beast::http::request<boost::beast::http::string_body>;

/// Answers an upgrade request and serves WebSocket from then on (RFC 6455). Context: the loop's
/// thread.
void start_ws_session(std::shared_ptr<http_core> core,
                      std::shared_ptr<transport> line,
                      std::uint64_t id,
                      std::string remote_address,
                      beast_request upgrade);

} // namespace tessera::net
