// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tessera::meeting {

/// The devices that were in the room before, as marks from which nobody learns what the device
/// calls itself (HMAC-SHA256 with a key of this box).
class devices {
public:
  static constexpr std::size_t limit = 1000; ///< the one that was not here for longest gives way
  static constexpr std::size_t key_bytes = 32;

  /// An empty key: a fresh one.
  explicit devices(std::string key = {}, std::vector<std::string> known = {});

  /// Empty for a device that does not say what it is called. What two doors call theirs are two
  /// devices: a page that names a pairing id is not the device that has it.
  [[nodiscard]] std::string mark_of(const std::string& door, const std::string& device) const;
  /// Is this the device that came in? One that came without a mark may be any. Takes as long
  /// whatever is right of it.
  [[nodiscard]] static bool same(const std::string& admitted, const std::string& now);
  /// Always false for an empty mark.
  [[nodiscard]] bool knows(const std::string& mark) const;
  /// True when something has changed.
  bool remember(const std::string& mark);
  void forget(const std::string& mark);

  [[nodiscard]] const std::string& key() const noexcept { return key_; }
  [[nodiscard]] const std::vector<std::string>& known() const noexcept { return known_; }

private:
  std::string key_;
  std::vector<std::string> known_; ///< who was here last stands last
};

} // namespace tessera::meeting
