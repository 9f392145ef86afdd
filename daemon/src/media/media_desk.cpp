// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/media_desk.hpp"

#include "media/gst_runtime.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tessera::media {

media_desk::media_desk(std::shared_ptr<const settings> values,
                       peer_connection::executor post,
                       desk_events events)
    : values_(std::move(values)), gate_(std::move(post)), post_(gate_.entry()),
      events_(std::move(events)) {}

result<std::shared_ptr<peer_plan>> media_desk::plan(const open_request& what) {
  if (peers_.count(what.peer) != 0)
    return {errc::media_failed, "The peer has a connection already."};
  const auto limit = static_cast<std::size_t>(values_->integer("media.peers_max"));
  if (peers_.size() >= limit)
    return {errc::share_limit, fmt::format("{} browsers send already (media.peers_max).", limit)};
  auto offer = sdp::inspect_offer(what.offer);
  if (!offer)
    return std::move(offer).error();
  if (auto good = check_bound(what.shares, std::nullopt); !good)
    return std::move(good).error();
  auto plan = plan_peer(*offer, what.shares, codecs_for(what.codecs));
  if (!plan)
    return std::move(plan).error();
  return std::make_shared<peer_plan>(*std::move(plan));
}

/// With a carrier: none of another peer's.
result<> media_desk::check_bound(const std::map<std::string, share_id>& shares,
                                 const std::optional<peer_id>& carrier) const {
  for (const auto& [mid, share] : shares) {
    auto known = lanes_.find(share);
    const bool taken = carrier && known != lanes_.end() && known->second.peer &&
                       known->second.peer != carrier;
    if (over(share) || taken)
      return {errc::share_not_found, fmt::format("The share {} is over.", share.str())};
  }
  return {};
}

/// Who asks has looked at what the display can decode; the option has not.
std::vector<std::string> media_desk::codecs_for(const std::vector<std::string>& asked) const {
  return asked.empty() ? values_->list("media.codecs") : asked;
}

std::set<share_id> media_desk::give_lanes(peer_plan& plan) {
  std::set<share_id> fresh;
  for (auto& section : plan) {
    if (!section.share)
      continue;
    if (lanes_.count(*section.share) == 0)
      fresh.insert(*section.share);
    section.lane = lane_for(*section.share);
  }
  return fresh;
}

void media_desk::forget_lanes(const std::set<share_id>& shares) {
  for (const auto& share : shares)
    lanes_.erase(share);
}

void media_desk::open(const open_request& what, peer_connection::on_answer then) {
  auto planned = plan(what);
  if (!planned)
    return then(std::move(planned).error());
  if (auto ready = start_gstreamer(); !ready)
    return then(std::move(ready).error());
  auto weak = weak_from_this();
  const auto fresh = give_lanes(**planned);
  auto connection = std::make_shared<peer_connection>(
      peer_connection::setup{what.peer.str(),
                             what.ice,
                             std::make_shared<plan_slot>(*planned),
                             static_cast<unsigned>(values_->integer("media.jitter_ms")),
                             post_,
                             [weak, peer = what.peer](const std::string& why) {
                               if (auto me = weak.lock())
                                 me->fail(peer, why, end_reason::media_failed);
                             },
                             [weak, post = post_](const share_id& share) {
                               post([weak, share] {
                                 if (auto me = weak.lock())
                                   me->picture_came(share);
                               });
                             },
                             [weak, post = post_](const share_id& share, bool speaking) {
                               post([weak, share, speaking] {
                                 if (auto me = weak.lock())
                                   me->voice_turned(share, speaking);
                               });
                             }},
      graves_);
  if (auto opened = connection->open(); !opened) {
    forget_lanes(fresh);
    return then(std::move(opened).error());
  }
  bind(what.peer, **planned);
  peers_[what.peer] = {connection, 0, monotonic::now(), false, std::nullopt};
  connection->answer(
      sdp::without_bad_candidates(what.offer),
      [weak, fresh, peer = what.peer, then = std::move(then)](result<std::string> made) {
        auto me = weak.lock();
        if (!me)
          return;
        if (made)
          return then(me->finished(*made));
        me->close(peer);
        me->forget_lanes(fresh);
        then(std::move(made));
      });
}

