// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/participants.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace tessera::meeting {
namespace {

/// Length of the character at the front of text that is UTF-8.
std::size_t character_length(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && is_utf8_continuation(text[length]))
    ++length;
  return length;
}

/// The first `count` characters.
std::string first_characters(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count)
    end += character_length(text.substr(end));
  return std::string{text.substr(0, end)};
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_utf8_continuation(c); }));
}

/// Controls, zero-width, direction and tag characters: two names could look the same, or turn a
/// line around on the display.
bool invisible(std::string_view letter) {
  using range = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<range, 9> ranges{{
      {"\x7f", "\x7f"},
      {"\xc2\x80", "\xc2\x9f"},                         // C1 controls
      {"\xc2\xad", "\xc2\xad"},                         // soft hyphen
      {"\xd8\x9c", "\xd8\x9c"},                         // Arabic letter mark
      {"\xe1\xa0\x8e", "\xe1\xa0\x8e"},                 // Mongolian vowel separator
      {"\xe2\x80\x8b", "\xe2\x80\x8f"},                 // zero width, direction marks
      {"\xe2\x80\xa8", "\xe2\x80\xae"},                 // separators, direction overrides
      {"\xe2\x81\xa0", "\xe2\x81\xaf"},                 // word joiner, direction isolates
      {"\xef\xbb\xbf", "\xef\xbb\xbf"},                 // byte order mark
  }};
  bool tag = letter.starts_with("\xf3\xa0"); // U+E0000 and following
  return tag || std::any_of(ranges.begin(), ranges.end(), [&](const range& one) {
           return letter.size() == one.first.size() && letter >= one.first && letter <= one.second;
         });
}

} // namespace

result<std::string> clean_name(const std::string& name) {
  std::string clean;
  std::size_t characters = 0;
  bool space = false;
  if (invalid_utf8_at(name) != std::string::npos)
    return {errc::invalid_argument, "the name is not valid text"};
  for (std::size_t at = 0; at < name.size();) {
    auto length = character_length(std::string_view{name}.substr(at));
    auto letter = std::string_view{name}.substr(at, length);
    at += length;
    bool blank = length == 1 && static_cast<unsigned char>(letter[0]) <= 0x20;
    if (blank || invisible(letter)) {
      space = true;
      continue;
    }
    if (space && !clean.empty()) {
      clean += ' ';
      ++characters;
    }
    space = false;
    clean += letter;
    if (++characters > max_name_characters)
      return {errc::invalid_argument, "the name has more than 64 characters"};
  }
  if (clean.empty())
    return {errc::invalid_argument, "a name is needed, so that the others see who shows"};
  return clean;
}

result<participant_id> participants::add(participant who) {
  if (all_.size() >= limit_)
    return errc::meeting_full;
  auto name = clean_name(who.name);
  if (!name)
    return std::move(name).error();
  auto id = ids_.next();
  who.name = free_name(*name, id);
  all_.emplace(id, std::move(who));
  return id;
}

result<> participants::restore(const participant_id& id, participant who) {
  if (banned(id))
    return errc::removed;
  if (all_.size() >= limit_ && !all_.contains(id))
    return errc::meeting_full;
  auto name = clean_name(who.name);
  if (!name)
    return std::move(name).error();
  who.name = free_name(*name, id);
  ids_.skip_to(number_of(id));
  all_.insert_or_assign(id, std::move(who));
  return {};
}

bool participants::ban(const participant_id& id) {
  if (!drop(id))
    return false;
  banned_.insert(id);
  return true;
}

participant* participants::find(const participant_id& id) {
  auto it = all_.find(id);
  return it == all_.end() ? nullptr : &it->second;
}

std::string participants::free_name(const std::string& wanted, const participant_id& except) const {
  auto taken = [&](const std::string& name) {
    return std::any_of(all_.begin(), all_.end(), [&](const auto& entry) {
      return entry.first != except && entry.second.name == name;
    });
  };
  auto name = wanted;
  for (int number = 2; taken(name); ++number) {
    // Not longer than a name may be: it comes back in a token.
    auto suffix = " (" + std::to_string(number) + ")";
    auto room_for = max_name_characters - suffix.size();
    name = (characters_in(wanted) > room_for ? first_characters(wanted, room_for) : wanted) + suffix;
  }
  return name;
}

unsigned long number_of(const participant_id& id) noexcept {
  const auto& text = id.str();
  unsigned long number = 0;
  if (text.size() > 1)
    std::from_chars(text.data() + 1, text.data() + text.size(), number);
  return number;
}

} // namespace tessera::meeting
