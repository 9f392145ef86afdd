// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace tessera::kiosk {

/// Whether a decoder goes on with what waits for it. Pure.
class decoder_watch {
public:
  static constexpr std::int64_t patience_ns = 3'000'000'000;

  void fed() noexcept { ++fed_; }
  /// `waiting`: what it was fed and has not begun.
  [[nodiscard]] bool stands_still(std::size_t waiting, std::int64_t now_ns) noexcept {
    const auto begun = fed_ - waiting;
    if (waiting == 0 || begun_ != begun) {
      begun_ = begun;
      since_ns_ = now_ns;
    }
    return now_ns - since_ns_ > patience_ns;
  }

private:
  std::size_t fed_ = 0;
  std::optional<std::size_t> begun_; ///< when it was looked at last
  std::int64_t since_ns_ = 0;
};

} // namespace tessera::kiosk
