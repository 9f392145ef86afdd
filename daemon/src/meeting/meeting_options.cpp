// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/meeting_actor.hpp"

#include <array>

namespace tessera::meeting {

std::span<const option> meeting_options() {
  using enum option_type;
  using enum option_change;
  static const std::array table{
      option{"meeting.pin_required", boolean, true,
             "Whether people must type the PIN that stands on the display.", live},
      option{"meeting.pin_digits", integer, std::int64_t{4}, "Length of a random PIN.", live,
             "digits", 4, 8},
      option{"meeting.pin_file", secret_file, std::string{},
             "File with a fixed PIN of 4 to 8 digits; empty means a random PIN for each meeting. "
             "Others than its owner and group must not be able to read it.",
             live, {}, 0, 4096},
      option{"meeting.participants_max", integer, std::int64_t{50},
             "How many people may be in the meeting at once.", live, "people", 1, 500},
      option{"meeting.shares_max", integer, std::int64_t{9},
             "How many screens the display shows at once.", live, "shares", 1, 9},
      option{"meeting.away_seconds", integer, std::int64_t{120},
             "How long somebody whose connection was lost may come back without the PIN.", live,
             "seconds", 5, 3600},
      option{"meeting.empty_minutes", integer, std::int64_t{10},
             "How long after the last one left a new meeting with a new PIN begins; 0 means never.",
             live, "minutes", 0, 1440},
  };
  return table;
}

} // namespace tessera::meeting
