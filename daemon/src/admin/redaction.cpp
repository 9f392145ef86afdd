// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/redaction.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include <arpa/inet.h>

namespace tessera::admin {
namespace {

using nlohmann::json;

constexpr std::string_view hidden = "***";
constexpr std::size_t shortest_word = 3;

bool is_address(std::string_view text) {
  in6_addr ignored{};
  const std::string copy{text};
  return ::inet_pton(AF_INET, copy.c_str(), &ignored) == 1 ||
         ::inet_pton(AF_INET6, copy.c_str(), &ignored) == 1;
}

/// How many of its letters are an address: all, all but a port, or all but a full stop or colon.
std::size_t address_in(std::string_view run) {
  for (auto length : {run.size(), run.find_last_not_of(".:") + 1, run.rfind(':')})
    if (length != std::string_view::npos && length > 2 && is_address(run.substr(0, length)))
      return length;
  return 0;
}

/// Members that tell who somebody is or what they said, wherever they stand.
constexpr auto personal = std::to_array<std::string_view>(
    {"name", "label", "text", "address", "pin", "password", "ssid"});
/// Whose names are no people's.
constexpr auto public_sections =
    std::to_array<std::string_view>({"room", "layout", "doors", "kiosk", "display", "update"});

template <class List>
bool has(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void hide(json& part) {
  if (part.is_array()) {
    for (auto& one : part)
      hide(one);
  }
  if (!part.is_object())
    return;
  for (auto& [key, value] : part.items()) {
    if (has(personal, key) && value.is_string() && !value.get_ref<const std::string&>().empty())
      value = hidden;
    else
      hide(value);
  }
}

void gather(const json& part, std::set<std::string>& words) {
  if (part.is_array() || part.is_object()) {
    for (const auto& [key, value] : part.items()) {
      bool word = has(personal, key) && value.is_string();
      if (word && value.get_ref<const std::string&>().size() >= shortest_word)
        words.insert(value.get<std::string>());
      else
        gather(value, words);
    }
  }
}

} // namespace

json redacted_room(json room) {
  if (!room.is_object())
    return json::object();
  room.erase("chat");
  room.erase("reactions");
  for (auto& [section, part] : room.items()) {
    if (!has(public_sections, section) && section != "join_card")
      hide(part);
  }
  if (auto card = room.find("join_card"); card != room.end() && card->is_object()) {
    card->erase("wifi_card"); // its address is the box's own
    card->erase("wifi");
  }
  return room;
}

std::vector<std::string> private_words(const json& room) {
  std::set<std::string> words;
  if (room.is_object()) {
    for (const auto& [section, part] : room.items()) {
      if (!has(public_sections, section) && section != "join_card")
        gather(part, words);
    }
    if (auto card = room.find("join_card"); card != room.end() && card->contains("wifi_card"))
      gather(card->at("wifi_card"), words);
  }
  std::vector<std::string> list{words.begin(), words.end()};
  // The longest first: "Ann" must not leave "Anna" half hidden.
  std::sort(
      list.begin(), list.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return list;
}

std::string without_addresses(std::string_view text) {
  constexpr std::string_view letters = "0123456789abcdefABCDEF.:";
  std::string out;
  while (!text.empty()) {
    const auto begin = std::min(text.find_first_of(letters), text.size());
    out += text.substr(0, begin);
    text.remove_prefix(begin);
    const auto end = std::min(text.find_first_not_of(letters), text.size());
    const auto whole = text.substr(0, end);
    const auto length = address_in(whole);
    out += length > 0 ? hidden : std::string_view{};
    out += whole.substr(length);
    text.remove_prefix(end);
  }
  return out;
}

std::string without_words(std::string text, const std::vector<std::string>& words) {
  for (const auto& word : words) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at))
      text.replace(at, word.size(), hidden), at += hidden.size();
  }
  return text;
}

} // namespace tessera::admin
