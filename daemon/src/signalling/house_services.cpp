// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/house_services.hpp"

#include "loops/house_call.hpp"
#include "signalling/codec_order.hpp"

#include <utility>

namespace tessera::signalling {

template <class Answer, class T, class Actor, class Message, class Convert>
void house_services::ask(const Actor& whom,
                         std::chrono::milliseconds limit,
                         Message what,
                         reply<T> then,
                         Convert convert) {
  if (!whom) {
    // Never at once: callers rely on their reply coming later.
    later({}, [then = std::move(then)] { then(errc::unavailable); });
    return;
  }
  self_->request(whom, limit, std::move(what))
      .then([then, convert](const Answer& answer) { then(convert(answer)); },
            [then](const caf::error& err) { then(from_caf(err)); });
}

void house_services::admit(admit_participant who, reply<admission> then) {
  ask<admission>(
      house_.meeting, timeouts::meeting, std::move(who), std::move(then), std::identity{});
}

void house_services::resume(resume_participant who, reply<admission> then) {
  ask<admission>(
      house_.meeting, timeouts::meeting, std::move(who), std::move(then), std::identity{});
}

void house_services::away(const participant_id& who) {
  if (house_.meeting)
    self_->send(house_.meeting, participant_away{who});
}

void house_services::left(const participant_id& who) {
  if (house_.meeting)
    self_->send(house_.meeting, participant_left{who});
}

void house_services::open_share(const participant_id& who,
                                share_kind kind,
                                std::string label,
                                reply<share_id> then) {
  if (!house_.media) {
    later({}, [then = std::move(then)] { then(errc::unavailable); });
    return;
  }
  tessera::open_share what{who, kind, std::move(label), house_.media};
  ask<share_grant>(house_.meeting,
                   timeouts::share_decision,
                   std::move(what),
                   std::move(then),
                   [](const share_grant& grant) { return grant.share; });
}

void house_services::end_share(tessera::end_share what, reply<nothing> then) {
  ask<done>(house_.meeting, timeouts::meeting, std::move(what), std::move(then), [](done) {
    return nothing{};
  });
}

void house_services::encoded(share_encoded what) {
  if (house_.meeting)
    self_->send(house_.meeting, std::move(what));
}

void house_services::call(std::string method,
                          nlohmann::json params,
                          caller who,
                          reply<nlohmann::json> then) {
  loops::call_house_of(self_, house_, method, params, std::move(who), std::move(then));
}

void house_services::check_host(check_host_code what, reply<nothing> then) {
  ask<done>(house_.meeting, timeouts::meeting, std::move(what), std::move(then), [](done) {
    return nothing{};
  });
}

void house_services::check_token(tessera::check_token what, reply<token_owner> then) {
  ask<token_owner>(
      house_.admin, timeouts::house, std::move(what), std::move(then), std::identity{});
}

template <class Answer, class T, class Message, class Convert>
void house_services::open_with_agent(Message what, reply<T> then, Convert convert) {
  const auto peer = what.peer;
  auto media = house_.media;
  reply<ice_agent> with_agent =
      [this, media, what = std::move(what), then, convert](result<ice_agent> agent) mutable {
        if (!agent)
          return then(std::move(agent).error());
        what.agent = std::move(*agent);
        ask<Answer>(media, timeouts::peer, std::move(what), std::move(then), convert);
      };
  ask<ice_agent>(
      house_.ice, timeouts::agent, open_agent{peer, self_}, std::move(with_agent), std::identity{});
}

void house_services::open_peer(const peer_id& peer,
                               std::string offer,
                               std::map<std::string, share_id> shares,
                               reply<std::string> then) {
  open_with_agent<peer_answer>(tessera::open_peer{peer,
                                                  {},
                                                  std::move(offer),
                                                  std::move(shares),
                                                  codec_order(configured_codecs_, *room_),
                                                  self_},
                               std::move(then),
                               [](const peer_answer& answer) { return answer.sdp; });
}

/// For a section that is to show something later, what it will most likely be made of.
std::string house_services::likely_codec() const {
  for (const auto& share : room_->value("shares", nlohmann::json::object()))
    if (auto codec = share.value("codec", std::string{}); !codec.empty() && codec != "opus")
      return codec;
  const auto order = codec_order(configured_codecs_, *room_);
  return order.empty() ? std::string{} : order.front();
}

view_source house_services::source_of(const share_id& share) const {
  if (share.empty())
    return {share, {}, likely_codec()};
  auto owner = owners_.find(share);
  const auto shares = room_->value("shares", nlohmann::json::object());
  const auto known = shares.value(share.str(), nlohmann::json::object());
  return {share,
          owner == owners_.end() ? share_owner_actor{} : owner->second,
          known.value("codec", std::string{})};
}

void house_services::open_view(const peer_id& peer,
                               std::string offer,
                               std::map<std::string, share_id> shares,
                               const std::set<std::string>& resting,
                               reply<view_answer> then) {
  tessera::open_view what{peer, {}, std::move(offer), {}, self_};
  for (const auto& [mid, share] : shares) {
    auto& source = what.sources[mid] = source_of(share);
    source.rests = resting.contains(mid);
  }
  open_with_agent<view_answer>(std::move(what), std::move(then), std::identity{});
}

void house_services::set_view(const peer_id& peer,
                              const std::string& mid,
                              const share_id& share,
                              reply<nothing> then) {
  auto source = share.empty() ? view_source{} : source_of(share);
  ask<done>(house_.media,
            timeouts::peer,
            tessera::set_view{peer, mid, std::move(source)},
            std::move(then),
            [](done) { return nothing{}; });
}

void house_services::viewed(share_viewed what) {
  if (house_.meeting)
    self_->send(house_.meeting, std::move(what));
}

void house_services::renew_peer(const peer_id& peer,
                                std::string offer,
                                std::map<std::string, share_id> shares,
                                reply<std::string> then) {
  ask<peer_answer>(house_.media,
                   timeouts::peer,
                   tessera::renew_peer{peer,
                                       std::move(offer),
                                       std::move(shares),
                                       codec_order(configured_codecs_, *room_)},
                   std::move(then),
                   [](const peer_answer& answer) { return answer.sdp; });
}

void house_services::remote_candidate(tessera::remote_candidate what) {
  if (house_.ice)
    self_->send(house_.ice, std::move(what));
}

void house_services::close_peer(const peer_id& peer) {
  if (house_.media)
    self_->send(house_.media, tessera::close_peer{peer});
  if (house_.ice)
    self_->send(house_.ice, close_agent{peer});
}

void house_services::health(reply<house_health> then) {
  ask<house_health>(
      house_.supervisor, timeouts::watchdog, get_health{}, std::move(then), std::identity{});
}

void house_services::later(std::chrono::milliseconds delay, std::function<void()> work) {
  auto slot = timers_.emplace(timers_.end());
  *slot = net::call_after(network_, delay, [this, slot, work = std::move(work)] {
    auto run = work; // the slot owns this very closure
    timers_.erase(slot);
    run();
  });
}

} // namespace tessera::signalling
