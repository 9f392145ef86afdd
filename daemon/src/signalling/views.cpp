// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/views.hpp"

#include "signalling/view_room.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

failure no_such_view() {
  return {errc::not_found, "there is no such view of yours", {}};
}

result<> switched_off() {
  return {errc::not_allowed, "The host has switched off watching on other devices."};
}

} // namespace

result<> views::may_watch(const std::map<std::string, share_id>& shares) const {
  if (!viewing_allowed(house_.room()))
    return switched_off();
  for (const auto& [mid, share] : shares)
    if (!share.empty() && find_share(house_.room(), share) == nullptr)
      return errc::share_not_found;
  return {};
}

result<> views::has_room_for(const participant_id& who, std::size_t sections) const {
  std::map<participant_id, std::size_t> people;
  for (const auto& [peer, view] : all_) {
    ++people[view.owner];
    sections += view.owner == who ? view.sections.size() : 0;
  }
  const auto mine = people.find(who);
  if (mine == people.end() && people.size() >= people_max_)
    return {errc::share_limit,
            fmt::format("{} people watch already (media.views_max).", people_max_)};
  if (mine != people.end() && mine->second >= per_participant)
    return {errc::share_limit, "You watch on four connections already."};
  if (sections > sections_per_participant)
    return {errc::share_limit,
            fmt::format("You watch in {} sections at most, over all your connections.",
                        sections_per_participant)};
  return {};
}

void views::offer(const participant_id& who, const view_request& wanted, const answer& done) {
  if (wanted.peer)
    return peers_.find(*wanted.peer, who) != nullptr && knows(*wanted.peer) ? renew(wanted, done)
                                                                           : done(no_such_view());
  if (auto may = may_watch(wanted.shares); !may)
    return done(std::move(may).error());
  if (auto room = has_room_for(who, wanted.shares.size()); !room)
    return done(std::move(room).error());
  const auto peer = peers_.open(who);
  auto& fresh = all_[peer];
  fresh.owner = who;
  std::set<std::string> resting; // not even its first picture gets out
  codecs asked;
  for (const auto& [mid, share] : wanted.shares) {
    const bool paused = !share.empty() && is_paused(house_.room(), share);
    fresh.sections[mid] = {share, paused};
    asked[mid] = codec_of(house_.room(), share);
    if (paused)
      resting.insert(mid);
  }
  auto opened = [weak = std::weak_ptr{alive_}, peer, asked, done](const result<view_answer>& made) {
    if (auto me = weak.lock())
      return (*me)->stand(peer, made, asked, done);
    done(errc::unavailable);
  };
  house_.open_view(peer, wanted.sdp, wanted.shares, resting, std::move(opened));
}

void views::stand(const peer_id& peer,
                  const result<view_answer>& made,
                  const codecs& asked,
                  const answer& done) {
  if (!made) {
    close(peer);
    return done(made.error());
  }
  if (!knows(peer)) { // its end may have overtaken its beginning
    house_.close_peer(peer);
    return done(errc::closed);
  }
  auto& view = all_[peer];
  view.stands = true;
  auto unplayable = leave_out(view, made->unplayable, asked);
  show(house_.room()); // it may have been paused meanwhile
  if (!knows(peer))
    return done(errc::unavailable);
  done(json{{"peer", peer.str()}, {"sdp", made->sdp}, {"unplayable", std::move(unplayable)}});
}

/// Their sections rest until the shares are made of something else than media was asked about.
/// Answers the shares.
json views::leave_out(view& fresh, const std::set<std::string>& unplayable, const codecs& asked) {
  auto shares = json::array();
  for (const auto& mid : unplayable) {
    auto codec = asked.find(mid);
    if (codec == asked.end())
      continue;
    auto& section = fresh.sections[mid];
    section.refused = codec->second;
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
  auto turn = read_view_turn(params);
  if (!turn)
    return done(std::move(turn).error());
  const auto& [peer, mid, wanted] = *turn;
  auto found = all_.find(peer);
  if (found == all_.end() || found->second.owner != who || !found->second.stands ||
      !found->second.sections.contains(mid))
    return done(no_such_view());
  if (auto may = may_watch(wanted.empty() ? std::map<std::string, share_id>{}
                                          : std::map<std::string, share_id>{{mid, wanted}});
      !may)
    return done(std::move(may).error());
  std::map<std::string, share_id> then{{mid, wanted}};
  for (const auto& [other, section] : found->second.sections)
    then.emplace(other, section.share);
  if (shown_too_often(then, wanted))
    return done(failure{errc::invalid_argument, "this view shows the share already", {}});
  const bool paused = !wanted.empty() && is_paused(house_.room(), wanted);
  const auto before =
      std::exchange(found->second.sections[mid], section{wanted, paused}).share;
  tell_over(who, before);
  const auto wish = paused ? share_id{} : wanted;
  auto answered = [weak = std::weak_ptr{alive_}, turn = *turn, wish, done](
                      const result<nothing>& set) {
    if (auto me = weak.lock(); me && !set)
      wish.empty() ? (*me)->lose(turn.peer) : (*me)->rest(turn);
    set ? done(json::object()) : done(set.error());
  };
  house_.set_view(peer, mid, wish, std::move(answered));
}

/// What the section showed before goes on in media, where nobody would pause it: it shows nothing.
void views::rest(const view_turn& refused) {
  auto found = all_.find(refused.peer);
  if (found == all_.end())
    return;
  auto& section = found->second.sections[refused.mid];
  if (section.share != refused.share && !section.share.empty())
    return; // it was turned once more
  section = {};
  put(refused.peer, {refused.mid, {}, {}});
}

std::vector<peer_id> views::peers() const {
  std::vector<peer_id> all;
  for (const auto& [peer, view] : all_)
    all.push_back(peer);
  return all;
}

void views::close(const peer_id& peer) {
  house_.close_peer(peer);
  peers_.close(peer);
  forget(peer);
}

void views::forget(const peer_id& peer) {
  auto gone = all_.extract(peer);
  if (gone.empty())
    return;
  std::set<share_id> shown;
  for (const auto& [mid, section] : gone.mapped().sections)
    if (!section.paused)
      shown.insert(section.share);
  for (const auto& share : shown)
    tell_over(gone.mapped().owner, share);
}

} // namespace tessera::signalling
