// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "signalling/page_session.hpp"
#include "signalling/services.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace tessera::signalling {

/// Takes the host's role from pages once what gave it to them is worth nothing any more: the token
/// is void, there is another host code, or the meeting has ended. Context: the network thread.
class host_watch {
public:
  /// A void token is noticed after so long, and the time for the answer.
  static constexpr std::chrono::seconds pulse{3};
  using pages = std::function<std::vector<std::shared_ptr<page_session>>()>;

  host_watch(services& house, pages all) : house_(house), pages_(std::move(all)) {}

  /// Somebody is a host now: looks again and again, until nobody is.
  void begin();
  /// Looks at all hosts now. The settings may name another code.
  void look();
  /// The room has changed.
  void show(const nlohmann::json& room);

private:
  void ask_token(const std::shared_ptr<page_session>& page);
  void ask_code();

  services& house_;
  pages pages_;
  bool waiting_ = false;
  std::int64_t meeting_began_ = 0;
  /// Answers may come after us.
  std::shared_ptr<host_watch*> alive_ = std::make_shared<host_watch*>(this);
};

} // namespace tessera::signalling
