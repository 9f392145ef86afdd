// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/views.hpp"

#include "proto/params.hpp"
#include "signalling/offer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

constexpr rpc::text_limits sdp_limits{1, max_sdp_bytes};
constexpr rpc::text_limits mid_limits{1, 64};
constexpr rpc::text_limits later_limits{0, 64}; ///< empty: view.set gives the section a share

failure no_such_view() {
  return {errc::not_found, "there is no such view of yours", {}};
}

const json* find_share(const json& room, const share_id& share) {
  auto shares = room.find("shares");
  if (shares == room.end())
    return nullptr;
  auto found = shares->find(share.str());
  return found == shares->end() ? nullptr : &*found;
}

/// By hand, of the owner or of a host: a window that gives no picture has nothing to hide.
bool is_paused(const json& room, const share_id& share) {
  const auto* known = find_share(room, share);
  return known == nullptr || known->value("state", "") == "paused";
}

std::string codec_of(const json& room, const share_id& share) {
  const auto* known = find_share(room, share);
  return known == nullptr ? std::string{} : known->value("codec", std::string{});
}

bool viewing_allowed(const json& room) {
  auto meeting = room.find("meeting");
  return meeting == room.end() || meeting->value("viewing", true);
}

/// In a section for its pictures and one for its sound, and in no more.
bool shown_too_often(const std::map<std::string, share_id>& sections, const share_id& share) {
  constexpr std::ptrdiff_t pictures_and_sound = 2;
  auto is_it = [&](const auto& section) { return section.second == share; };
  return !share.empty() &&
         std::count_if(sections.begin(), sections.end(), is_it) > pictures_and_sound;
}

result<> switched_off() {
  return {errc::not_allowed, "The host has switched off watching on other devices."};
}

} // namespace

result<view_request> read_view(const json& params) {
  view_request wanted;
  auto sdp = rpc::text_param(params, "sdp", sdp_limits);
  auto peer = rpc::optional_text_param(params, "peer", rpc::id_limits);
  if (!sdp || !peer)
    return !sdp ? std::move(sdp).error() : std::move(peer).error();
  wanted.sdp = std::move(*sdp);
  if (*peer)
    wanted.peer = peer_id{**peer};
  auto shares = params.find("shares");
  if (shares == params.end() && wanted.peer)
    return wanted;
  if (shares == params.end() || !shares->is_object() || shares->empty() ||
      shares->size() > views::sections_max)
    return {errc::invalid_argument, "shares must say for 1 to 24 media sections what they show"};
  for (const auto& [mid, value] : shares->items()) {
    auto checked = rpc::text_value(json(mid), "a media section's mid", mid_limits);
    auto share = rpc::text_value(value, "a share", later_limits);
    if (!checked || !share)
      return !checked ? std::move(checked).error() : std::move(share).error();
    wanted.shares.emplace(std::move(*checked), share_id{std::move(*share)});
  }
  for (const auto& [mid, share] : wanted.shares)
    if (shown_too_often(wanted.shares, share))
      return {errc::invalid_argument, "a share is shown once in a view, with pictures and sound"};
  return wanted;
}

result<> views::may_watch(const std::map<std::string, share_id>& shares) const {
  if (!viewing_allowed(house_.room()))
    return switched_off();
  for (const auto& [mid, share] : shares)
    if (!share.empty() && find_share(house_.room(), share) == nullptr)
      return errc::share_not_found;
  return {};
}

result<> views::has_room_for(const participant_id& who) const {
  std::map<participant_id, std::size_t> people;
  for (const auto& [peer, view] : all_)
    ++people[view.owner];
  const auto mine = people.find(who);
  if (mine == people.end() && people.size() >= people_max_)
    return {errc::share_limit,
            fmt::format("{} people watch already (media.views_max).", people_max_)};
  if (mine != people.end() && mine->second >= per_participant)
    return {errc::share_limit, "You watch on four connections already."};
  return {};
}

void views::offer(const participant_id& who, const view_request& wanted, const answer& done) {
  if (wanted.peer)
    return peers_.find(*wanted.peer, who) != nullptr && knows(*wanted.peer) ? renew(wanted, done)
                                                                           : done(no_such_view());
  if (auto may = may_watch(wanted.shares); !may)
    return done(std::move(may).error());
  if (auto room = has_room_for(who); !room)
    return done(std::move(room).error());
  const auto peer = peers_.open(who);
  auto& fresh = all_[peer];
  fresh.owner = who;
  std::set<std::string> resting; // not even its first picture gets out
  for (const auto& [mid, share] : wanted.shares) {
    const bool paused = !share.empty() && is_paused(house_.room(), share);
    fresh.sections[mid] = {share, paused};
    if (paused)
      resting.insert(mid);
  }
  house_.open_view(
      peer, wanted.sdp, wanted.shares, resting, [weak = std::weak_ptr{alive_}, peer, done](const auto& made) {
        auto me = weak.lock();
        if (!me)
          return done(errc::unavailable);
        if (!made) {
          (*me)->close(peer);
          return done(made.error());
        }
        if (!(*me)->knows(peer)) { // its end may have overtaken its beginning
          (*me)->house_.close_peer(peer);
          return done(errc::closed);
        }
        auto& view = (*me)->all_[peer];
        view.stands = true;
        auto unplayable = (*me)->leave_out(view, made->unplayable);
        (*me)->show((*me)->house_.room()); // it may have been paused meanwhile
        done(json{{"peer", peer.str()}, {"sdp", made->sdp}, {"unplayable", std::move(unplayable)}});
      });
}

