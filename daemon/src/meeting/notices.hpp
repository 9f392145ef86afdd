// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/moment.hpp"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <optional>
#include <string>

namespace tessera::meeting {

/// A sentence that the display shows for some seconds. Codes: docs/room-document.md.
struct notice {
  std::string level;
  std::string code;
  std::string name;
  std::string reason;
  std::string text;
  bool by_host = false; ///< with chat
};

/// The notices that are to be seen now; each goes away by itself.
class notices {
public:
  static constexpr std::size_t limit = 6; ///< the oldest gives way
  /// Messages of people among them: these never push out what the box has to say.
  static constexpr std::size_t chat_limit = 2;

  void add(notice what, moment now);
  void clear() { all_.clear(); }
  void clear_chat();
  /// True when one has gone.
  bool expire(moment now);
  [[nodiscard]] std::optional<monotonic::time_point> next_expiry() const;
  [[nodiscard]] nlohmann::json render() const;

private:
  void make_room_for(const notice& what);

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
[[nodiscard]] notice share_started_notice(const std::string& name);
[[nodiscard]] notice share_ended_notice(const std::string& name, const std::string& reason);
[[nodiscard]] notice share_refused_notice(const std::string& name);
[[nodiscard]] notice load_reduced_notice();
[[nodiscard]] notice no_loudspeaker_notice();
/// `port`: "UDP 6000".
[[nodiscard]] notice port_blocked_notice(const std::string& name, const std::string& port);
[[nodiscard]] notice door_failed_notice(const std::string& door);
[[nodiscard]] notice wrong_pins_notice();
[[nodiscard]] notice pin_changed_notice();
[[nodiscard]] notice address_changed_notice();
[[nodiscard]] notice lobby_notice(const std::string& name);
[[nodiscard]] notice hand_raised_notice(const std::string& name);
[[nodiscard]] notice meeting_ended_notice();
/// `said` is cut to what the display can show; the name of a host may be empty.
[[nodiscard]] notice chat_notice(const std::string& name, bool host, const std::string& said);

} // namespace tessera::meeting
