// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/meeting_actor.hpp"

#include <array>

namespace tessera::meeting {

std::span<const option> meeting_options() {
  using enum option_type;
  using enum option_change;
  static const std::array table{
      option{"meeting.pin_policy",
             choice,
             std::string{"meeting"},
             "The PIN that people type: meeting: another one for each meeting; fixed: the host sets "
             "it, and it stays; rotating: another one every few minutes, those inside stay; off: "
             "none is asked.",
             live,
             {},
             0,
             0,
             {"meeting", "fixed", "rotating", "off"}},
      option{"meeting.pin_digits", integer, std::int64_t{4}, "Length of a random PIN.", live,
             "digits", 4, 8},
      option{"meeting.pin_rotate_minutes", integer, std::int64_t{15},
             "With pin_policy rotating: how long a PIN is good.", live, "minutes", 1, 1440},
      option{"meeting.pin_file", secret_file, std::string{},
             "File with a fixed PIN of 4 to 8 digits; it wins over pin_policy, unless that is off. "
             "Others than its owner and group must not be able to read it.",
             live, {}, 0, 4096},
      option{"meeting.lobby",
             choice,
             std::string{"off"},
             "Who waits until the display or a host lets them in, after the PIN: off: nobody; "
             "strangers: people whose device was never in before; everyone.",
             live,
             {},
             0,
             0,
             {"off", "strangers", "everyone"}},
      option{"meeting.host_code_file", secret_file, std::string{},
             "File with the code that makes somebody a host, 6 to 64 characters; empty means a "
             "random one, which tesseractl call host.code shows.",
             live, {}, 0, 4096},
      option{"meeting.chat", boolean, true, "Whether people may write to each other.", live},
      option{"meeting.viewing", boolean, true,
             "Whether people may watch what the display shows on devices of their own.", live},
      option{"meeting.participants_max", integer, std::int64_t{50},
             "How many people may be in the meeting at once.", live, "people", 1, 500},
      option{"meeting.shares_max", integer, std::int64_t{9},
             "How many screens the display shows at once.", live, "shares", 1, 9},
      option{"meeting.sharing",
             choice,
             std::string{"everyone"},
             "Who may show: everyone; ask: when somebody shows already, they or a host are asked; "
             "moderated: a host lets each one show; one-at-a-time: the newcomer replaces the "
             "present one after a countdown.",
             live,
             {},
             0,
             0,
             {"everyone", "ask", "moderated", "one-at-a-time"}},
      option{"meeting.takeover_seconds", integer, std::int64_t{5},
             "With one-at-a-time: how long the present one sees that somebody else comes; 0 means "
             "at once.",
             live, "seconds", 0, 30},
      option{"meeting.away_seconds", integer, std::int64_t{120},
             "How long somebody whose connection was lost may come back without the PIN.", live,
             "seconds", 5, 3600},
      option{"meeting.empty_minutes", integer, std::int64_t{10},
             "How long after the last one left a new meeting with a new PIN begins; 0 means never.",
             live, "minutes", 0, 1440},
      option{"sound.volume", integer, std::int64_t{80},
             "How loud the display is at first. What people set later is kept, until another value "
             "is set here.",
             live, "percent", 0, 100},
      option{"sound.ducking", boolean, false,
             "Whether the sound of other shares is lowered while somebody speaks in one.", live},
  };
  return table;
}

} // namespace tessera::meeting
