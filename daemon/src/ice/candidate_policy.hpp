// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tessera::ice {

/// Which of a page's candidates an agent may see; one of these a peer.
class candidate_policy {
public:
  static constexpr std::size_t max_candidates = 100; ///< an offer

  enum class verdict : std::uint8_t {
    pass,
    drop, ///< nothing wrong, but of no use: hidden and link-local addresses, end of candidates
  };

  explicit candidate_policy(bool tcp) : tcp_(tcp) {}

  /// Errors: parse_error, message_too_large, too_many_candidates.
  [[nodiscard]] result<verdict> judge(std::string_view candidate);
  /// A further offer (ICE restart) brings candidates of its own.
  void renew() noexcept { seen_ = 0; }

private:
  bool tcp_;
  std::size_t seen_ = 0;
};

} // namespace tessera::ice