void media_desk::renew(const renew_request& what, peer_connection::on_answer then) {
  auto found = peers_.find(what.peer);
  if (found == peers_.end())
    return then({errc::media_failed, "The peer connection is gone; open a new one."});
  auto connection = found->second.connection;
  if (connection->answering())
    return connection->answer({}, std::move(then));
  auto offer = sdp::inspect_offer(what.offer);
  if (!offer)
    return then(std::move(offer).error());
  if (auto good = check_bound(what.shares, what.peer); !good)
    return then(std::move(good).error());
  const auto before = connection->plan();
  auto planned = plan_again(*before, *offer, what.shares, codecs_for(what.codecs));
  if (!planned)
    return then(std::move(planned).error());
  auto plan = std::make_shared<peer_plan>(*std::move(planned));
  const auto fresh = give_lanes(*plan);
  const auto idle = idle_sections(*plan);
  connection->use(plan);
  bind_fresh(what.peer, *plan, fresh);
  events_.on_renewed(what.peer);
  auto answered = [weak = weak_from_this(), before, fresh, idle, what, then = std::move(then)](
                      result<std::string> made) {
    auto me = weak.lock();
    if (!me)
      return;
    if (made) {
      me->end_unbound(what);
      return then(me->finished(sdp::with_direction(*made, idle, "inactive")));
    }
    me->restore(what.peer, *before);
    me->forget_lanes(fresh);
    then(std::move(made));
  };
  const auto cleaned = sdp::without_bad_candidates(what.offer);
  connection->answer(sdp::with_direction(cleaned, idle, "sendonly"), std::move(answered));
}

/// As it was before an offer that was refused.
void media_desk::restore(const peer_id& peer, const peer_plan& before) {
  auto found = peers_.find(peer);
  if (found == peers_.end())
    return;
  auto goes_on = [&](const share_id& share) {
    auto known = lanes_.find(share);
    return known != lanes_.end() && known->second.peer == peer;
  };
  auto& connection = *found->second.connection;
  connection.use(std::make_shared<peer_plan>(plan_back(before, *connection.plan(), goes_on)));
}

/// What the page has taken out of its offer, it has stopped.
void media_desk::end_unbound(const renew_request& what) {
  std::vector<share_id> gone;
  for (const auto& [share, entry] : lanes_) {
    auto is_it = [&share = share](const auto& bound) { return bound.second == share; };
    if (entry.peer == what.peer && std::none_of(what.shares.begin(), what.shares.end(), is_it))
      gone.push_back(share);
  }
  for (const auto& share : gone)
    end(share, end_reason::stopped);
}

std::string media_desk::finished(const std::string& answer) const {
  auto kbps = [&](const char* key) { return static_cast<unsigned>(values_->integer(key)); };
  const auto most = kbps("media.max_kbps");
  return sdp::with_start_rate(
      answer,
      {std::min(kbps("media.start_kbps"), most), std::min(kbps("media.min_kbps"), most), most});
}

void media_desk::add_candidate(const peer_id& peer, unsigned mline, const std::string& candidate) {
  if (auto found = peers_.find(peer); found != peers_.end())
    found->second.connection->add_candidate(mline, candidate);
}

std::shared_ptr<net::lane_writer> media_desk::lane_for(const share_id& share) {
  auto& entry = lanes_[share];
  if (entry.writer)
    return entry.writer;
  if (!pump_)
    pump_ = std::make_unique<net::lane_pump>();
  entry.heard = monotonic::now();
  entry.last.share = share;
  entry.writer = std::make_shared<net::lane_writer>(
      *pump_, [weak = weak_from_this(), post = post_, share](const net::lane_request& request) {
        if (request.what != net::lane_request::kind::key_frame)
          return;
        post([weak, share] {
          if (auto me = weak.lock())
            me->want_key_frame(share);
        });
      });
  return entry.writer;
}

