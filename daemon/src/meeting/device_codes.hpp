// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.hpp"
#include "meeting/moment.hpp"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace tessera::meeting {

/// Codes that devices are asked for by name, because their protocol proves a PIN without carrying
/// it. What the display shows while somebody types. Pure; the time is the caller's.
class device_codes {
public:
  static constexpr std::chrono::seconds shown_for{120};
  static constexpr std::size_t most = 6;   ///< at once; the oldest makes room
  static constexpr std::size_t most_came_in = 200;
  static constexpr std::size_t digits = 4; ///< all that AirPlay's senders ask for

  /// The PIN itself where it has that many digits, else one made for this device and this time.
  /// Asked again, the same device gets the same code, so that it does not change while it is typed.
  [[nodiscard]] secret ask(const std::string& source, std::string name, const secret& pin, moment now);
  /// Was this code made for this source? One that is the PIN itself is the PIN's own matter.
  [[nodiscard]] bool made_for(const std::string& source, const secret& given) const;
  /// The device came in with a code that was made for it: with the same one it comes back, as others
  /// do with the PIN, while the PIN is the same. `mark`: of devices; empty for who has none.
  void came_in(const std::string& mark, const secret& code, const secret& pin);
  [[nodiscard]] bool came_in_with(const std::string& mark, const secret& given, const secret& pin) const;
  /// Another meeting.
  void forget_who_came_in() { came_in_.clear(); }
  /// True if there was one.
  bool end(const std::string& source) { return all_.erase(source) != 0; }
  [[nodiscard]] bool drop_old(moment now);
  [[nodiscard]] std::optional<monotonic::time_point> next_expiry() const;
  /// What the display shows, {door, name, pin}: of several the newest; null of none. `pin`: as it is
  /// now.
  [[nodiscard]] nlohmann::json render(const secret& pin) const;

private:
  struct entry {
    std::string name;
    secret code;
    bool own = false; ///< made for it; not the PIN
    monotonic::time_point ends;
  };
  [[nodiscard]] std::map<std::string, entry>::const_iterator newest() const;

  std::map<std::string, entry> all_; ///< by source, "DOOR:..."
  struct proven {
    secret code;
    secret pin; ///< of the room at that time
  };
  std::map<std::string, proven> came_in_; ///< by mark
};

} // namespace tessera::meeting
