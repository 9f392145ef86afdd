// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace tessera::kiosk {

/// Of which moment pictures are that a decoder knows by their arrival. Context: any thread.
class due_times {
public:
  /// Of those that wait behind more of them nothing is known: they are late anyway.
  static constexpr std::size_t remembered = 128;

  void note(std::int64_t arrival_ns, std::int64_t due_ns) {
    std::lock_guard lock{guard_};
    last_[next_++ % remembered] = {arrival_ns, due_ns};
  }
  /// 0 = not known.
  [[nodiscard]] std::int64_t of(std::int64_t arrival_ns) const {
    std::lock_guard lock{guard_};
    for (const auto& each : last_)
      if (each.arrival_ns == arrival_ns && arrival_ns != 0)
        return each.due_ns;
    return 0;
  }

private:
  struct pair {
    std::int64_t arrival_ns = 0;
    std::int64_t due_ns = 0;
  };

  mutable std::mutex guard_;
  std::array<pair, remembered> last_{};
  std::size_t next_ = 0;
};

} // namespace tessera::kiosk
