// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/offer.hpp"

#include "proto/params.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

constexpr rpc::text_limits sdp_limits{1, max_sdp_bytes};
constexpr rpc::text_limits label_limits{0, 200};
constexpr rpc::text_limits mid_limits{1, 64};
constexpr std::chrono::milliseconds renewal_pause{500};

result<offer_request::binding> read_binding(const json& value) {
  if (!value.is_object())
    return {errc::invalid_argument, "each share of an offer must be an object"};
  auto kind = rpc::text_param(value, "kind", 16);
  auto label = rpc::optional_text_param(value, "label", label_limits);
  auto share = rpc::optional_text_param(value, "share", rpc::id_limits);
  auto sound = rpc::optional_text_param(value, "sound", mid_limits);
  if (!kind || !label)
    return !kind ? std::move(kind).error() : std::move(label).error();
  if (!share || !sound)
    return !share ? std::move(share).error() : std::move(sound).error();
  offer_request::binding bound;
  if (!from_name(*kind, bound.kind))
    return {errc::invalid_argument, "kind must be screen, camera, sound, photo or video"};
  bound.label = label->value_or("");
  if (*share)
    bound.share = share_id{**share};
  bound.sound = sound->value_or("");
  if (bound.kind == share_kind::sound && !bound.sound.empty())
    return {errc::invalid_argument, "a share of sound alone is bound to its own section"};
  return bound;
}

/// One offer on its way through the house.
class run : public std::enable_shared_from_this<run> {
public:
  run(door& shared, participant_id who, offer_request wanted, std::function<void(result<json>)> done)
      : door_(shared), who_(std::move(who)), wanted_(std::move(wanted)), done_(std::move(done)) {}

  void start() {
    if (auto fault = renewal_fault())
      return done_(std::move(*fault));
    for (const auto& [mid, bound] : wanted_.shares)
      todo_.push_back(mid);
    // The last comes first: a camera or a sound beside one's own screen is not asked for.
    std::stable_partition(todo_.begin(), todo_.end(), [this](const auto& mid) {
      const auto kind = wanted_.shares.at(mid).kind;
      return kind == share_kind::camera || kind == share_kind::sound;
    });
    next_share();
  }

private:
  /// Why no further offer of this peer can be answered now, if it is one.
  [[nodiscard]] std::optional<failure> renewal_fault() const {
    if (!wanted_.peer)
      return {};
    const auto* known = door_.peers.find(*wanted_.peer, who_);
    if (known == nullptr)
      return failure{errc::not_found, "there is no such peer connection of yours", {}};
    if (known->renewing)
      return failure{
          errc::unavailable, "The offer before this one is not answered yet.", renewal_pause};
    return {};
  }

  /// What stands, stands until this one is answered.
  void renew() {
    if (auto fault = renewal_fault()) // people may have taken their time to decide
      return fail(std::move(*fault));
    const auto& peer = *wanted_.peer;
    auto all = wanted_.shares.empty() ? door_.peers.find(peer)->sections : sections();
    for (const auto& share : fresh_)
      door_.peers.bind(peer, share);
    door_.peers.set_renewing(peer, true);
    door_.house.renew_peer(peer, wanted_.sdp, all, [self = shared_from_this(), all](auto sdp) {
      self->renewed(all, std::move(sdp));
    });
  }

  void renewed(const std::map<std::string, share_id>& all, result<std::string> sdp) {
    const auto& peer = *wanted_.peer;
    door_.peers.set_renewing(peer, false);
    if (!sdp) {
      for (const auto& share : fresh_)
        [[maybe_unused]] auto emptied = door_.peers.unbind(share);
      return fail(std::move(sdp).error());
    }
    if (door_.peers.find(peer) == nullptr)
      return fail({errc::share_not_found, {}, {}});
    door_.peers.settle(peer, all);
    finish(peer, *sdp);
  }

  void next_share() {
    if (todo_.empty())
      return wanted_.peer ? renew() : open_peer();
    auto mid = todo_.back();
    todo_.pop_back();
    const auto& bound = wanted_.shares.at(mid);
    if (bound.share && goes_on(mid, *bound.share))
      return next_share();
    if (bound.share && wanted_.peer) // a share that somebody ended is not begun again by this
      return fail({errc::share_not_found, {}, {}});
    door_.house.open_share(who_, bound.kind, bound.label,
                           [self = shared_from_this(), mid](result<share_id> share) {
                             if (!share)
                               return self->fail(std::move(share).error());
                             self->bound_[mid] = *share;
                             self->fresh_.push_back(*share);
                             self->next_share();
                           });
  }

