// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace tessera::meeting {

/// What a host has decided about somebody.
struct sanction {
  bool muted = false;
  bool paused = false; ///< what they show
  [[nodiscard]] bool any() const noexcept { return muted || paused; }
};

/// Of devices that have left, until the meeting ends: coming in anew undoes no host's word.
class sanctions {
public:
  /// More than can leave in a meeting; then others give way.
  static constexpr std::size_t limit = 1000;

  /// An empty mark is nobody's.
  void keep(const std::string& mark, const sanction& what) {
    if (mark.empty() || !what.any())
      return;
    if (all_.size() >= limit && !all_.contains(mark))
      all_.erase(all_.begin());
    all_[mark] = what;
  }
  /// The device is here again: from now on its participant has it.
  [[nodiscard]] sanction take(const std::string& mark) {
    auto kept = all_.extract(mark);
    return kept.empty() ? sanction{} : kept.mapped();
  }
  void unmute(const std::string& mark) {
    if (auto it = all_.find(mark); it != all_.end())
      it->second.muted = false;
  }
  void clear() { all_.clear(); }

private:
  std::map<std::string, sanction> all_; ///< by the device's mark
};

} // namespace tessera::meeting
