// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/meeting_store.hpp"

#include "base/file.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace tessera::meeting {
namespace {

using json = nlohmann::json;

constexpr std::size_t max_file_bytes = 256 * 1024;
constexpr std::size_t max_banned = 4096;

bool valid_pin(const std::string& pin) {
  return pin.size() <= 8 && std::all_of(pin.begin(), pin.end(), [](char letter) {
           return letter >= '0' && letter <= '9';
         });
}

} // namespace

result<stored_meeting> load_meeting(const std::string& file) {
  auto text = read_file(file, max_file_bytes);
  if (!text)
    return std::move(text).error();
  auto stored = json::parse(*text, nullptr, false);
  failure broken{errc::parse_error, file + " is damaged; a new meeting begins", {}};
  if (!stored.is_object() || !stored["pin"].is_string() || !stored["epoch"].is_string() ||
      !stored["started_at"].is_number_integer() || !stored["last"].is_number_unsigned() ||
      !stored["banned"].is_array() || stored["banned"].size() > max_banned)
    return broken;
  stored_meeting what;
  what.pin = secret{stored["pin"].get<std::string>()};
  what.epoch = stored["epoch"].get<std::string>();
  what.started_at = stored["started_at"].get<std::int64_t>();
  what.last_participant = stored["last"].get<unsigned long>();
  if (!valid_pin(what.pin.reveal()) || what.epoch.empty())
    return broken;
  for (const auto& id : stored["banned"]) {
    if (id.is_string())
      what.banned.insert(participant_id{id.get<std::string>()});
  }
  return what;
}

result<> save_meeting(const std::string& file, const stored_meeting& what) {
  json stored{{"pin", what.pin.reveal()},
              {"epoch", what.epoch},
              {"started_at", what.started_at},
              {"last", what.last_participant},
              {"banned", json::array()}};
  for (const auto& id : what.banned)
    stored["banned"].push_back(id.str());
  return write_file(file, stored.dump(1) + "\n", 0600);
}

} // namespace tessera::meeting
