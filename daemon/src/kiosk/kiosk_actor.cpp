// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/kiosk_actor.hpp"

#include "base/log.hpp"
#include "base/memory_file.hpp"
#include "kiosk/artwork_book.hpp"
#include "kiosk/lane_book.hpp"
#include "kiosk/sockets.hpp"
#include "kiosk/thumbnail_desk.hpp"
#include "kiosk/wishes.hpp"
#include "loops/house_call.hpp"
#include "loops/rpc_ask.hpp"
#include "net/lane.hpp"
#include "net/unix_users.hpp"

#include <caf/actor_cast.hpp>
#include <caf/actor_system.hpp>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include <map>
#include <optional>
#include <utility>

namespace tessera::kiosk {
namespace {

using json = nlohmann::json;
using self_ptr = loops::loop_actor<kiosk_actor>*;

const log_topic topic{"kiosk"};

std::string group_for(const settings& values) {
  const auto& group = values.text("kiosk.group");
  if (group.empty())
    return {};
  if (auto usable = net::own_group(group); !usable) {
    topic.info("the kiosk's sockets keep tesserad's own group: {}", usable.error().message());
    return {};
  }
  return group;
}

peer_policy policy_for(const settings& values) {
  peer_policy policy{::geteuid(), {}, values.text("kiosk.user")};
  if (policy.kiosk_user.empty())
    return policy;
  if (auto uid = net::uid_of_user(policy.kiosk_user))
    policy.kiosk_uid = *uid;
  else
    topic.info("only tesserad's own user may be the display: {}", uid.error().message());
  return policy;
}

class kiosk_state : public std::enable_shared_from_this<kiosk_state> {
public:
  kiosk_state(self_ptr self, net::event_loop& network) : self_(self), network_(network) {}

  result<> listen(const settings& values) {
    sockets::handlers h;
    h.on_kiosk = [this](const auto& session) { kiosk_came(session); };
    h.on_call = [this](const auto& session, json_rpc::call call) { answer(session, call); };
    h.on_gone = [this](const std::string&) {
      thumbnails_.clear();
      announce({});
    };
    h.on_lanes_opened = [this] {
      for (const auto& order : lanes_.channel_opened())
        attach(order);
      artworks_.channel_opened();
      fetch_artworks();
    };
    h.on_lanes_closed = [this] {
      lanes_.channel_closed();
      artworks_.channel_closed();
    };
    auto both = sockets::listen(
        network_,
        {values.text("runtime_folder"), group_for(values), TESSERA_VERSION, policy_for(values)},
        std::move(h));
    if (!both)
      return std::move(both).error();
    sockets_ = *std::move(both);
    return {};
  }

  void house(const house_changed& now) {
    house_ = now;
    if (now.meeting == meeting_)
      return;
    meeting_ = now.meeting;
    // The former meeting's shares died with it.
    lanes_.clear();
    owners_.clear();
    thumbnails_.clear();
    retries_.clear();
    if (!meeting_)
      return;
    caf::strong_actor_ptr me{self_->ctrl()};
    self_->send(meeting_, watch_room{caf::actor_cast<room_watcher_actor>(me)});
    self_->send(meeting_, presence_);
  }

  void room(const room_state& now) {
    if (!now.room || !now.room->is_object())
      return;
    room_ = now.room;
    if (sockets_ && sockets_->kiosk())
      sockets_->kiosk()->show_room(*room_);
    fetch_artworks();
  }

  void opened(const share_opened& what) {
    // The room does not look at itself, nor hear its own microphone.
    if (!what.owner || what.kind == share_kind::room)
      return;
    owners_[what.share] = what.owner;
    if (auto order = lanes_.share_opened(what.share))
      attach(*order);
  }

  void ended(const share_id& share) {
    lanes_.share_ended(share);
    thumbnails_.forget(share);
    owners_.erase(share);
    retries_.erase(share);
  }

  void shut_down() {
    sockets_->bye("shutting_down");
    self_->quit();
  }

