// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/http_responder.hpp"
#include "proto/room_document.hpp"
#include "signalling/services.hpp"

#include <chrono>
#include <list>
#include <memory>
#include <string>

namespace tessera::signalling {

/// The room as server-sent events, for hosts and admins. Spec: WHATWG HTML 9.2.
/// Context: the network thread.
class rest_events {
public:
  /// So often a quiet stream says something, and its token is looked at again: a void one ends it
  /// within 5 s.
  static constexpr std::chrono::seconds pulse{4};

  explicit rest_events(services& house) : house_(house) {}

  void open(const net::http_responder& to,
            std::string token,
            const std::string& source,
            room::audience who,
            const nlohmann::json& room);
  void show(const nlohmann::json& room);
  void close();

private:
  struct stream {
    std::shared_ptr<net::http_stream> out;
    room::view view;
    std::string token;
    std::string source;
  };
  void beat(const std::shared_ptr<stream>& one);
  static void end(const stream& one);

  services& house_;
  std::list<std::shared_ptr<stream>> streams_;
  /// Timers may come after us.
  std::shared_ptr<rest_events*> alive_ = std::make_shared<rest_events*>(this);
};

} // namespace tessera::signalling
