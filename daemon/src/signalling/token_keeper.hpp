// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "proto/resume_token.hpp"

#include <tessera/messages/meeting.hpp>

#include <cstdint>
#include <map>
#include <string>

namespace tessera::signalling {

/// Hands out resume tokens and takes each of them once.
class token_keeper {
public:
  static constexpr std::int64_t lifetime_ms = 12LL * 60 * 60 * 1000;

  explicit token_keeper(secret key) : key_(std::move(key)) {}

  [[nodiscard]] std::string issue(const admission& who, std::int64_t now_ms);
  /// Errors: token_expired, also for a token that was followed by a newer one.
  [[nodiscard]] result<resume_token> redeem(const std::string& text, std::int64_t now_ms);
  void forget(const participant_id& who) { latest_.erase(who); }

private:
  secret key_;
  std::map<participant_id, std::uint64_t> latest_;
};

/// The key from `file`; made there on the first start. When it cannot be kept, a key for this run
/// only (logged): then all must join again after a restart.
[[nodiscard]] secret token_key(const std::string& file);

} // namespace tessera::signalling