  /// `then` runs on the actor's thread, at once or later.
  void show_thumbnail(const share_id& share, thumbnail_desk::reply then) {
    if (!owners_.contains(share))
      return then(errc::share_not_found);
    if (!sockets_ || !sockets_->kiosk())
      return then({errc::unavailable, "no display is connected, so there is no picture"});
    if (thumbnails_.want(share, monotonic::now(), std::move(then))) {
      sockets_->kiosk()->notify("thumbnail.want", {{"share", share.str()}});
      plan_sweep();
    }
  }

private:
  void plan_sweep() {
    auto next = thumbnails_.sweep(monotonic::now());
    if (!next)
      return;
    auto delay = std::chrono::ceil<std::chrono::milliseconds>(*next - monotonic::now());
    sweep_ = net::call_after(network_, delay, [weak = weak_from_this()] {
      if (auto state = weak.lock())
        state->plan_sweep();
    });
  }

  void kiosk_came(const sockets::session_ptr& session) {
    thumbnails_.clear(); // the former one was asked
    // Until it says kiosk.ready, nobody knows what this one can decode.
    announce({});
    if (room_)
      session->show_room(*room_);
  }

  void announce(kiosk_presence now) {
    if (!presence_.present && !now.present)
      return;
    presence_ = std::move(now);
    if (meeting_)
      self_->send(meeting_, presence_);
  }

  void answer(const sockets::session_ptr& session, const json_rpc::call& call) {
    if (!is_wish(call.method))
      return pass_on(session, call);
    auto wanted = read_wish(call);
    if (!wanted)
      return session->answer(call.id, wanted.error());
    std::visit([&](auto& what) { carry_out(session, call.id, what); }, *wanted);
  }

  using call_id = std::optional<json>;

  void carry_out(const sockets::session_ptr& session, const call_id& id, const get_room&) {
    if (room_)
      session->answer(id, session->room_answer(*room_));
    else
      session->answer(id, errc::unavailable);
  }

  void carry_out(const sockets::session_ptr& session, const call_id& id, kiosk_presence& what) {
    if (!presence_.present)
      topic.info("the kiosk decodes {}, in hardware {}",
                 fmt::join(what.decoders, " "),
                 what.hardware.empty() ? "nothing"
                                       : fmt::format("{}", fmt::join(what.hardware, " ")));
    if (!what.sound.empty() && what.sound != presence_.sound)
      topic.info("the kiosk plays sound by {}", what.sound);
    if (what.sound.empty() && !presence_.sound.empty())
      topic.warning("the kiosk has nothing left to play sound on");
    announce(std::move(what));
    session->answer(id, json::object());
  }

  void carry_out(const sockets::session_ptr& session, const call_id& id, share_displayed& what) {
    if (meeting_)
      self_->send(meeting_, std::move(what));
    session->answer(id, json::object());
  }

  void carry_out(const sockets::session_ptr& session, const call_id& id, end_share& what) {
    topic.info("the display ends share {}: {}", what.share.str(), name_of(what.reason));
    ask<done>(session, id, what, [](const done&) { return json::object(); });
  }

  void carry_out(const sockets::session_ptr& session, const call_id& id, thumbnail_made& what) {
    auto taken = thumbnails_.take(what.share, std::move(what.jpeg), monotonic::now());
    session->answer(id, taken ? result<json>{json::object()} : result<json>{taken.error()});
  }

  void pass_on(const sockets::session_ptr& session, const json_rpc::call& call) {
    topic.debug("the display calls {}", call.method);
    caller who{rpc::role::kiosk, {}, "the display", {}};
    loops::call_house_of(
        self_,
        house_,
        call.method,
        call.params,
        std::move(who),
        [weak = std::weak_ptr{session}, id = call.id](const result<json>& outcome) {
          if (auto present = weak.lock())
            present->answer(id, outcome);
        });
  }

  template <class Answer, class Request, class Render>
  void ask(const sockets::session_ptr& session, const call_id& id, Request what, Render render) {
    loops::ask_for<Answer>(
        self_, meeting_, timeouts::meeting, std::move(what), session, id, render);
  }

