// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ice/ice_actor.hpp"

#include "base/log.hpp"
#include "ice/agent.hpp"
#include "ice/candidate_policy.hpp"

#include <tessera/messages/error.hpp>

#include <caf/send.hpp>

#include <map>
#include <set>
#include <string>
#include <utility>

namespace tessera::ice {

/// To itself, from an agent's thread.
struct agent_news {
  peer_id peer;
  agent_event event = agent_event::gathering;
};

} // namespace tessera::ice

TESSERA_MESSAGE(tessera::ice::agent_news)

namespace tessera::ice {
namespace {

using private_actor = ice_actor::extend<caf::reacts_to<agent_news>>;
using self_pointer = loops::loop_actor<private_actor>*;

const log_topic topic{"ice"};

struct peer {
  std::unique_ptr<agent> own;
  peer_watcher_actor watcher;
  candidate_policy policy;
  ice_state state = ice_state::fresh;
};

struct ice_desk {
  self_pointer self;
  std::shared_ptr<const settings> values;
  media_actor media;
  std::map<peer_id, peer> peers;
  std::set<caf::actor_addr> monitored; ///< the watchers, each once

  void use(std::shared_ptr<const settings> now) {
    values = std::move(now);
    // Told here too, so that nobody has to wait for the first browser to hear of it.
    if (auto how = read_agent_settings(*values); !how)
      topic.error("{}", how.error().message());
  }

  void monitor(const peer_watcher_actor& watcher) {
    if (monitored.insert(watcher.address()).second)
      self->monitor(watcher);
  }

  /// Nobody would ever close these agents, and their ports stay taken.
  void forget(const caf::actor_addr& gone) {
    monitored.erase(gone);
    const auto count =
        std::erase_if(peers, [&](const auto& each) { return each.second.watcher == gone; });
    if (count != 0)
      topic.warning("the door of {} agents is gone; they are closed", count);
  }

  /// Runs on the agent's thread: nothing but sending.
  agent_events events_for(const peer_id& id, const peer_watcher_actor& watcher) const {
    auto weak = caf::actor_cast<caf::weak_actor_ptr>(self);
    return {[id, watcher](std::string text) {
              caf::anon_send(watcher, local_candidate{id, 0, {}, std::move(text)});
            },
            [id, weak](agent_event event) {
              if (auto me = caf::actor_cast<private_actor>(weak))
                caf::anon_send(me, agent_news{id, event});
            },
            [id, watcher](const pair_text& pair) {
              caf::anon_send(watcher,
                             pair_selected{id, pair.local, pair.remote, pair.kind, pair.protocol});
            }};
  }

  caf::result<ice_agent> open(const open_agent& what) {
    if (peers.count(what.peer) != 0)
      return to_caf({errc::invalid_argument, "The peer has an agent already.", {}});
    auto refuse = [&](const failure& why) {
      topic.error("{}: {}", what.peer.str(), why.message());
      return to_caf(why);
    };
    auto how = read_agent_settings(*values);
    if (!how)
      return refuse(how.error());
    auto made = agent::make(what.peer.str(), *how, events_for(what.peer, what.watcher));
    if (!made)
      return refuse(made.error());
    ice_agent out{(*made)->object()};
    peers.emplace(
        what.peer,
        peer{*std::move(made), what.watcher, candidate_policy{how->tcp}, ice_state::fresh});
    monitor(what.watcher);
    return out;
  }

  void take(const remote_candidate& what) {
    auto found = peers.find(what.peer);
    if (found == peers.end())
      return;
    auto verdict = found->second.policy.judge(what.candidate);
    if (!verdict)
      topic.debug("{}: candidate refused: {}", what.peer.str(), verdict.error().message());
    else if (*verdict == candidate_policy::verdict::pass && media)
      self->send(media, add_candidate{what.peer, what.mline, what.candidate});
  }

  void take(const agent_news& news) {
    auto found = peers.find(news.peer);
    if (found == peers.end())
      return;
    auto& [own, watcher, policy, state] = found->second;
    auto next = next_state(state, news.event);
    if (!next) {
      topic.error("{}: illegal change from {} by event {}",
                  news.peer.str(),
                  name_of(state),
                  static_cast<int>(news.event));
      return;
    }
    if (std::exchange(state, *next) != *next)
      self->send(watcher, ice_state_changed{news.peer, *next});
  }

  void take(const renew_agent& what) {
    if (auto found = peers.find(what.peer); found != peers.end())
      found->second.policy.renew();
  }

  /// libnice says nothing between a pair that works and one that has failed.
  void take(const peer_silent& what) {
    auto found = peers.find(what.peer);
    if (found == peers.end())
      return;
    const auto now = found->second.state;
    const bool works = now == ice_state::connected || now == ice_state::completed;
    if (what.silent ? works : now == ice_state::disconnected)
      take(agent_news{what.peer, what.silent ? agent_event::silent : agent_event::connected});
  }

  void close(const peer_id& id) {
    auto found = peers.find(id);
    if (found == peers.end())
      return;
    self->send(found->second.watcher, ice_state_changed{id, ice_state::closed});
    peers.erase(found);
  }
};

private_actor::behavior_type behave(self_pointer self, const std::shared_ptr<ice_desk>& desk) {
  self->set_down_handler([desk](const caf::down_msg& down) { desk->forget(down.source); });
  return {
      [desk](const house_changed& house) { desk->media = house.media; },
      [desk](const settings_changed& what) { desk->use(what.values); },
      [self, desk](const shut_down&) {
        desk->peers.clear();
        self->quit();
      },
      [](const check_alive&) { return alive{}; },
      [desk](const open_agent& what) { return desk->open(what); },
      [desk](const remote_candidate& what) { desk->take(what); },
      [desk](const renew_agent& what) { desk->take(what); },
      [desk](const peer_silent& what) { desk->take(what); },
      [desk](const close_agent& what) { desk->close(what.peer); },
      [desk](const agent_news& news) { desk->take(news); },
  };
}

} // namespace

ice_actor
spawn_ice(caf::actor_system& system, loops::loop& where, std::shared_ptr<const settings> values) {
  return loops::spawn_on<private_actor>(system, where, [values](auto* self) {
    auto desk = std::make_shared<ice_desk>();
    desk->self = self;
    desk->use(values);
    return behave(self, desk);
  });
}

} // namespace tessera::ice
