// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tessera::meeting {

/// What a host has decided about somebody.
struct sanction {
  bool muted = false;
  bool paused = false; ///< whatever they show
  bool silenced = false; ///< the sound of what they show is not played
  [[nodiscard]] bool any() const noexcept { return muted || paused || silenced; }
  friend bool operator==(const sanction&, const sanction&) = default;
};

/// Of devices (by their marks), until the meeting ends: neither another tab or name nor a new visit
/// undoes a host's word. An empty mark is nobody's.
class sanctions {
public:
  static constexpr std::size_t limit = 1000; ///< then the oldest gives way

  struct entry {
    std::string mark;
    sanction what;
    friend bool operator==(const entry&, const entry&) = default;
  };

  /// Of more than there is room for, the last ones.
  explicit sanctions(std::vector<entry> kept = {});

  [[nodiscard]] sanction of(const std::string& mark) const;
  void mute(const std::string& mark, bool muted);
  void pause(const std::string& mark, bool paused);
  void silence(const std::string& mark, bool silenced);
  void clear() { all_.clear(); }
  [[nodiscard]] const std::vector<entry>& all() const noexcept { return all_; }

private:
  void put(const std::string& mark, const sanction& what);

  std::vector<entry> all_; ///< the oldest first
};

} // namespace tessera::meeting
