// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "net/http_message.hpp"
#include "net/http_responder.hpp"
#include "signalling/rest_events.hpp"
#include "signalling/services.hpp"
#include "signalling/source_rates.hpp"

#include <tessera/messages/room.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tessera::signalling {

/// REST under /api/v1, /metrics and server-sent events: docs/api.md. Authority comes from the
/// bearer token of each request only, so a foreign page has none to abuse. Context: the network
/// thread.
class rest_door {
public:
  static constexpr double requests_per_second = 50; ///< of one source address
  static constexpr double request_burst = 100;

  explicit rest_door(services& house) : house_(house), events_(house) {}

  [[nodiscard]] static bool takes(const std::string& path);
  /// How large a body may be, from its request's head.
  [[nodiscard]] static std::size_t body_limit(const net::http_request& head);
  /// Errors that need no body: a foreign origin, too many requests.
  [[nodiscard]] std::optional<net::http_response> refuse(const net::http_request& head);
  /// For a large body: only whoever may make the call takes room for it. A refusal, or nothing.
  void judge_large_body(const net::http_request& head,
                        const std::function<void(std::optional<net::http_response>)>& then);
  void handle(const net::http_request& request, const net::http_responder& to);

  void show(const room_state& state);
  void close() { events_.close(); }

private:
  void carry_out(const net::http_request& request,
                 const net::http_responder& to,
                 const token_owner& owner);
  void identify(const net::http_request& request, reply<token_owner> then);

  services& house_;
  rest_events events_;
  room_state state_;
  source_rates rates_{requests_per_second, request_burst};
};

} // namespace tessera::signalling
