// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/signalling_actor.hpp"

#include "base/log.hpp"
#include "signalling/house_services.hpp"
#include "signalling/web_door.hpp"

#include <chrono>
#include <utility>

#include <caf/actor_system.hpp>

namespace tessera::signalling {
namespace {

const log_topic topic{"signalling"};

/// How long goodbyes may take before the connections are cut.
constexpr std::chrono::milliseconds goodbye_time{150};

using self_pointer = loops::loop_actor<signalling_actor>*;

struct signalling_state {
  signalling_state(self_pointer me, net::event_loop& loop) : self(me), network(loop), house(me, loop) {}

  self_pointer self;
  net::event_loop& network;
  house_services house;
  std::unique_ptr<web_door> web;
  meeting_actor watched;
  media_actor media;
  net::timer last_words;
  bool stopping = false;

  void settle(const house_changed& now) {
    house.set_house(now);
    if (auto former = std::exchange(media, now.media); former && !(former == now.media))
      web->lose_views();
    if (now.meeting && !(watched == now.meeting)) {
      if (std::exchange(watched, now.meeting))
        web->start_anew();
      self->send(now.meeting, watch_room{self});
      self->send(now.meeting, door_state{"web", "open", {}, true});
      say_whip(true);
    }
  }

  void use(const settings& values) {
    const bool before = web->takes_whip();
    web->apply(values);
    if (web->takes_whip() != before)
      say_whip(false);
  }

  void say_whip(bool fresh) {
    for (const char* door : {"whip", "whep"})
      if (watched)
        self->send(watched, door_state{door, web->takes_whip() ? "open" : "closed", {}, fresh});
  }

  /// The first time says goodbye, the second time ends: quit() works inside a handler only.
  void stop() {
    if (std::exchange(stopping, true))
      return self->quit();
    web->close("shutting_down");
    last_words = net::call_after(network, goodbye_time, [this] {
      self->send(caf::actor_cast<signalling_actor>(self), shut_down{});
    });
  }
};

signalling_actor::behavior_type behave(self_pointer self,
                                       net::event_loop& network,
                                       const door_maker& make_door,
                                       const std::function<void(const result<>&)>& on_listening) {
  auto state = std::make_shared<signalling_state>(self, network);
  auto* s = state.get();
  auto opened = make_door(s->house);
  if (!opened) {
    if (!on_listening)
      topic.error("{}", opened.error().message());
    self->quit(to_caf(opened.error()));
  } else {
    s->web = std::move(*opened);
  }
  if (on_listening)
    on_listening(opened ? result<>{} : result<>{opened.error()});
  return {
      [s](const house_changed& now) { s->settle(now); },
      [s](const settings_changed& what) { s->use(*what.values); },
      [s](const shut_down&) { s->stop(); },
      [](check_alive) { return alive{}; },
      [s](const room_state& what) { s->web->show(what); },
      [s](const share_opened& what) { s->house.know_owner(what); },
      [s](const share_ended& what) {
        s->web->tell(what);
        s->house.forget_owner(what.share);
      },
      [s](const participant_ended& what) { s->web->tell(what); },
      [s](const local_candidate& what) { s->web->tell(what); },
      [s](const ice_state_changed& what) { s->web->tell(what); },
      [](const pair_selected& what) {
        topic.info("peer {}: {} with {} ({}, {})", what.peer.str(), what.local, what.remote, what.kind,
                   what.protocol);
      },
      [state](const peer_failed& what) { state->web->tell(what); },
      [s](const view_progress& what) { s->web->tell(what); },
  };
}

} // namespace

signalling_actor spawn_signalling(caf::actor_system& system,
                                  loops::loop& home,
                                  net::event_loop& network,
                                  door_maker make_door,
                                  std::function<void(const result<>&)> on_listening) {
  return loops::spawn_on<signalling_actor>(
      system,
      home,
      [&network, make_door = std::move(make_door), on_listening = std::move(on_listening)](
          self_pointer self) { return behave(self, network, make_door, on_listening); });
}

signalling_actor spawn_signalling(caf::actor_system& system,
                                  loops::asio_loop& home,
                                  net::event_loop& network,
                                  start_up how) {
  auto listens = [&network, values = std::move(how.values), folder = std::move(how.web_folder)](
                     house_services& house) {
    return web_door::open(house, network, *values, folder);
  };
  return spawn_signalling(system, home, network, std::move(listens), std::move(how.on_listening));
}

} // namespace tessera::signalling
