// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/blocks.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace tessera::meeting {
namespace {

std::string id_of(unsigned long number) {
  return "b" + std::to_string(number);
}

std::string sentence(std::chrono::milliseconds left) {
  auto minutes = std::chrono::ceil<std::chrono::minutes>(left).count();
  return "The host does not let you back in for another " +
         (minutes == 1 ? std::string{"minute."} : std::to_string(minutes) + " minutes.");
}

} // namespace

blocks::blocks(std::vector<block> before, moment now) {
  for (auto& one : before) {
    entry kept{std::move(one), {}};
    if (kept.what.until != 0) {
      auto longest = std::max<std::int64_t>(kept.what.until - kept.what.at, 0);
      std::chrono::milliseconds left{
          std::clamp<std::int64_t>(kept.what.until - now.wall_ms, 0, longest)};
      kept.until = now.at + left;
    }
    put(std::move(kept));
  }
}

void blocks::add(block what, std::optional<std::chrono::minutes> lasting, moment now) {
  entry fresh{std::move(what), {}};
  fresh.what.at = now.wall_ms;
  fresh.what.until = 0;
  if (lasting) {
    fresh.until = now.at + *lasting;
    fresh.what.until = now.wall_ms + std::chrono::milliseconds{*lasting}.count();
  }
  put(std::move(fresh));
}

void blocks::put(entry one) {
  if (all_.size() >= limit) {
    auto ends_first = [](const auto& a, const auto& b) {
      if (!a.second.until || !b.second.until)
        return a.second.until.has_value();
      return *a.second.until < *b.second.until;
    };
    all_.erase(std::min_element(all_.begin(), all_.end(), ends_first));
  }
  all_.emplace(++last_, std::move(one));
}

result<> blocks::check(const std::string& device, const std::string& key, moment now) const {
  const entry* longest = nullptr;
  for (const auto& [number, one] : all_) {
    bool same_device = !device.empty() && one.what.device == device;
    bool same_name = !key.empty() && one.what.key == key;
    bool over = one.until && *one.until <= now.at;
    if ((!same_device && !same_name) || over)
      continue;
    if (!one.until)
      return errc::blocked;
    if (longest == nullptr || *longest->until < *one.until)
      longest = &one;
  }
  if (longest == nullptr)
    return {};
  auto left = std::chrono::ceil<std::chrono::milliseconds>(*longest->until - now.at);
  return failure{errc::blocked, sentence(left), left};
}

result<> blocks::undo(const std::string& id) {
  auto gone = std::erase_if(all_, [&](const auto& one) { return id_of(one.first) == id; });
  if (gone == 0)
    return {errc::not_found, "there is no such block (any more)"};
  return {};
}

bool blocks::expire(moment now) {
  return std::erase_if(all_, [&](const auto& one) {
           return one.second.until && *one.second.until <= now.at;
         }) > 0;
}

std::optional<monotonic::time_point> blocks::next_expiry() const {
  std::optional<monotonic::time_point> next;
  for (const auto& [number, one] : all_) {
    if (one.until)
      next = next ? std::min(*next, *one.until) : *one.until;
  }
  return next;
}

std::vector<block> blocks::all() const {
  std::vector<block> out;
  for (const auto& [number, one] : all_)
    out.push_back(one.what);
  return out;
}

nlohmann::json blocks::render() const {
  auto out = nlohmann::json::object();
  for (const auto& [number, one] : all_) {
    out[id_of(number)] = {{"name", one.what.name},
                          {"device", !one.what.device.empty()},
                          {"until", one.what.until},
                          {"at", one.what.at}};
  }
  return out;
}

} // namespace tessera::meeting
