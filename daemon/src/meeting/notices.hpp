// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/moment.hpp"

#include <map>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace tessera::meeting {

/// A sentence that the display shows for some seconds. Codes: docs/room-document.md.
struct notice {
  std::string level;
  std::string code;
  std::string name;
  std::string reason;
  std::string text;
};

/// The notices that are to be seen now; each goes away by itself.
class notices {
public:
  static constexpr std::size_t limit = 6; ///< the oldest gives way

  void add(notice what, moment now);
  /// True when one has gone.
  bool expire(moment now);
  [[nodiscard]] std::optional<monotonic::time_point> next_expiry() const;
  [[nodiscard]] nlohmann::json render() const;

private:
  struct entry {
    notice what;
    std::int64_t at = 0;
    monotonic::time_point until{};
  };
  unsigned long last_ = 0;
  std::map<unsigned long, entry> all_;
};

[[nodiscard]] notice joined_notice(const std::string& name);
[[nodiscard]] notice left_notice(const std::string& name);
[[nodiscard]] notice removed_notice(const std::string& name);
[[nodiscard]] notice share_ended_notice(const std::string& name, const std::string& reason);
[[nodiscard]] notice door_failed_notice(const std::string& door);
[[nodiscard]] notice wrong_pins_notice();
[[nodiscard]] notice pin_changed_notice();
[[nodiscard]] notice address_changed_notice();

} // namespace tessera::meeting
