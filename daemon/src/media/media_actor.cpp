// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/media_actor.hpp"

#include "base/log.hpp"
#include "media/media_desk.hpp"
#include "media/view_desk.hpp"

#include <tessera/messages/error.hpp>

#include <map>
#include <set>
#include <utility>
#include <vector>

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
  ice_actor ice;
  std::map<peer_id, peer_watcher_actor> watchers;
  std::set<caf::actor_addr> monitored; ///< the watchers, each once
  std::shared_ptr<media_desk> desk;
  std::shared_ptr<view_desk> views;
  bool ticking = false;

  void keep_ticking() {
    if (std::exchange(ticking, desk->busy() || views->busy()) || !ticking)
      return;
    self->delayed_send(self, rhythm, tick{});
  }

  /// A share lives as long as its meeting: the next one knows nothing of it, and may use its id.
  void settle(const house_changed& house) {
    ice = house.ice;
    if (meeting == house.meeting)
      return;
    if (meeting && (desk->busy() || views->busy())) {
      topic.warning("the meeting is gone; its shares are over");
      desk->drop_everything(end_reason::connection_lost);
      views->drop_everything();
      watchers.clear();
    }
    meeting = house.meeting;
  }

  void watch(const peer_id& peer, const peer_watcher_actor& watcher) {
    watchers[peer] = watcher;
    if (monitored.insert(watcher.address()).second)
      self->monitor(watcher);
  }

  /// Nobody would ever close these peers.
  void forget(const caf::actor_addr& gone) {
    monitored.erase(gone);
    std::vector<peer_id> orphans;
    for (const auto& [peer, watcher] : watchers)
      if (watcher == gone)
        orphans.push_back(peer);
    for (const auto& peer : orphans) {
      topic.warning("{}: its door is gone", peer.str());
      watchers.erase(peer);
      desk->lose(peer, end_reason::door_failed);
      views->close(peer);
    }
  }

  caf::result<lane_attached> attach(const attach_reader& what) {
    if (what.writer)
      if (auto attached = desk->attach(what.share, std::move(*what.writer)); !attached)
        return to_caf(attached.error());
    keep_ticking();
    return lane_attached{};
  }

  caf::typed_response_promise<peer_answer> open(const open_peer& what);
  caf::typed_response_promise<view_answer> open(const open_view& what);
  caf::typed_response_promise<peer_answer> renew(const renew_peer& what);

  /// The share may be ours or a plugin's: its owner hands out its lane.
  void attach_for_views(const view_source& source, unique_fd writer) {
    if (!source.owner)
      return views->lose(source.share);
    auto handle = std::make_shared<unique_fd>(std::move(writer));
    self->request(source.owner, timeouts::meeting, attach_reader{source.share, std::move(handle)})
        .then([](const lane_attached&) {},
              [this, share = source.share](const caf::error& why) {
                topic.info("{} cannot be watched: {}", share.str(), from_caf(why).message());
                views->lose(share);
              });
  }

  void view_progressed(view_progress what) {
    if (auto found = watchers.find(what.peer); found != watchers.end())
      self->send(found->second, std::move(what));
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
          [weak](const share_id& share, end_reason why) {
            if (auto me = weak.lock())
              me->share_over(share, why);
          },
          [weak](const peer_id& peer, const std::string& why) {
            if (auto me = weak.lock())
              me->peer_failed(peer, why);
          },
          [weak](const peer_id& peer, bool silent) {
            if (auto me = weak.lock(); me && me->ice)
              me->self->send(me->ice, peer_silent{peer, silent});
          },
          [weak](const peer_id& peer) {
            if (auto me = weak.lock(); me && me->ice)
              me->self->send(me->ice, renew_agent{peer});
          },
          [weak](const share_heard& what) {
            if (auto me = weak.lock(); me && me->meeting)
              me->self->send(me->meeting, what);
          }};
}

