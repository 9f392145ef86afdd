// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/meeting_store.hpp"

#include "base/file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tessera::meeting {
namespace {

using json = nlohmann::json;

constexpr std::size_t max_file_bytes = 256 * 1024;
constexpr std::size_t max_banned = 4096;
constexpr std::size_t max_people = 1024;

bool valid_pin(const std::string& pin) {
  return pin.size() <= 8 && std::all_of(pin.begin(), pin.end(), [](char letter) {
           return letter >= '0' && letter <= '9';
         });
}

/// Those of a version before this one stored one kind, or "".
result<std::set<share_kind>> kinds_from(const json& stored) {
  std::set<share_kind> kinds;
  const auto list = stored.is_array() ? stored : json::array({stored});
  for (const auto& each : list) {
    auto kind = share_kind::screen;
    if (!each.is_string())
      return errc::parse_error;
    const auto& name = each.get_ref<const std::string&>();
    if (name.empty() && !stored.is_array())
      continue;
    if (!from_name(name, kind))
      return errc::parse_error;
    kinds.insert(kind);
  }
  return kinds;
}

std::optional<int> volume_from(const json& stored) {
  auto volume = stored.find("volume");
  if (volume == stored.end() || !volume->is_number_integer() || *volume < 0 || *volume > 100)
    return {};
  return volume->get<int>();
}

std::optional<bool> flag_from(const json& stored, const char* name) {
  auto flag = stored.find(name);
  if (flag == stored.end() || !flag->is_boolean())
    return {};
  return flag->get<bool>();
}

/// What their owners have set, by the kind of share. Not there in files of before there was any.
result<std::map<share_kind, share_sound>> share_sounds_from(const json& pause) {
  std::map<share_kind, share_sound> sounds;
  auto stored = pause.find("sounds");
  if (stored == pause.end())
    return sounds;
  if (!stored->is_object())
    return errc::parse_error;
  for (const auto& [name, one] : stored->items()) {
    auto kind = share_kind::screen;
    auto volume = volume_from(one);
    auto muted = flag_from(one, "muted");
    if (!from_name(name, kind) || !volume || !muted)
      return errc::parse_error;
    sounds[kind] = {*volume, *muted, false};
  }
  return sounds;
}

/// Not there in files of before there was any.
result<std::optional<stored_sound>> sound_from(const json& meeting) {
  auto stored = meeting.find("sound");
  if (stored == meeting.end())
    return std::optional<stored_sound>{};
  if (!stored->is_object() || !stored->contains("rules") || !(*stored)["rules"].is_object())
    return errc::parse_error;
  const auto& rules = (*stored)["rules"];
  auto volume = volume_from(*stored);
  auto muted = flag_from(*stored, "muted");
  auto ducking = flag_from(*stored, "ducking");
  auto first = volume_from(rules);
  auto ducks = flag_from(rules, "ducking");
  if (!volume || !muted || !ducking || !first || !ducks)
    return errc::parse_error;
  return std::optional{stored_sound{*volume, *muted, *ducking, {*first, *ducks}}};
}

json to_json(const stored_sound& one) {
  return {{"volume", one.volume},
          {"muted", one.muted},
          {"ducking", one.ducking},
          {"rules", {{"volume", one.rules.volume}, {"ducking", one.rules.ducking}}}};
}

/// Not there for somebody whose shares are neither paused nor turned down.
result<kept_pause> pause_from(const json& person) {
  auto stored = person.find("pause");
  if (stored == person.end())
    return kept_pause{};
  if (!stored->is_object() || !stored->contains("owner") || !stored->contains("host") ||
      !(*stored)["host"].is_boolean())
    return errc::parse_error;
  auto kinds = kinds_from((*stored)["owner"]);
  if (!kinds)
    return std::move(kinds).error();
  auto sounds = share_sounds_from(*stored);
  if (!sounds)
    return std::move(sounds).error();
  return kept_pause{*std::move(kinds),
                    (*stored)["host"].get<bool>(),
                    flag_from(*stored, "muted").value_or(false),
                    *std::move(sounds)};
}

json to_json(const kept_pause& what) {
  auto kinds = json::array();
  for (auto kind : what.by_owner)
    kinds.push_back(name_of(kind));
  auto sounds = json::object();
  for (const auto& [kind, sound] : what.sounds)
    sounds[std::string{name_of(kind)}] = {{"volume", sound.volume}, {"muted", sound.muted_by_owner}};
  return {
      {"owner", kinds}, {"host", what.by_host}, {"muted", what.muted_by_host}, {"sounds", sounds}};
}

json to_json(const stored_person& one) {
  json person{{"device", one.device}, {"waiting", one.waiting}, {"muted", one.muted}};
  if (!one.pause.empty())
    person["pause"] = to_json(one.pause);
  return person;
}

result<stored_person> person_from(const json& stored) {
  if (!stored.is_object() || !stored.contains("device") || !stored["device"].is_string() ||
      !stored.contains("waiting") || !stored["waiting"].is_boolean() || !stored.contains("muted") ||
      !stored["muted"].is_boolean())
    return errc::parse_error;
  auto pause = pause_from(stored);
  if (!pause)
    return std::move(pause).error();
  return stored_person{stored["device"].get<std::string>(),
                       stored["waiting"].get<bool>(),
                       stored["muted"].get<bool>(),
                       *pause};
}

bool is_sanction(const json& one) {
  return one.is_object() && one.contains("device") && one["device"].is_string() &&
         one.contains("muted") && one["muted"].is_boolean() && one.contains("paused") &&
         one["paused"].is_boolean();
}

/// Not there in files of before there were any.
result<std::vector<sanctions::entry>> sanctions_from(const json& meeting) {
  std::vector<sanctions::entry> all;
  auto stored = meeting.find("sanctions");
  if (stored == meeting.end())
    return all;
  if (!stored->is_array() || stored->size() > sanctions::limit)
    return errc::parse_error;
  for (const auto& one : *stored) {
    if (!is_sanction(one))
      return errc::parse_error;
    all.push_back({one["device"].get<std::string>(),
                   {one["muted"].get<bool>(),
                    one["paused"].get<bool>(),
                    flag_from(one, "silenced").value_or(false)}});
  }
  return all;
}

json to_json(const sanctions::entry& one) {
  return {{"device", one.mark},
          {"muted", one.what.muted},
          {"paused", one.what.paused},
          {"silenced", one.what.silenced}};
}

} // namespace

