// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/share_requests.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tessera::meeting {
namespace {

constexpr std::array<std::string_view, 4> names{"everyone", "ask", "moderated", "one-at-a-time"};

std::vector<share_id> shown_by_others(const showing& now_shown, const participant_id& who) {
  std::vector<share_id> others;
  for (const auto& one : now_shown) {
    if (one.owner != who)
      others.push_back(one.share);
  }
  return others;
}

bool all_among(const std::vector<share_id>& some, const std::vector<share_id>& all) {
  return std::all_of(some.begin(), some.end(), [&](const share_id& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  });
}

bool shows(const showing& now_shown, const voice& who) {
  return std::any_of(now_shown.begin(), now_shown.end(), [&](const shown_share& one) {
    return who.is(one.owner);
  });
}

/// Does nobody but this voice show?
bool shows_alone(const showing& now_shown, const voice& who) {
  return std::all_of(now_shown.begin(), now_shown.end(), [&](const shown_share& one) {
    return who.is(one.owner);
  });
}

std::int64_t wall_of(monotonic::time_point at, moment now) {
  return now.wall_ms + std::chrono::duration_cast<std::chrono::milliseconds>(at - now.at).count();
}

} // namespace

std::string_view name_of(sharing_policy policy) noexcept {
  return names[static_cast<std::size_t>(policy)];
}

std::optional<sharing_policy> sharing_from(std::string_view name) noexcept {
  auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    return std::nullopt;
  return static_cast<sharing_policy>(found - names.begin());
}

share_requests::verdict share_requests::judge(const asker& who, const showing& now_shown) const {
  bool others = !shown_by_others(now_shown, who.id).empty();
  switch (rules_.policy) {
  case sharing_policy::everyone:
    return verdict::show;
  case sharing_policy::ask:
    return others && !who.host ? verdict::wait : verdict::show;
  case sharing_policy::moderated:
    return who.host ? verdict::show : verdict::wait;
  case sharing_policy::one_at_a_time:
    return others && rules_.countdown.count() > 0 ? verdict::count : verdict::show;
  }
  return verdict::wait;
}

void share_requests::place(request& what, verdict how, const showing& now_shown, moment now) const {
  what.sharers_decide = rules_.policy != sharing_policy::moderated;
  if (how == verdict::wait) {
    what.counting = false;
    what.replaces.clear();
    what.ends = what.last();
    what.ends_at = wall_of(what.ends, now);
    return;
  }
  auto others = shown_by_others(now_shown, what.who.id);
  bool all_warned = what.counting && all_among(others, what.replaces);
  what.replaces = std::move(others);
  if (all_warned)
    return;
  // Whoever is to be replaced sees a whole countdown, also when it is another one than before.
  what.counting = true;
  what.ends = now.at + rules_.countdown;
  what.ends_at = wall_of(what.ends, now);
}

result<std::string> share_requests::ask(
    const asker& who, share_kind kind, std::string label, const showing& now_shown, moment now) {
  auto how = judge(who, now_shown);
  if (how == verdict::show)
    return std::string{};
  if (of(who.id))
    return {errc::share_limit, "You have asked already. Wait for the answer."};
  std::erase_if(patience_, [&](const auto& one) { return one.second <= now.at; });
  if (auto until = patience_.find(who.id); until != patience_.end())
    return failure{errc::refused,
                   "You have asked just now. Wait a moment before you ask again.",
                   std::chrono::ceil<std::chrono::milliseconds>(until->second - now.at)};
  if (all_.size() >= limit)
    return {errc::share_limit, "Too many people ask to share. Wait until one has the answer."};
  request fresh{who, kind, std::move(label)};
  fresh.at = now.wall_ms;
  fresh.asked = now.at;
  place(fresh, how, now_shown, now);
  auto id = "q" + std::to_string(++last_);
  all_.emplace(id, std::move(fresh));
  return id;
}

