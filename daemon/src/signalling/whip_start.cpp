// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/whip_start.hpp"

#include "base/log.hpp"
#include "proto/ice_fragment.hpp"
#include "signalling/whip_answers.hpp"

#include <memory>
#include <utility>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

const log_topic topic{"signalling"};

/// One POST on its way through the house.
class run : public std::enable_shared_from_this<run> {
public:
  run(door& shared, whip_sessions& sessions, whip_request wanted, net::http_responder to)
      : door_(shared), sessions_(sessions), wanted_(std::move(wanted)), to_(std::move(to)) {}

  void start(const whip_caller& who) {
    admit_participant guest{
        wanted_.who.name, who.pin, door_name(), who.source, who.trusted, wanted_.who.device};
    door_.house.admit(std::move(guest),
                      [self = shared_from_this(), who](result<admission> admitted) {
                        if (!admitted)
                          return self->answer(whip_answer(admitted.error()));
                        self->enter(*admitted, who);
                      });
  }

private:
  enum class phase { waiting, asking, gathering, answered };

  void enter(const admission& admitted, const whip_caller& who) {
    session_ = sessions_.add(admitted, door_name(), who);
    session_->offer = wanted_.offer.sdp;
    session_->mids = wanted_.mids;
    session_->ufrag = wanted_.ufrag;
    session_->on_news = [self = shared_from_this()] { self->look(); };
    door_.house.later(whip_decision_time, [weak = weak_from_this()] {
      if (auto self = weak.lock())
        self->give_up();
    });
    look();
  }

  /// Something has changed.
  void look() {
    if (at_ == phase::answered)
      return;
    if (session_->over)
      return answer(whip_answer(*session_->over));
    if (at_ == phase::waiting && !session_->waiting)
      connect();
    else if (at_ == phase::gathering && session_->gathered)
      finish();
  }

  [[nodiscard]] std::string door_name() const {
    return wanted_.kind == whip_kind::whip ? "whip" : "whep";
  }

  void connect() {
    at_ = phase::asking;
    if (wanted_.kind == whip_kind::whep)
      return watch();
    start_offer(door_,
                session_->who,
                wanted_.offer,
                [self = shared_from_this()](const result<json>& made) { self->connected(made); });
  }

  void watch() {
    const auto& room = door_.house.room();
    auto share = share_to_watch(room, wanted_.who.share);
    if (!share)
      return connected(share.error());
    auto view = view_of(wanted_, room, *share);
    if (!view)
      return connected(view.error());
    session_->watched = *share;
    door_.watching.offer(
        session_->who, *view, [self = shared_from_this()](const result<json>& made) {
          self->connected(made);
        });
  }

  void connected(const result<json>& made) {
    if (!made) {
      sessions_.end(session_, made.error());
      return look();
    }
    peer_id peer{made->at("peer").get<std::string>()};
    if (session_->over) { // meanwhile
      door_.watching.forget(peer);
      door_.peers.close(peer);
      door_.house.close_peer(peer);
      return;
    }
    session_->peer = peer;
    sdp_ = made->at("sdp").get<std::string>();
    at_ = phase::gathering;
    door_.house.later(whip_gather_time, [weak = weak_from_this()] {
      auto self = weak.lock();
      if (self && self->at_ == phase::gathering)
        self->finish();
    });
    look();
  }

  void give_up() {
    if (at_ != phase::waiting && at_ != phase::asking)
      return;
    sessions_.end(
        session_,
        {errc::refused,
         at_ == phase::waiting
             ? "Nobody has let you in so far. Somebody in the room must do it; then try again."
             : "Nobody has said so far that you may show. Somebody must do it; then try again.",
         {}});
  }

  void finish() {
    auto response = whip_answer(201, {});
    response.content_type = sdp_type;
    response.body = std::make_shared<const std::string>(
        sdp::with_candidates(sdp_, session_->candidates, session_->gathered));
    response.headers.emplace_back("Location", "/" + session_->door + "/" + session_->id);
    response.headers.emplace_back("ETag", session_->etag);
    response.headers.emplace_back("Accept-Patch", fragment_type);
    add_ice_servers(response, door_.ice_servers, true);
    topic.info("{} came by {}, {} candidates of the box",
               session_->who.str(),
               session_->door,
               session_->candidates.size());
    answer(std::move(response));
  }

  void answer(net::http_response response) {
    at_ = phase::answered;
    if (session_)
      session_->on_news = nullptr;
    to_.answer(std::move(response));
  }

  door& door_;
  whip_sessions& sessions_;
  whip_request wanted_;
  net::http_responder to_;
  std::shared_ptr<whip_session> session_;
  phase at_ = phase::waiting;
  std::string sdp_;
};

} // namespace

void start_whip(door& shared,
                whip_sessions& sessions,
                whip_request wanted,
                const whip_caller& who,
                const net::http_responder& to) {
  std::make_shared<run>(shared, sessions, std::move(wanted), to)->start(who);
}

} // namespace tessera::signalling
