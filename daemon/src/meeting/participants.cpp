// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/participants.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace tessera::meeting {

result<participant_id> participants::add(participant who) {
  if (!who.waiting_since && count_inside() >= limit_)
    return errc::meeting_full;
  auto name = clean_name(who.name);
  if (!name)
    return std::move(name).error();
  auto wanted = without_number(*name);
  auto id = ids_.next();
  who.key = name_key(wanted);
  who.name = free_name(wanted, id);
  all_.emplace(id, std::move(who));
  return id;
}

result<> participants::restore(const participant_id& id, participant who) {
  if (banned(id))
    return errc::removed;
  if (!who.waiting_since && count_inside() >= limit_ && !all_.contains(id))
    return errc::meeting_full;
  auto name = clean_name(who.name);
  if (!name)
    return std::move(name).error();
  who.key = name_key(without_number(*name));
  who.name = free_name(*name, id);
  ids_.skip_to(number_of(id));
  all_.insert_or_assign(id, std::move(who));
  return {};
}

result<> participants::accept(participant& who) const {
  if (who.waiting_since && count_inside() >= limit_)
    return errc::meeting_full;
  who.waiting_since.reset();
  return {};
}

bool participants::ban(const participant_id& id) {
  if (!drop(id))
    return false;
  if (banned_.size() >= max_banned)
    banned_.erase(banned_.begin()); // its token is void all the same: nobody here has that id
  banned_.insert(id);
  return true;
}

participant* participants::find(const participant_id& id) {
  auto it = all_.find(id);
  return it == all_.end() ? nullptr : &it->second;
}

const participant* participants::find(const participant_id& id) const {
  auto it = all_.find(id);
  return it == all_.end() ? nullptr : &it->second;
}

participant* participants::inside(const participant_id& id) {
  auto* who = find(id);
  return who == nullptr || who->waiting_since ? nullptr : who;
}

const participant* participants::inside(const participant_id& id) const {
  const auto* who = find(id);
  return who == nullptr || who->waiting_since ? nullptr : who;
}

std::size_t participants::count_inside() const {
  return all_.size() - count_waiting();
}

std::size_t participants::count_waiting(const std::string& address) const {
  return static_cast<std::size_t>(std::ranges::count_if(all_, [&](const auto& entry) {
    const auto& who = entry.second;
    return who.waiting_since && (address.empty() || who.address == address);
  }));
}

std::string participants::free_name(const std::string& wanted, const participant_id& except) const {
  // Compared as people see them: "Ada" and "ADA" are twins too.
  std::set<std::string> taken;
  for (const auto& [id, who] : all_) {
    if (id != except)
      taken.insert(name_key(who.name));
  }
  auto name = wanted;
  for (int number = 2; taken.contains(name_key(name)); ++number) {
    // Not longer than a name may be: it comes back in a token.
    auto suffix = " (" + std::to_string(number) + ")";
    name = first_characters(wanted, max_name_characters - suffix.size()) + suffix;
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