  /// Only if it is still there and was this participant's.
  bool goes_on(const std::string& mid, const share_id& share) {
    auto carrier = door_.peers.peer_of(share);
    if (!carrier || door_.peers.find(*carrier, who_) == nullptr)
      return false;
    if (wanted_.peer && carrier != wanted_.peer)
      return false;
    bound_[mid] = share;
    if (!wanted_.peer)
      replaced_.insert(*carrier);
    return true;
  }

  void open_peer() {
    peer_ = door_.peers.open(who_);
    for (const auto& [mid, share] : bound_) {
      [[maybe_unused]] auto emptied = door_.peers.unbind(share);
      door_.peers.bind(peer_, share);
    }
    door_.house.open_peer(peer_, wanted_.sdp, sections(), [self = shared_from_this()](auto sdp) {
      if (!sdp)
        return self->fail(std::move(sdp).error());
      if (!self->still_wanted())
        return self->fail({errc::share_not_found, {}, {}});
      self->door_.peers.settle(self->peer_, self->sections());
      self->finish(self->peer_, *sdp);
    });
  }

  /// Pictures and sound of one share are two sections.
  [[nodiscard]] std::map<std::string, share_id> sections() const {
    auto all = bound_;
    for (const auto& [mid, share] : bound_) {
      if (const auto& sound = wanted_.shares.at(mid).sound; !sound.empty())
        all[sound] = share;
    }
    return all;
  }

  /// The share or its participant may have ended while the house was at work.
  [[nodiscard]] bool still_wanted() const {
    const auto* peer = door_.peers.find(peer_);
    return peer != nullptr && std::all_of(bound_.begin(), bound_.end(), [&](const auto& one) {
             return peer->shares.contains(one.second);
           });
  }

  /// The lanes have moved to the new peer, or are over.
  void close_replaced() {
    for (const auto& old : replaced_) {
      door_.house.close_peer(old);
      door_.peers.close(old);
    }
  }

  void finish(const peer_id& peer, const std::string& sdp) {
    close_replaced();
    json shares = json::object();
    for (const auto& [mid, share] : bound_)
      shares[mid] = share.str();
    done_(json{{"peer", peer.str()}, {"sdp", sdp}, {"shares", shares}});
  }

  /// A peer that was there before goes on, with what it carried.
  void fail(failure why) {
    close_replaced();
    if (!wanted_.peer && !peer_.empty()) {
      door_.house.close_peer(peer_);
      door_.peers.close(peer_);
    }
    if (!wanted_.peer)
      for (const auto& [mid, share] : bound_)
        add_to_end(share);
    end_shares(fresh_, std::move(why));
  }

  void add_to_end(const share_id& share) {
    if (std::find(fresh_.begin(), fresh_.end(), share) == fresh_.end())
      fresh_.push_back(share);
  }

  /// One after the other, then the answer: whoever hears it finds nothing left behind.
  void end_shares(std::vector<share_id> left, failure why) {
    if (left.empty())
      return done_(std::move(why));
    auto share = left.back();
    left.pop_back();
    door_.house.end_share({share, end_reason::media_failed, {}},
                          [self = shared_from_this(), left, why](const result<nothing>&) {
                            self->end_shares(left, why);
                          });
  }

  door& door_;
  participant_id who_;
  offer_request wanted_;
  std::function<void(result<json>)> done_;
  std::vector<std::string> todo_;
  std::map<std::string, share_id> bound_;
  std::vector<share_id> fresh_; ///< opened for this offer
  std::set<peer_id> replaced_;
  peer_id peer_;
};

} // namespace

result<offer_request> read_offer(const json& params) {
  offer_request wanted;
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
      shares->size() > max_shares_an_offer)
    return {errc::invalid_argument, "shares must say for 1 to 4 media sections what they show"};
  std::set<std::string> sounds;
  for (const auto& [mid, value] : shares->items()) {
    auto checked = rpc::text_value(json(mid), "a media section's mid", mid_limits);
    auto bound = read_binding(value);
    if (!checked || !bound)
      return !checked ? std::move(checked).error() : std::move(bound).error();
    wanted.shares.emplace(std::move(*checked), std::move(*bound));
  }
  for (const auto& [mid, bound] : wanted.shares) {
    if (!bound.sound.empty() && !sounds.insert(bound.sound).second)
      return {errc::invalid_argument, "two shares have the same section for their sound"};
    if (wanted.shares.contains(bound.sound))
      return {errc::invalid_argument, "a media section is bound twice"};
  }
  return wanted;
}

void start_offer(door& shared,
                 const participant_id& who,
                 offer_request wanted,
                 std::function<void(result<json>)> done) {
  std::make_shared<run>(shared, who, std::move(wanted), std::move(done))->start();
}

} // namespace tessera::signalling
