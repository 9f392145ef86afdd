// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/participants.hpp"

#include <algorithm>
#include <charconv>

namespace tessera::meeting {
namespace {

bool continuation(unsigned char byte) {
  return (byte & 0xc0) == 0x80;
}

/// Length of the UTF-8 sequence at `at`, 0 when it is none. Spec: RFC 3629.
std::size_t sequence_length(const std::string& text, std::size_t at) {
  auto lead = static_cast<unsigned char>(text[at]);
  std::size_t length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2
                     : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (length == 0 || at + length > text.size())
    return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!continuation(static_cast<unsigned char>(text[at + i])))
      return 0;
  }
  return length;
}

/// C1 controls, zero-width and direction marks could make two names look the same or turn a line.
bool invisible(std::string_view letter) {
  if (letter.size() == 2)
    return letter[0] == '\xc2' && static_cast<unsigned char>(letter[1]) < 0xa0;
  if (letter.size() != 3 || letter[0] != '\xe2')
    return false;
  auto second = static_cast<unsigned char>(letter[1]);
  auto third = static_cast<unsigned char>(letter[2]);
  return (second == 0x80 && (third >= 0x8b && third <= 0x8f)) ||
         (second == 0x80 && third >= 0xa8 && third <= 0xae) ||
         (second == 0x81 && third >= 0xa0 && third <= 0xaf);
}

} // namespace

result<std::string> clean_name(const std::string& name) {
  std::string clean;
  std::size_t characters = 0;
  bool space = false;
  for (std::size_t at = 0; at < name.size();) {
    auto length = sequence_length(name, at);
    if (length == 0)
      return {errc::invalid_argument, "the name is not valid text"};
    auto letter = std::string_view{name}.substr(at, length);
    at += length;
    bool blank = length == 1 && static_cast<unsigned char>(letter[0]) <= 0x20;
    if (blank || letter == "\x7f" || invisible(letter)) {
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
  for (int number = 2; taken(name); ++number)
    name = wanted + " (" + std::to_string(number) + ")";
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