const share_requests::request* share_requests::find(const std::string& id) const {
  auto found = all_.find(id);
  return found == all_.end() ? nullptr : &found->second;
}

std::optional<std::string> share_requests::of(const participant_id& who) const {
  auto found = std::find_if(
      all_.begin(), all_.end(), [&](const auto& one) { return one.second.who.id == who; });
  if (found == all_.end())
    return std::nullopt;
  return found->first;
}

result<> share_requests::may_accept(const std::string& id,
                                    const voice& who,
                                    const showing& now_shown) const {
  if (auto may = may_decide(id, who, now_shown); !may)
    return may;
  if (!who.decides && find(id)->counting && !shows_alone(now_shown, who))
    return {errc::not_allowed, "Others make room too. They see the countdown."};
  return {};
}

result<> share_requests::may_decide(const std::string& id,
                                    const voice& who,
                                    const showing& now_shown) const {
  const auto* what = find(id);
  if (what == nullptr)
    return {errc::not_found, "this question has been answered already"};
  bool own = who.is(what->who.id);
  // Not even a host cuts the own countdown short: those who are replaced shall see it.
  if (who.decides && !(own && what->counting))
    return {};
  if (!own && what->sharers_decide && shows(now_shown, who))
    return {};
  return {errc::not_allowed, own ? "Somebody else must say yes." : "A host decides who may share."};
}

result<> share_requests::refuse(const std::string& id,
                                const voice& who,
                                const showing& now_shown,
                                moment now) {
  const auto* what = find(id);
  bool own = what != nullptr && who.is(what->who.id);
  if (!own) {
    if (auto may = may_decide(id, who, now_shown); !may)
      return may;
    if (!what->refusable())
      return {errc::not_allowed, "A host takes over. That cannot be refused."};
  }
  patience_[what->who.id] = now.at + (own ? pause_after_withdrawal : pause_after_refusal);
  all_.erase(id);
  return {};
}

std::optional<std::string> share_requests::next_granted(const showing& now_shown, moment now) {
  const std::string* first = nullptr;
  for (auto& [id, what] : all_) {
    auto how = judge(what.who, now_shown);
    if (how != verdict::show)
      place(what, how, now_shown, now);
    bool over = how == verdict::count && now.at >= what.ends;
    if (how != verdict::show && !over)
      continue;
    if (first == nullptr || what.asked < all_.at(*first).asked)
      first = &id;
  }
  if (first == nullptr)
    return std::nullopt;
  return *first;
}

std::vector<std::string> share_requests::expire(moment now) {
  std::vector<std::string> over;
  for (const auto& [id, what] : all_) {
    // A countdown that ends later began late, as others were before.
    bool too_late = !what.counting || what.ends > what.last();
    if (too_late && now.at >= what.last())
      over.push_back(id);
  }
  for (const auto& id : over)
    all_.erase(id);
  return over;
}

std::optional<monotonic::time_point> share_requests::next_tick() const {
  std::optional<monotonic::time_point> next;
  for (const auto& [id, what] : all_) {
    auto end = std::min(what.ends, what.last());
    next = next ? std::min(*next, end) : end;
  }
  return next;
}

nlohmann::json share_requests::render() const {
  auto out = nlohmann::json::object();
  for (const auto& [id, what] : all_) {
    auto replaces = nlohmann::json::array();
    for (const auto& share : what.replaces)
      replaces.push_back(share.str());
    out[id] = {{"participant", what.who.id.str()},
               {"name", what.who.name},
               {"kind", name_of(what.kind)},
               {"label", what.label},
               {"state", what.counting ? "countdown" : "waiting"},
               {"deciders", what.sharers_decide ? "sharers" : "host"},
               {"refusable", what.refusable()},
               {"replaces", std::move(replaces)},
               {"at", what.at},
               {"ends_at", what.ends_at}};
  }
  return out;
}

} // namespace tessera::meeting
