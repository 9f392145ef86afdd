// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room_settings.hpp"

#include "base/file.hpp"
#include "base/log.hpp"
#include "meeting/display_section.hpp"
#include "meeting/host_code.hpp"

#include <unistd.h>

#include <array>
#include <cstdint>
#include <string>

namespace tessera::meeting {
namespace {

const log_topic topic{"meeting"};

std::string host_name() {
  std::array<char, 256> name{};
  bool known = ::gethostname(name.data(), name.size() - 1) == 0 && name[0] != 0;
  return known ? name.data() : "Tessera";
}

/// Empty when there is no good one.
secret from_file(const std::string& file,
                 const char* what,
                 bool (*good)(std::string_view),
                 const char* rule) {
  if (file.empty())
    return {};
  auto found = read_secret_file(file);
  if (!found)
    topic.error("{}; a random {} is used", found.error().message(), what);
  else if (!good(found->reveal()))
    topic.error("the {} in {} must have {}; a random one is used", what, file, rule);
  else
    return *found;
  return {};
}

std::string host_code_file(const std::string& state_folder) {
  return state_folder + "/host-code";
}

/// The box's own, made at the first start.
secret own_host_code(const std::string& state_folder) {
  const auto file = host_code_file(state_folder);
  auto kept = read_secret_file(file);
  if (kept && is_host_code(kept->reveal()))
    return *kept;
  if (kept || kept.code() != errc::not_found)
    topic.warning("{}; another host code is made",
                  kept ? file + " holds no host code" : kept.error().message());
  secret fresh{random_digits(host_code_digits)};
  keep_host_code(state_folder, fresh);
  return fresh;
}

/// The admin's; empty = the box's own counts.
secret set_host_code(const settings& values) {
  return from_file(
      values.text("meeting.host_code_file"), "host code", is_host_code, "6 to 64 characters");
}

/// Of another room's table, which a test may do without.
bool display_toasts(const settings& values) {
  auto it = values.all().find("display.toasts");
  return it == values.all().end() || values.boolean("display.toasts");
}

} // namespace

void keep_host_code(const std::string& state_folder, const secret& code) {
  auto written = write_file(host_code_file(state_folder), code.reveal() + "\n", 0600);
  if (!written)
    topic.warning("{}; the host code is another one after a restart", written.error().message());
}

room_rules rules_from(const settings& values, secret& own_code) {
  room_rules rules;
  rules.name = values.text("room.name").empty() ? host_name() : values.text("room.name");
  rules.locale = values.text("room.locale");
  rules.wifi = wifi_from(values);
  rules.pin.mode = pin_mode_from(values.text("meeting.pin_policy"));
  rules.pin.digits = static_cast<int>(values.integer("meeting.pin_digits"));
  rules.pin.rotate_every = std::chrono::minutes{values.integer("meeting.pin_rotate_minutes")};
  rules.pin.file_pin = from_file(values.text("meeting.pin_file"), "PIN", is_pin, "4 to 8 digits");
  rules.lobby = lobby_mode_from(values.text("meeting.lobby"));
  rules.host_code = set_host_code(values);
  rules.own_host_code = rules.host_code.empty();
  if (rules.own_host_code && own_code.empty())
    own_code = own_host_code(values.text("state_folder"));
  if (rules.own_host_code)
    rules.host_code = own_code;
  rules.chat = values.boolean("meeting.chat");
  rules.viewing = values.boolean("meeting.viewing");
  rules.toasts = display_toasts(values);
  rules.display = display_section(values);
  rules.participants_max = static_cast<std::size_t>(values.integer("meeting.participants_max"));
  rules.shares_max = static_cast<std::size_t>(values.integer("meeting.shares_max"));
  rules.sharing.policy =
      sharing_from(values.text("meeting.sharing")).value_or(sharing_policy::everyone);
  rules.sharing.countdown = std::chrono::seconds{values.integer("meeting.takeover_seconds")};
  rules.sound.volume = static_cast<int>(values.integer("sound.volume"));
  rules.sound.ducking = values.boolean("sound.ducking");
  rules.away_grace = std::chrono::seconds{values.integer("meeting.away_seconds")};
  rules.empty_grace = std::chrono::minutes{values.integer("meeting.empty_minutes")};
  return rules;
}

} // namespace tessera::meeting
