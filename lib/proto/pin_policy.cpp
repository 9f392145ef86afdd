// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/pin_policy.hpp"

#include <algorithm>

namespace tessera {

void pin_policy::age(counter& c, time now) {
  if (c.wrong > 0 && now - c.last >= forget_after)
    c = counter{};
}

void pin_policy::count_wrong(counter& c, std::chrono::seconds longest, time now) {
  ++c.wrong;
  c.last = now;
  if (c.wrong < free_attempts)
    return;
  auto doublings = std::min(c.wrong - free_attempts, 16);
  auto wait = std::min<std::chrono::seconds>(first_wait * (1 << doublings), longest);
  c.open_at = now + wait;
}

pin_policy::counter& pin_policy::counter_of(const std::string& source, time now) {
  if (sources_.size() >= max_sources && !sources_.contains(source)) {
    auto oldest = std::min_element(sources_.begin(), sources_.end(), [](auto& a, auto& b) {
      return a.second.last < b.second.last;
    });
    sources_.erase(oldest);
  }
  auto& mine = sources_[source];
  age(mine, now);
  return mine;
}

result<> pin_policy::check(const std::optional<secret>& given, const std::string& source, time now) {
  if (!required())
    return {};
  if (!given || given->empty())
    return errc::pin_required;
  age(all_, now);
  auto& mine = counter_of(source, now);
  auto open_at = std::max(mine.open_at, all_.open_at);
  auto wait_from = [now](time until) {
    return std::chrono::ceil<std::chrono::milliseconds>(until - now);
  };
  if (now < open_at)
    return failure{errc::too_many_attempts, {}, wait_from(open_at)};
  if (pin_.equals(given->reveal())) {
    sources_.erase(source);
    all_ = counter{};
    return {};
  }
  count_wrong(mine, longest_wait, now);
  count_wrong(all_, longest_wait_in_all, now);
  open_at = std::max(mine.open_at, all_.open_at);
  failure why{errc::wrong_pin, {}, {}};
  if (now < open_at)
    why.retry_after = wait_from(open_at);
  return why;
}

} // namespace tessera
