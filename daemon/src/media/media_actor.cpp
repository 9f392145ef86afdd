// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/media_actor.hpp"

#include "base/log.hpp"
#include "media/media_desk.hpp"

#include <tessera/messages/error.hpp>

#include <map>
#include <utility>

namespace tessera::media {

/// To itself, once a second while there is something to watch.
struct tick {};

} // namespace tessera::media

TESSERA_MESSAGE(tessera::media::tick)

namespace tessera::media {
namespace {

using private_actor = media_actor::extend<caf::reacts_to<tick>>;
using self_pointer = loops::loop_actor<private_actor>*;

const log_topic topic{"media"};
constexpr std::chrono::seconds rhythm{1};

struct media_state {
  self_pointer self;
  meeting_actor meeting;
  std::map<peer_id, peer_watcher_actor> watchers;
  std::shared_ptr<media_desk> desk;
  bool ticking = false;

  void keep_ticking() {
    if (std::exchange(ticking, desk->busy()) || !ticking)
      return;
    self->delayed_send(self, rhythm, tick{});
  }

  void share_over(const share_id& share, end_reason why) {
    topic.info("{}: over ({})", share.str(), name_of(why));
    if (meeting)
      self->request(meeting, timeouts::meeting, end_share{share, why, std::nullopt})
          .then([](const done&) {}, [](const caf::error&) {});
  }

  void peer_failed(const peer_id& peer, const std::string& why) {
    topic.warning("{}: {}", peer.str(), why);
    if (auto found = watchers.find(peer); found != watchers.end()) {
      self->send(found->second, tessera::peer_failed{peer, why});
      watchers.erase(found);
    }
  }
};

using state_ref = std::shared_ptr<media_state>;

desk_events events_of(const std::weak_ptr<media_state>& weak) {
  return {[weak](share_progress now) {
            if (auto me = weak.lock(); me && me->meeting)
              me->self->send(me->meeting, std::move(now));
          },
          [weak](share_id share, end_reason why) {
            if (auto me = weak.lock())
              me->share_over(share, why);
          },
          [weak](peer_id peer, std::string why) {
            if (auto me = weak.lock())
              me->peer_failed(peer, why);
          }};
}

/// Turns the desk's answer into the actor's.
peer_connection::on_answer deliver(caf::typed_response_promise<peer_answer> promise,
                                   const peer_id& peer) {
  return [promise, peer](result<std::string> answer) mutable {
    if (answer) {
      promise.deliver(peer_answer{*std::move(answer)});
      return;
    }
    topic.info("{}: {}", peer.str(), answer.error().message());
    promise.deliver(to_caf(answer.error()));
  };
}

private_actor::behavior_type behave(self_pointer self, const state_ref& state) {
  auto desk = state->desk;
  return {
      [state](const house_changed& house) { state->meeting = house.meeting; },
      [desk](const settings_changed& what) { desk->use(what.values); },
      [self, desk](const shut_down&) {
        desk->shut_down();
        self->quit();
      },
      [](const check_alive&) { return alive{}; },
      [state, desk](const attach_reader& what) {
        if (what.writer)
          desk->attach(what.share, std::move(*what.writer));
        state->keep_ticking();
        return lane_attached{};
      },
      [desk](const stop_share& what) { desk->stop(what.share, what.reason); },
      [self, state, desk](const open_peer& what) {
        auto promise = self->make_response_promise<peer_answer>();
        state->watchers[what.peer] = what.watcher;
        desk->open({what.peer, what.agent.object, what.offer, what.shares, what.codecs},
                   deliver(promise, what.peer));
        state->keep_ticking();
        return promise;
      },
      [self, desk](const renew_peer& what) {
        auto promise = self->make_response_promise<peer_answer>();
        desk->renew(what.peer, what.offer, deliver(promise, what.peer));
        return promise;
      },
      [desk](const add_candidate& what) {
        desk->add_candidate(what.peer, what.mline, what.candidate);
      },
      [state, desk](const close_peer& what) {
        state->watchers.erase(what.peer);
        desk->close(what.peer);
      },
      [state, desk](const tick&) {
        desk->tick();
        state->ticking = false;
        state->keep_ticking();
      },
  };
}

} // namespace

media_actor
spawn_media(caf::actor_system& system, loops::loop& where, std::shared_ptr<const settings> values) {
  return loops::spawn_on<private_actor>(system, where, [values, &where](auto* self) {
    auto state = std::make_shared<media_state>();
    state->self = self;
    state->desk = std::make_shared<media_desk>(
        values,
        [&where](std::function<void()> work) { where.post(std::move(work)); },
        events_of(state));
    return behave(self, state);
  });
}

} // namespace tessera::media