  void attach(const lane_book::order& order) {
    auto pair = net::make_lane_pair();
    if (!pair)
      return try_again(order, pair.error());
    auto reader = std::make_shared<unique_fd>(std::move(pair->reader));
    auto weak = weak_from_this();
    attach_reader request{order.share, std::make_shared<unique_fd>(std::move(pair->writer))};
    self_->request(owners_[order.share], timeouts::lane, std::move(request))
        .then(
            [weak, order, reader](const lane_attached&) {
              auto state = weak.lock();
              if (state && state->lanes_.attached(order))
                state->sockets_->hand_over(order.share, std::move(*reader));
            },
            [weak, order](const caf::error& why) {
              if (auto state = weak.lock())
                state->try_again(order, from_caf(why));
            });
  }

  /// Those that the room document names and the kiosk does not have.
  void fetch_artworks() {
    if (!room_ || !house_.plugins)
      return;
    for (const auto& id : artworks_.take_missing(*room_))
      self_->request(house_.plugins, timeouts::lane, get_artwork{id})
          .then(
              [weak = weak_from_this(), id](const artwork_bytes& got) {
                if (auto state = weak.lock(); state && got.bytes)
                  state->hand_over_artwork(id, *got.bytes);
              },
              // Its share is over, or plays something else by now, and nobody names it any more; or
              // whoever has it was not there, and it is asked for with the next document.
              [weak = weak_from_this(), id](const caf::error&) {
                if (auto state = weak.lock())
                  state->artworks_.failed(id);
              });
  }

  void hand_over_artwork(const std::string& id, const std::string& bytes) {
    auto file = make_memory_file(bytes);
    if (file)
      sockets_->hand_over_artwork(id, *std::move(file));
    else
      topic.warning("an artwork is not shown: {}", file.error().message());
  }

  void try_again(const lane_book::order& order, const failure& why) {
    auto delay = lanes_.failed(order);
    if (!delay)
      return;
    topic.warning("no lane for share {}: {}", order.share.str(), why.message());
    retries_[order.share] = net::call_after(network_, *delay, [weak = weak_from_this(), order] {
      auto state = weak.lock();
      if (!state)
        return;
      if (auto next = state->lanes_.retry(order))
        state->attach(*next);
    });
  }

  self_ptr self_;
  net::event_loop& network_;
  house_changed house_;
  meeting_actor meeting_;
  std::shared_ptr<const json> room_;
  thumbnail_desk thumbnails_;
  net::timer sweep_;
  kiosk_presence presence_;
  lane_book lanes_;
  artwork_book artworks_;
  std::map<share_id, share_owner_actor> owners_;
  std::map<share_id, net::timer> retries_;
  std::unique_ptr<sockets> sockets_; // goes first: its handlers use the rest
};

} // namespace

kiosk_actor spawn_kiosk(caf::actor_system& system,
                        loops::asio_loop& where,
                        net::event_loop& network,
                        std::shared_ptr<const settings> values) {
  return loops::spawn_on<kiosk_actor>(
      system, where, [&network, values = std::move(values)](self_ptr self) {
        auto state = std::make_shared<kiosk_state>(self, network);
        if (auto listening = state->listen(*values); !listening) {
          topic.error("nothing can be shown on the display: {}", listening.error().message());
          self->quit(to_caf(listening.error()));
        }
        return kiosk_actor::behavior_type{
            [state](const house_changed& now) { state->house(now); },
            [](const settings_changed&) {},
            [state](const shut_down&) { state->shut_down(); },
            [](check_alive) { return alive{}; },
            [state](const room_state& now) { state->room(now); },
            [state](const share_opened& what) { state->opened(what); },
            [state](const share_ended& what) { state->ended(what.share); },
            [](const participant_ended&) {},
            [state, self](const get_thumbnail& what) -> caf::result<thumbnail> {
              auto promise = self->make_response_promise<thumbnail>();
              state->show_thumbnail(what.share,
                                    [promise](const result<thumbnail_desk::picture>& made) mutable {
                                      if (made)
                                        promise.deliver(thumbnail{*made});
                                      else
                                        promise.deliver(to_caf(made.error()));
                                    });
              return promise;
            },
        };
      });
}

} // namespace tessera::kiosk