/// From now on this peer feeds the plan's shares; one that fed them before is closed when it has
/// none left.
void media_desk::bind(const peer_id& peer, const peer_plan& plan) {
  std::set<peer_id> before;
  for (const auto& section : plan) {
    if (!section.share)
      continue;
    const auto& old = lanes_[*section.share].peer;
    if (old && *old != peer) {
      before.insert(*old);
      peers_[*old].connection->drop(*section.share);
    }
    bind_section(peer, plan, section);
  }
  for (const auto& old : before)
    if (std::none_of(
            lanes_.begin(), lanes_.end(), [&](auto& each) { return each.second.peer == old; }))
      peers_.erase(old);
}

void media_desk::bind_section(const peer_id& peer, const peer_plan& plan, const section_plan& section) {
  auto& entry = lanes_[*section.share];
  entry.peer = peer;
  if (entry.pictures = shows_pictures(plan, *section.share); entry.pictures != section.sound)
    entry.codec = section.codec.name;
  entry.counted = {};
  entry.sounds = 0;
  entry.measured = monotonic::now();
}

/// Those that go on are not touched.
void media_desk::bind_fresh(const peer_id& peer, const peer_plan& plan, const std::set<share_id>& fresh) {
  for (const auto& section : plan)
    if (section.share && (fresh.contains(*section.share) || !lanes_[*section.share].peer))
      bind_section(peer, plan, section);
}

void media_desk::unbind(const peer_id& peer) {
  for (auto& [share, entry] : lanes_)
    if (entry.peer == peer)
      entry.peer.reset();
}

void media_desk::close(const peer_id& peer) {
  unbind(peer);
  peers_.erase(peer);
}

void media_desk::fail(const peer_id& peer, const std::string& why, end_reason reason) {
  lose(peer, reason);
  events_.on_peer_failed(peer, why);
}

void media_desk::lose(const peer_id& peer, end_reason reason) {
  std::vector<share_id> lost;
  for (const auto& [share, entry] : lanes_)
    if (entry.peer == peer)
      lost.push_back(share);
  // The connection may be the one that calls: it goes after it has returned.
  if (auto found = peers_.find(peer); found != peers_.end())
    post_([last = found->second.connection] {});
  close(peer);
  for (const auto& share : lost)
    end(share, reason);
}

void media_desk::drop_everything(end_reason why) {
  for (auto& [share, entry] : lanes_)
    entry.writer->end(name_of(why));
  lanes_.clear();
  peers_.clear();
  ended_.clear();
}

result<> media_desk::attach(const share_id& share, unique_fd writer) {
  if (over(share))
    return errc::share_not_found;
  lane_for(share)->attach(std::move(writer));
  return {};
}

/// Kiosk and signalling do not wait for each other: what asks for a share may come after its end.
void media_desk::remember_ended(const share_id& share) {
  if (over(share))
    return;
  ended_.push_back(share);
  if (ended_.size() > ended_limit)
    ended_.pop_front();
}

bool media_desk::over(const share_id& share) const {
  return std::find(ended_.begin(), ended_.end(), share) != ended_.end();
}

void media_desk::stop(const share_id& share, end_reason why) {
  remember_ended(share);
  auto found = lanes_.find(share);
  if (found == lanes_.end())
    return;
  found->second.writer->end(name_of(why));
  auto peer = found->second.peer;
  lanes_.erase(found);
  if (!peer)
    return;
  auto still = [&](const auto& each) { return each.second.peer == peer; };
  if (std::any_of(lanes_.begin(), lanes_.end(), still))
    peers_[*peer].connection->drop(share);
  else
    peers_.erase(*peer);
}

void media_desk::end(const share_id& share, end_reason why) {
  stop(share, why);
  events_.on_share_over(share, why);
}

void media_desk::want_key_frame(const share_id& share) {
  auto found = lanes_.find(share);
  if (found == lanes_.end() || !found->second.peer)
    return;
  if (auto peer = peers_.find(*found->second.peer); peer != peers_.end())
    peer->second.connection->request_key_frame(share);
}

void media_desk::shut_down() {
  drop_everything(end_reason::shutting_down);
}

} // namespace tessera::media