/// Their sections rest until the shares are made of something else. Answers the shares.
json views::leave_out(view& fresh, const std::set<std::string>& unplayable) {
  auto shares = json::array();
  for (const auto& mid : unplayable) {
    auto& section = fresh.sections[mid];
    section.refused = codec_of(house_.room(), section.share);
    if (!section.share.empty())
      shares.push_back(section.share.str());
  }
  return shares;
}

void views::renew(const view_request& wanted, const answer& done) {
  const auto peer = *wanted.peer;
  house_.renew_peer(peer, wanted.sdp, {}, [peer, done](const auto& sdp) {
    sdp ? done(json{{"peer", peer.str()}, {"sdp", *sdp}}) : done(sdp.error());
  });
}

void views::set(const participant_id& who, const json& params, const answer& done) {
  auto peer = rpc::text_param(params, "peer", rpc::id_limits);
  auto mid = rpc::text_param(params, "mid", mid_limits);
  auto share = rpc::optional_text_param(params, "share", rpc::id_limits);
  if (!peer || !mid || !share)
    return done(!peer  ? std::move(peer).error()
                : !mid ? std::move(mid).error()
                       : std::move(share).error());
  auto found = all_.find(peer_id{*peer});
  if (found == all_.end() || found->second.owner != who || !found->second.stands ||
      !found->second.sections.contains(*mid))
    return done(no_such_view());
  const share_id wanted{share->value_or("")};
  if (auto may = may_watch(wanted.empty() ? std::map<std::string, share_id>{}
                                          : std::map<std::string, share_id>{{*mid, wanted}});
      !may)
    return done(std::move(may).error());
  std::map<std::string, share_id> then{{*mid, wanted}};
  for (const auto& [other, section] : found->second.sections)
    then.emplace(other, section.share);
  if (shown_too_often(then, wanted))
    return done(failure{errc::invalid_argument, "this view shows the share already", {}});
  const bool paused = !wanted.empty() && is_paused(house_.room(), wanted);
  if (!found->second.sections[*mid].share.empty())
    tell_meeting(who);
  found->second.sections[*mid] = {wanted, paused};
  auto answered = [weak = std::weak_ptr{alive_}, id = peer_id{*peer}, mid = *mid, wanted, done](
                      const result<nothing>& set) {
    if (auto me = weak.lock(); me && !set)
      (*me)->rest(id, mid, wanted);
    set ? done(json::object()) : done(set.error());
  };
  house_.set_view(peer_id{*peer}, *mid, paused ? share_id{} : wanted, std::move(answered));
}

/// What the section showed before goes on in media, where nobody would pause it: it shows nothing.
void views::rest(const peer_id& peer, const std::string& mid, const share_id& refused) {
  auto found = all_.find(peer);
  if (found == all_.end() || found->second.sections[mid].share != refused)
    return;
  found->second.sections[mid] = {};
  house_.set_view(peer, mid, {}, [](const auto&) {});
}

void views::show(const json& room) {
  if (!viewing_allowed(room)) {
    for (const auto& peer : peers())
      close(peer);
    return;
  }
  for (auto& [peer, view] : all_) {
    if (!view.stands)
      continue;
    bool less = false;
    for (auto& [mid, section] : view.sections)
      less = follow(peer, mid, section, room) || less;
    if (less)
      tell_meeting(view.owner);
  }
}

/// True when nothing comes in this section any more.
bool views::follow(const peer_id& peer, const std::string& mid, section& shown, const json& room) {
  if (shown.share.empty())
    return false;
  if (find_share(room, shown.share) == nullptr) {
    shown = {}; // its lane has ended
    return true;
  }
  const bool paused = is_paused(room, shown.share);
  const auto codec = codec_of(room, shown.share);
  const bool turned = std::exchange(shown.paused, paused) != paused;
  const bool another_codec = !paused && shown.refused && *shown.refused != codec;
  if (turned || another_codec) {
    shown.refused.reset();
    put(peer, mid, paused ? share_id{} : shown.share, codec);
  }
  return turned && paused;
}

/// What media cannot show now, it is asked for again when the share is made of something else.
void views::put(const peer_id& peer, const std::string& mid, const share_id& share, const std::string& codec) {
  auto answered = [weak = std::weak_ptr{alive_}, peer, mid, share, codec](const result<nothing>& set) {
    auto me = weak.lock();
    if (!me || set || set.code() != errc::codec_unsupported)
      return;
    auto found = (*me)->all_.find(peer);
    if (found == (*me)->all_.end())
      return;
    if (auto& section = found->second.sections[mid]; section.share == share)
      section.refused = codec;
  };
  house_.set_view(peer, mid, share, std::move(answered));
}

std::vector<peer_id> views::peers() const {
  std::vector<peer_id> all;
  for (const auto& [peer, view] : all_)
    all.push_back(peer);
  return all;
}

/// One on its way while the section came to rest is no news.
void views::tell(const view_progress& what) {
  auto found = all_.find(what.peer);
  if (found == all_.end())
    return;
  auto section = found->second.sections.find(what.mid);
  if (section != found->second.sections.end() && section->second.share == what.share &&
      !section->second.paused)
    house_.viewed({found->second.owner, what.share, what.fps, what.kbps, what.loss, what.thin});
}

void views::close(const peer_id& peer) {
  house_.close_peer(peer);
  peers_.close(peer);
  forget(peer);
}

void views::forget(const peer_id& peer) {
  auto gone = all_.extract(peer);
  if (!gone.empty())
    tell_meeting(gone.mapped().owner);
}

/// What they still watch is told within a second.
void views::tell_meeting(const participant_id& who) {
  house_.viewed({who, {}, 0, 0, 0});
}

} // namespace tessera::signalling
