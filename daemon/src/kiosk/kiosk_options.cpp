// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/kiosk_actor.hpp"

namespace tessera::kiosk {
namespace {

constexpr std::int64_t longest_dim_minutes = 240;

option yes_or_no(std::string_view key, bool fallback, std::string_view help) {
  return {key, option_type::boolean, fallback, help, option_change::live};
}

} // namespace

option_table kiosk_options() {
  static const option table[] = {
      {"kiosk.user",
       option_type::text,
       std::string{"tessera-kiosk"},
       "The user that tessera-kiosk, the program on the display, runs as. Root and the user of "
       "tesserad may connect as well.",
       option_change::restart,
       {},
       0,
       32},
      {"kiosk.group",
       option_type::text,
       std::string{"tessera-kiosk"},
       "The group that owns the sockets and the pictures of the kiosk. When there is no such "
       "group, "
       "or tesserad is not in it, they keep tesserad's own group.",
       option_change::restart,
       {},
       0,
       32},
      {"display.language",
       option_type::choice,
       std::string{},
       "Language of the display. Empty means that of room.locale.",
       option_change::live,
       {},
       INT64_MIN,
       INT64_MAX,
       {"", "en", "de", "fr", "es", "ja", "ar"}},
      yes_or_no(
          "display.large_text", false, "Larger letters on the display, to be read from afar."),
      yes_or_no("display.high_contrast", false, "Stronger contrasts on the display."),
      yes_or_no("display.reduced_motion", false, "Nothing on the display slides or fades."),
      {"display.dim_minutes",
       option_type::integer,
       std::int64_t{10},
       "Minutes without anything happening after which the display is dimmed; 0 never dims it.",
       option_change::live,
       "minutes",
       0,
       longest_dim_minutes},
      yes_or_no("display.clock", true, "Whether the display shows the time."),
      yes_or_no("display.toasts", true, "Whether the display tells who joins, leaves and writes."),
      yes_or_no("display.qr", true, "Whether the display shows the address as a QR code as well."),
  };
  return table;
}

} // namespace tessera::kiosk
