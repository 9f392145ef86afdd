// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "meeting/kept_pauses.hpp"
#include "meeting/mixer.hpp"
#include "meeting/sanctions.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tessera::meeting {

/// Somebody who was in before a restart.
struct stored_person {
  std::string device;   ///< its mark (devices)
  bool waiting = false; ///< in the lobby
  bool muted = false;
  kept_pause pause = {}; ///< of the share that it showed

  friend bool operator==(const stored_person&, const stored_person&) = default;
};

/// What of the meeting survives a restart of the box.
struct stored_meeting {
  secret pin;
  std::string epoch; ///< random; resume tokens of another epoch are void
  std::int64_t started_at = 0;
  unsigned long last_participant = 0;
  std::set<participant_id> banned;
  std::map<participant_id, stored_person> people = {}; ///< only these may come back
  std::string pin_policy = {};
  std::int64_t pin_changes_at = 0;
  std::vector<sanctions::entry> under_sanction = {};
  std::optional<stored_sound> sound = {};
  bool camera_stopped = false; ///< the room's own; a host's word

  friend bool operator==(const stored_meeting&, const stored_meeting&) = default;
};

/// `file` in the state folder, mode 0600. Errors: not_found (first start), parse_error, io_error.
[[nodiscard]] result<stored_meeting> load_meeting(const std::string& file);
/// Errors: parse_error.
[[nodiscard]] result<stored_meeting> parse_meeting(const std::string& text);
[[nodiscard]] result<> save_meeting(const std::string& file, const stored_meeting& what);

} // namespace tessera::meeting
