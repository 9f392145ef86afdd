// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace tessera::net {

/// Private to request_reader.cpp and ws_session.cpp: a request as Beast's WebSocket wants it.
struct upgrade_request {
  boost::beast::http::request<boost::beast::http::string_body> message;
};

} // namespace tessera::net
