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
  static constexpr std::size_t digits = 4; ///< all that AirPlay's senders ask for

  /// The PIN itself where it has that many digits, else one made for this device and this time.
  /// Asked again, the same device gets the same code, so that it does not change while it is typed.
  [[nodiscard]] secret ask(const std::string& source, std::string name, const secret& pin, moment now);
  /// Was this code made for this source? One that is the PIN itself is the PIN's own matter.
  [[nodiscard]] bool made_for(const std::string& source, const secret& given) const;
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
};

} // namespace tessera::meeting
