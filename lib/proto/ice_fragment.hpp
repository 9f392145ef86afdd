// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// ICE candidates as WHIP carries them: outside of a description, or put into one.
namespace tessera::sdp {

inline constexpr std::size_t max_fragment_bytes = 16 * 1024;
inline constexpr std::size_t max_fragment_lines = 400;
inline constexpr std::size_t max_fragment_sections = 16;

/// The body of application/trickle-ice-sdpfrag. Spec: RFC 8840 9.
struct ice_fragment {
  struct entry {
    std::string mid;       ///< empty: before the first m= line
    std::string candidate; ///< "candidate:..."
  };
  std::string ufrag;
  std::string pwd;
  std::vector<entry> candidates; ///< those that parse_candidate() takes; others are left out
  bool complete = false;         ///< a=end-of-candidates
};

/// Errors: parse_error (no such lines, no ICE credentials, two of them that differ),
/// message_too_large, too_many_candidates.
[[nodiscard]] result<ice_fragment> parse_ice_fragment(std::string_view text);

/// `answer` with these candidates ("candidate:...") in its first section that is not refused, which
/// is the one that carries a bundle. `complete`: there will be no others.
[[nodiscard]] std::string
with_candidates(std::string_view answer, std::span<const std::string> candidates, bool complete);

/// `offer` after an ICE restart of its sender: these credentials in all sections, these candidates
/// and no former ones. Spec: RFC 9725 4.3.3: no other offer comes with it.
[[nodiscard]] std::string restarted(std::string_view offer, const ice_fragment& fresh);

/// What `answer` says of ICE, as a fragment with these candidates: the answer to a restart.
[[nodiscard]] std::string
fragment_of(std::string_view answer, std::span<const std::string> candidates, bool complete);

} // namespace tessera::sdp
