// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "network/network_actor.hpp"

#include "base/log.hpp"
#include "net/fd_watch.hpp"
#include "network/address_policy.hpp"

#include <optional>

namespace tessera::network {
namespace {

const log_topic topic{"network"};

// An interface that comes up says so in many messages.
constexpr std::chrono::milliseconds settle_time{500};
// Without a watch we look by ourselves.
constexpr std::chrono::milliseconds look_interval{5000};

using actor_self = loops::loop_actor<network_actor>;

class address_keeper {
public:
  address_keeper(actor_self* self, net::event_loop& network) : self_(self), network_(network) {}

  void use(const settings& values) {
    wish_ = wish_of(values);
    look();
  }

  void watch() {
    auto opened = net::address_watch::open();
    if (!opened) {
      topic.warning("{}; looking every 5 s instead", opened.error().message());
      return look_often();
    }
    watch_.emplace(std::move(*opened));
    readable_.emplace(network_, watch_->fd());
    readable_->on_readable([this] {
      if (watch_->drain())
        settle_ = net::call_after(network_, settle_time, [this] { look(); });
    });
  }

  void meet(const meeting_actor& meeting) {
    if (meeting_ == meeting)
      return;
    meeting_ = meeting;
    if (meeting_ && told_)
      self_->send(meeting_, *told_);
  }

  void end() {
    settle_.cancel();
    readable_.reset();
    watch_.reset();
  }

private:
  void look() {
    auto found = net::list_addresses();
    if (!found) {
      topic.error("{}", found.error().message());
      return;
    }
    auto now = decide(*found, wish_);
    if (told_ && same(*told_, now))
      return;
    if (!told_ || told_->primary != now.primary)
      topic.info("people are told {}",
                 now.primary.empty() ? "nothing: there is no network" : now.primary);
    told_ = std::move(now);
    if (meeting_)
      self_->send(meeting_, *told_);
  }

  void look_often() {
    settle_ = net::call_after(network_, look_interval, [this] {
      look();
      look_often();
    });
  }

  actor_self* self_;
  net::event_loop& network_;
  address_wish wish_;
  meeting_actor meeting_;
  std::optional<addresses_changed> told_;
  std::optional<net::address_watch> watch_;
  std::optional<net::fd_watch> readable_;
  net::timer settle_;
};

} // namespace

network_actor spawn_network(caf::actor_system& system,
                            loops::asio_loop& loop,
                            net::event_loop& network,
                            std::shared_ptr<const settings> values) {
  return loops::spawn_on<network_actor>(
      system, loop, [&network, values](actor_self* self) -> network_actor::behavior_type {
        auto keeper = std::make_shared<address_keeper>(self, network);
        // First the watch, then the look: nothing is missed in between.
        keeper->watch();
        keeper->use(*values);
        return {
            [keeper](const house_changed& house) { keeper->meet(house.meeting); },
            [keeper](const settings_changed& event) { keeper->use(*event.values); },
            [keeper, self](const shut_down&) {
              keeper->end();
              self->quit();
            },
            [](const check_alive&) { return alive{}; },
        };
      });
}

} // namespace tessera::network
