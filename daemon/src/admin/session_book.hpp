// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace tessera::admin {

/// Who has said the admin's password. In memory only, and only the tokens' hashes.
class session_book {
public:
  using time = monotonic::time_point;
  static constexpr std::chrono::minutes idle{30};
  static constexpr std::chrono::hours longest{12};
  static constexpr std::size_t most = 64; ///< the one that was idle longest gives way

  struct opened {
    std::string id; ///< for the log
    std::string token;
  };
  [[nodiscard]] opened open(time now);
  /// The session's id; counts as use.
  [[nodiscard]] std::optional<std::string> use(const std::string& token, time now);
  /// Likewise; counts as nothing.
  [[nodiscard]] std::optional<std::string> look(const std::string& token, time now);
  /// False when there is no such session.
  bool close(const std::string& id);
  void close_all() { sessions_.clear(); }
  [[nodiscard]] std::size_t count(time now);

private:
  struct session {
    std::string id;
    time opened;
    time used;
  };
  void sweep(time now);
  std::map<std::string, session> sessions_; ///< by the token's hash
};

} // namespace tessera::admin
