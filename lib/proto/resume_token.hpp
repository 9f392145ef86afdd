// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tessera {

/// What lets a browser come back without the PIN: who it was, in which meeting, and which of its
/// tokens this is. Only the box can make or read one (HMAC-SHA256 with a key that stays on it), so
/// it survives a restart of the box without a list of tokens.
struct resume_token {
  participant_id participant;
  std::string name;
  std::string meeting;          ///< the meeting's epoch; another meeting's tokens are void
  std::uint64_t generation = 0; ///< counts up with each token of a participant
  std::int64_t expires_at = 0;  ///< ms since 1970

  friend bool operator==(const resume_token&, const resume_token&) = default;
};

inline constexpr std::size_t max_token_bytes = 1024;
inline constexpr std::size_t token_key_bytes = 32;

[[nodiscard]] std::string sign(const resume_token& token, const secret& key);

/// Errors: token_expired for everything that is not a valid token of ours at `now_ms`; the caller
/// learns no more.
[[nodiscard]] result<resume_token>
parse_resume_token(std::string_view text, const secret& key, std::int64_t now_ms);

} // namespace tessera
