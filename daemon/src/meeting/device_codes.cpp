// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/device_codes.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace tessera::meeting {

secret device_codes::ask(const std::string& source,
                         std::string name,
                         const secret& pin,
                         moment now) {
  const bool own = pin.reveal().size() != digits;
  auto known = all_.find(source);
  if (known == all_.end() && all_.size() >= most)
    all_.erase(std::min_element(all_.begin(), all_.end(), [](const auto& a, const auto& b) {
      return a.second.ends < b.second.ends;
    }));
  auto& mine = all_[source];
  if (mine.code.empty() || !own)
    mine.code = own ? secret{random_digits(digits)} : pin;
  mine.own = own;
  mine.name = std::move(name);
  mine.ends = now.at + shown_for;
  return mine.code;
}

bool device_codes::made_for(const std::string& source, const secret& given) const {
  const auto known = all_.find(source);
  return known != all_.end() && known->second.own && known->second.code == given;
}

void device_codes::came_in(const std::string& mark, const secret& code, const secret& pin) {
  if (!mark.empty() && (came_in_.contains(mark) || came_in_.size() < most_came_in))
    came_in_.insert_or_assign(mark, proven{code, pin});
}

bool device_codes::came_in_with(const std::string& mark,
                                const secret& given,
                                const secret& pin) const {
  const auto known = came_in_.find(mark);
  return known != came_in_.end() && known->second.code == given && known->second.pin == pin;
}

bool device_codes::drop_old(moment now) {
  return std::erase_if(all_, [&](const auto& each) { return each.second.ends <= now.at; }) > 0;
}

std::optional<monotonic::time_point> device_codes::next_expiry() const {
  std::optional<monotonic::time_point> next;
  for (const auto& [source, each] : all_)
    next = next ? std::min(*next, each.ends) : each.ends;
  return next;
}

std::map<std::string, device_codes::entry>::const_iterator device_codes::newest() const {
  return std::max_element(all_.begin(), all_.end(), [](const auto& a, const auto& b) {
    return a.second.ends < b.second.ends;
  });
}

nlohmann::json device_codes::render(const secret& pin) const {
  if (all_.empty())
    return nullptr;
  const auto& [source, shown] = *newest();
  return {{"door", source.substr(0, source.find(':'))},
          {"name", shown.name},
          {"pin", (shown.own ? shown.code : pin).reveal()}};
}

} // namespace tessera::meeting
