// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "proto/resume_token.hpp"

#include <tessera/messages/meeting.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>

namespace tessera::signalling {

/// Hands out resume tokens. A token is good until its successor has reached the page: an answer can
/// be lost with the socket that it was sent on.
class token_keeper {
public:
  static constexpr std::int64_t lifetime_ms = 12LL * 60 * 60 * 1000;
  /// So many participants are remembered; a token of an older one counts as after a restart, once.
  static constexpr std::size_t max_remembered = 4096;

  explicit token_keeper(secret key) : key_(std::move(key)) {}

  /// Empty for somebody whose tokens were voided.
  [[nodiscard]] std::string issue(const admission& who, std::int64_t now_ms);
  /// Errors: token_expired.
  [[nodiscard]] result<resume_token> redeem(const std::string& text, std::int64_t now_ms);
  /// The page has spoken, so it has its token: the one before is used up.
  void confirm(const participant_id& who);
  /// Voids all tokens of somebody who left or was removed.
  void retire(const participant_id& who);

private:
  struct life {
    std::uint64_t latest = 0;
    bool confirmed = true;
    bool over = false;
  };
  life& life_of(const participant_id& who);

  secret key_;
  /// Kept for those who are away too: else a token they have used would be good again.
  std::map<participant_id, life> lives_;
  std::deque<participant_id> order_; ///< the keys of lives_, oldest first
};

/// The key from `file`; made there on the first start. When it cannot be kept, a key for this run
/// only (logged): then all must join again after a restart.
[[nodiscard]] secret token_key(const std::string& file);

} // namespace tessera::signalling
