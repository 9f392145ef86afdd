// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/view_desk.hpp"

#include "media/gst_runtime.hpp"
#include "net/lane.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tessera::media {

view_desk::view_desk(std::shared_ptr<const settings> values, executor post, view_events events)
    : values_(std::move(values)), gate_(std::move(post)), post_(gate_.entry()),
      events_(std::move(events)) {}

result<view_plan> view_desk::plan(const open_request& what) const {
  if (peers_.count(what.peer) != 0)
    return {errc::media_failed, "The peer has a connection already."};
  // Whose they are is known at the doors, which count people.
  const auto people = static_cast<std::size_t>(values_->integer("media.views_max"));
  if (peers_.size() >= people * views_per_person)
    return {errc::share_limit, "too many views are open"};
  auto offer = sdp::inspect_offer(what.offer);
  if (!offer)
    return std::move(offer).error();
  return plan_view(*offer, what.sources);
}

void view_desk::open(const open_request& what, on_view then) {
  auto planned = plan(what);
  if (!planned)
    return then(std::move(planned).error());
  if (auto ready = start_gstreamer(); !ready)
    return then(std::move(ready).error());
  auto weak = weak_from_this();
  const auto unplayable = unplayable_in(*planned);
  auto connection = std::make_shared<view_connection>(
      view_connection::setup{what.peer.str(), what.ice, *std::move(planned), post_,
                             [weak, peer = what.peer](const std::string& why) {
                               if (auto me = weak.lock())
                                 me->fail(peer, why);
                             }},
      graves_);
  if (auto opened = connection->open(); !opened)
    return then(std::move(opened).error());
  const auto now = monotonic::now();
  peers_[what.peer] = {connection, 0, now, now};
  auto answered = [weak, what, unplayable, then = std::move(then)](result<std::string> made) {
    auto me = weak.lock();
    auto peer = me ? me->peers_.find(what.peer) : decltype(me->peers_.find(what.peer)){};
    if (!me || peer == me->peers_.end())
      return then({errc::closed, "The view was closed meanwhile."});
    if (made)
      if (auto shown = me->show(*peer->second.connection, what.sources); !shown)
        made = std::move(shown).error();
    if (made)
      return then(view_answer{*std::move(made), unplayable});
    me->close(what.peer);
    then(std::move(made).error());
  };
  connection->answer(sdp::without_bad_candidates(what.offer), std::move(answered));
}

void view_desk::renew(const peer_id& peer, const std::string& offer, negotiation::on_answer then) {
  auto found = peers_.find(peer);
  if (found == peers_.end())
    return then({errc::media_failed, "The view is gone; open a new one."});
  auto summary = sdp::inspect_offer(offer);
  if (!summary)
    return then(std::move(summary).error());
  if (auto same = check_again(found->second.connection->plan(), *summary); !same)
    return then(std::move(same).error());
  // Before anything is counted anew: crossing offers are no way round the limits.
  if (found->second.connection->answering())
    return found->second.connection->answer({}, std::move(then));
  events_.on_renewed(peer);
  found->second.connection->answer(sdp::without_bad_candidates(offer), std::move(then));
}

/// A share that ended in between leaves its section at rest; the page hears of its end.
result<> view_desk::show(view_connection& on, const std::map<std::string, view_source>& sources) {
  const auto unplayable = unplayable_in(on.plan());
  for (const auto& [mid, source] : sources) {
    if (source.share.empty() || source.rests || unplayable.contains(mid))
      continue;
    auto tap = tap_for(source);
    if (!tap)
      return std::move(tap).error();
    if (auto shown = on.show(mid, source.share, *std::move(tap)); !shown)
      return shown;
  }
  return {};
}

result<std::shared_ptr<lane_tap>> view_desk::tap_for(const view_source& source) {
  if (auto known = taps_.find(source.share); known != taps_.end())
    return known->second;
  auto pair = net::make_lane_pair();
  if (!pair)
    return std::move(pair).error();
  auto over = [weak = weak_from_this(), post = post_, share = source.share] {
    post([weak, share] {
      if (auto me = weak.lock())
        me->lose(share);
    });
  };
  auto tap = std::make_shared<lane_tap>(source.share, std::move(pair->reader), std::move(over));
  taps_[source.share] = tap;
  events_.attach(source, std::move(pair->writer));
  return tap;
}

result<>
view_desk::set(const peer_id& peer, const std::string& mid, const view_source& source) {
  auto found = peers_.find(peer);
  const auto* feed = found == peers_.end() ? nullptr : found->second.connection->feed_of(mid);
  if (feed == nullptr)
    return {errc::not_found, "there is no such view, or no such section of it"};
  if (!source.share.empty() && !feed->sound() && feed->codec() != source.codec)
    return {errc::codec_unsupported,
            fmt::format("This section shows {}, and the share is {}. Open another view for it.",
                        feed->codec(),
                        source.codec.empty() ? "not there yet" : source.codec)};
  if (found->second.connection->shows_elsewhere(mid, source.share))
    return {errc::invalid_argument, "Another section of this view shows the share already."};
  std::shared_ptr<lane_tap> tap;
  if (!source.share.empty()) {
    auto made = tap_for(source);
    if (!made)
      return std::move(made).error();
    tap = *std::move(made);
  }
  auto shown = found->second.connection->show(mid, source.share, std::move(tap));
  drop_unused();
  return shown;
}

void view_desk::add_candidate(const peer_id& peer, unsigned mline, const std::string& candidate) {
  if (auto found = peers_.find(peer); found != peers_.end())
    found->second.connection->add_candidate(mline, candidate);
}

void view_desk::close(const peer_id& peer) {
  auto found = peers_.find(peer);
  if (found == peers_.end())
    return;
  // The connection may be the one that calls: it goes after it has returned.
  post_([last = found->second.connection] {});
  peers_.erase(found);
  post_([weak = weak_from_this()] {
    if (auto me = weak.lock())
      me->drop_unused();
  });
}

void view_desk::drop_unused() {
  std::erase_if(taps_, [](const auto& each) { return each.second->unused(); });
}

void view_desk::lose(const share_id& share) {
  for (auto& [id, peer] : peers_)
    peer.connection->drop(share);
  taps_.erase(share);
}

void view_desk::drop_everything() {
  peers_.clear();
  taps_.clear();
}

void view_desk::fail(const peer_id& peer, const std::string& why) {
  close(peer);
  events_.on_failed(peer, why);
}

void view_desk::report(const peer_id& id, peer_entry& peer, monotonic::time_point now) {
  const auto span = std::chrono::duration<double>(now - std::exchange(peer.looked, now)).count();
  for (const auto& sample : peer.connection->look()) {
    if (sample.sound || span <= 0)
      continue;
    events_.on_progress({id, sample.mid, sample.share, static_cast<double>(sample.frames) / span,
                         static_cast<int>(static_cast<double>(sample.bytes) * 8 / 1000 / span),
                         sample.loss, sample.thin});
  }
}

void view_desk::tick(monotonic::time_point now) {
  std::vector<peer_id> gone;
  for (auto& [id, peer] : peers_) {
    const auto packets = peer.connection->packets();
    if (std::exchange(peer.packets, packets) != packets)
      peer.heard = now;
    report(id, peer, now);
    if (now - peer.heard >= silence_limit)
      gone.push_back(id);
  }
  for (const auto& id : gone)
    fail(id, "nothing is heard of the viewer");
}

} // namespace tessera::media
