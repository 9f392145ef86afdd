// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/knocks.hpp"

#include <algorithm>
#include <vector>

namespace tessera::meeting {
namespace {

constexpr int most_doublings = 10; ///< more would overflow one day; the longest pause is reached

/// Neither is taken for the other.
std::vector<std::string> keys_of(const knocks::guest& who, bool of_source = true) {
  std::vector<std::string> keys;
  if (!who.device.empty())
    keys.push_back("device " + who.device);
  if (of_source && !who.source.empty())
    keys.push_back("source " + who.source);
  return keys;
}

} // namespace

result<> knocks::may_knock(const guest& who, moment now) const {
  auto until = now.at;
  for (const auto& key : keys_of(who, !who.known)) {
    if (auto found = all_.find(key); found != all_.end())
      until = std::max(until, found->second.until);
  }
  if (until <= now.at)
    return {};
  return failure{errc::too_many_attempts,
                 "You were not let in just now. Wait before you ask again.",
                 std::chrono::ceil<std::chrono::milliseconds>(until - now.at)};
}

void knocks::refused(const guest& who, moment now) {
  for (const auto& key : keys_of(who))
    lengthen(key, now);
}

void knocks::lengthen(const std::string& key, moment now) {
  if (all_.size() >= limit && !all_.contains(key))
    all_.erase(std::ranges::min_element(
        all_, [](const auto& a, const auto& b) { return a.second.until < b.second.until; }));
  auto& mine = all_[key];
  auto doublings = std::min(mine.refusals++, most_doublings);
  mine.until =
      now.at + std::min<std::chrono::seconds>(first_pause * (1 << doublings), longest_pause);
}

void knocks::let_in(const guest& who) {
  for (const auto& key : keys_of(who, who.device.empty()))
    all_.erase(key);
}

} // namespace tessera::meeting
