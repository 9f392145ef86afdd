// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/guess_brake.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace tessera {
namespace {

/// An IPv6 host has a whole /64 of addresses to itself: they count as one source.
std::string source_key(const std::string& source) {
  auto bare = source.substr(0, source.find('%'));
  in6_addr address{};
  if (inet_pton(AF_INET6, bare.c_str(), &address) != 1 || IN6_IS_ADDR_V4MAPPED(&address))
    return source;
  std::fill(std::begin(address.s6_addr) + 8, std::end(address.s6_addr), std::uint8_t{0});
  char text[INET6_ADDRSTRLEN] = {};
  return inet_ntop(AF_INET6, &address, text, sizeof text) != nullptr ? text : source;
}

} // namespace

void guess_brake::age(counter& c, time now) {
  if (c.wrong > 0 && now - c.last >= forget_after)
    c = counter{};
}

void guess_brake::count_wrong(counter& c, std::chrono::seconds longest, time now) {
  ++c.wrong;
  c.last = now;
  if (c.wrong < free_attempts)
    return;
  auto doublings = std::min(c.wrong - free_attempts, 16);
  auto wait = std::min<std::chrono::seconds>(first_wait * (1 << doublings), longest);
  c.open_at = now + wait;
}

guess_brake::counter& guess_brake::counter_of(const std::string& source, time now) {
  auto key = source_key(source);
  if (sources_.size() >= max_sources && !sources_.contains(key)) {
    auto oldest = std::min_element(sources_.begin(), sources_.end(), [](auto& a, auto& b) {
      return a.second.last < b.second.last;
    });
    sources_.erase(oldest);
  }
  auto& mine = sources_[key];
  if (all_.wrong < free_attempts)
    age(mine, now);
  return mine;
}

guess_brake::time guess_brake::fresh_open_at() const {
  auto doublings = std::clamp(all_.wrong - free_attempts, 0, 16);
  return fresh_tried_ +
         std::min<std::chrono::seconds>(fresh_pause * (1 << doublings), longest_fresh_pause);
}

/// Else one who guesses could shut out everybody.
bool guess_brake::may_pass_as_fresh(const counter& mine, time now) {
  if (mine.wrong > 0 || now < fresh_open_at())
    return false;
  fresh_tried_ = now;
  return true;
}

result<> guess_brake::may_try(const std::string& source, time now) {
  age(all_, now);
  auto& mine = counter_of(source, now);
  if (now >= mine.open_at && (now >= all_.open_at || may_pass_as_fresh(mine, now)))
    return {};
  auto open_at = std::max(mine.open_at, all_.open_at);
  if (mine.wrong == 0)
    open_at = std::min(open_at, fresh_open_at());
  return failure{
      errc::too_many_attempts, {}, std::chrono::ceil<std::chrono::milliseconds>(open_at - now)};
}

std::chrono::milliseconds guess_brake::wrong(const std::string& source, time now) {
  auto& mine = counter_of(source, now);
  fresh_wrong_ = fresh_tried_;
  count_wrong(mine, longest_wait, now);
  count_wrong(all_, longest_wait_in_all, now);
  auto open_at = std::max(mine.open_at, all_.open_at);
  return now < open_at ? std::chrono::ceil<std::chrono::milliseconds>(open_at - now)
                       : std::chrono::milliseconds{0};
}

void guess_brake::right(const std::string& source) {
  sources_.erase(source_key(source));
  neither();
}

} // namespace tessera