view_events view_events_of(const std::weak_ptr<media_state>& weak) {
  return {[weak](const view_source& source, unique_fd writer) {
            if (auto me = weak.lock())
              me->attach_for_views(source, std::move(writer));
          },
          [weak](view_progress what) {
            if (auto me = weak.lock())
              me->view_progressed(std::move(what));
          },
          [weak](const peer_id& peer, const std::string& why) {
            if (auto me = weak.lock())
              me->peer_failed(peer, why);
          },
          [weak](const peer_id& peer) {
            if (auto me = weak.lock(); me && me->ice)
              me->self->send(me->ice, renew_agent{peer});
          }};
}

/// Turns a desk's answer into the actor's.
template <class Answer>
auto deliver(caf::typed_response_promise<Answer> promise, const peer_id& peer) {
  return [promise, peer](auto answer) mutable {
    if (answer) {
      promise.deliver(Answer{*std::move(answer)});
      return;
    }
    topic.info("{}: {}", peer.str(), answer.error().message());
    promise.deliver(to_caf(answer.error()));
  };
}

caf::typed_response_promise<peer_answer> media_state::open(const open_peer& what) {
  auto promise = self->make_response_promise<peer_answer>();
  const bool fresh = watchers.count(what.peer) == 0;
  if (fresh)
    watch(what.peer, what.watcher);
  desk->open({what.peer, what.agent.object, what.offer, what.shares, what.codecs},
             deliver(promise, what.peer));
  if (fresh && !desk->knows(what.peer))
    watchers.erase(what.peer);
  keep_ticking();
  return promise;
}

caf::typed_response_promise<view_answer> media_state::open(const open_view& what) {
  auto promise = self->make_response_promise<view_answer>();
  const bool fresh = watchers.count(what.peer) == 0;
  if (fresh)
    watch(what.peer, what.watcher);
  views->open({what.peer, what.agent.object, what.offer, what.sources}, deliver(promise, what.peer));
  if (fresh && !views->knows(what.peer))
    watchers.erase(what.peer);
  keep_ticking();
  return promise;
}

caf::typed_response_promise<peer_answer> media_state::renew(const renew_peer& what) {
  auto promise = self->make_response_promise<peer_answer>();
  if (views->knows(what.peer))
    views->renew(what.peer, what.offer, deliver(promise, what.peer));
  else
    desk->renew({what.peer, what.offer, what.shares, what.codecs}, deliver(promise, what.peer));
  return promise;
}

private_actor::behavior_type behave(self_pointer self, const state_ref& state) {
  auto desk = state->desk;
  self->set_down_handler([state](const caf::down_msg& down) { state->forget(down.source); });
  return {
      [state](const house_changed& house) { state->settle(house); },
      [state](const settings_changed& what) {
        state->desk->use(what.values);
        state->views->use(what.values);
      },
      [self, state](const shut_down&) {
        state->desk->shut_down();
        state->views->drop_everything();
        self->quit();
      },
      [](const check_alive&) { return alive{}; },
      [state](const attach_reader& what) { return state->attach(what); },
      [desk](const stop_share& what) { desk->stop(what.share, what.reason); },
      [state](const open_peer& what) { return state->open(what); },
      [state](const renew_peer& what) { return state->renew(what); },
      [state](const open_view& what) { return state->open(what); },
      [state](const set_view& what) -> caf::result<done> {
        if (auto set = state->views->set(what.peer, what.mid, what.source); !set)
          return to_caf(set.error());
        return done{};
      },
      [state](const add_candidate& what) {
        state->desk->add_candidate(what.peer, what.mline, what.candidate);
        state->views->add_candidate(what.peer, what.mline, what.candidate);
      },
      [state, desk](const close_peer& what) {
        state->watchers.erase(what.peer);
        desk->close(what.peer);
        state->views->close(what.peer);
      },
      [state, desk](const tick&) {
        desk->tick();
        state->views->tick();
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
    auto post = [&where](std::function<void()> work) { where.post(std::move(work)); };
    state->desk = std::make_shared<media_desk>(values, post, events_of(state));
    state->views = std::make_shared<view_desk>(values, post, view_events_of(state));
    return behave(self, state);
  });
}

} // namespace tessera::media