result<stored_meeting> load_meeting(const std::string& file) {
  auto text = read_file(file, max_file_bytes);
  if (!text)
    return std::move(text).error();
  auto what = parse_meeting(*text);
  if (!what)
    return {errc::parse_error, file + " is damaged; a new meeting begins"};
  return what;
}

result<stored_meeting> parse_meeting(const std::string& text) {
  auto stored = json::parse(text, nullptr, false);
  if (!stored.is_object() || !stored["pin"].is_string() || !stored["epoch"].is_string() ||
      !stored["started_at"].is_number_integer() || !stored["last"].is_number_unsigned() ||
      !stored["banned"].is_array() || stored["banned"].size() > max_banned ||
      !stored["people"].is_object() || stored["people"].size() > max_people ||
      !stored["pin_policy"].is_string() || !stored["pin_changes_at"].is_number_integer())
    return errc::parse_error;
  stored_meeting what;
  what.pin = secret{stored["pin"].get<std::string>()};
  what.epoch = stored["epoch"].get<std::string>();
  what.started_at = stored["started_at"].get<std::int64_t>();
  what.last_participant = stored["last"].get<unsigned long>();
  what.pin_policy = stored["pin_policy"].get<std::string>();
  what.pin_changes_at = stored["pin_changes_at"].get<std::int64_t>();
  if (!valid_pin(what.pin.reveal()) || what.epoch.empty())
    return errc::parse_error;
  for (const auto& id : stored["banned"]) {
    if (id.is_string())
      what.banned.insert(participant_id{id.get<std::string>()});
  }
  for (const auto& [id, one] : stored["people"].items()) {
    auto person = person_from(one);
    if (!person)
      return errc::parse_error;
    what.people.emplace(participant_id{id}, *std::move(person));
  }
  auto sanctions = sanctions_from(stored);
  if (!sanctions)
    return errc::parse_error;
  what.under_sanction = *std::move(sanctions);
  auto sound = sound_from(stored);
  if (!sound)
    return errc::parse_error;
  what.sound = *sound;
  what.camera_stopped = flag_from(stored, "camera_stopped").value_or(false);
  return what;
}

result<> save_meeting(const std::string& file, const stored_meeting& what) {
  json stored{{"pin", what.pin.reveal()},
              {"pin_policy", what.pin_policy},
              {"pin_changes_at", what.pin_changes_at},
              {"epoch", what.epoch},
              {"started_at", what.started_at},
              {"last", what.last_participant},
              {"people", json::object()},
              {"banned", json::array()},
              {"sanctions", json::array()}};
  if (what.camera_stopped)
    stored["camera_stopped"] = true;
  if (what.sound)
    stored["sound"] = to_json(*what.sound);
  for (const auto& [id, one] : what.people)
    stored["people"][id.str()] = to_json(one);
  for (const auto& id : what.banned)
    stored["banned"].push_back(id.str());
  for (const auto& one : what.under_sanction)
    stored["sanctions"].push_back(to_json(one));
  return write_file(file, stored.dump(1) + "\n", 0600);
}

} // namespace tessera::meeting
