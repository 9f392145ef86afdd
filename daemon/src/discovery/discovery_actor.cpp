// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "discovery/discovery_actor.hpp"

#include "discovery/avahi_publisher.hpp"
#include "net/host_name.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <vector>

namespace tessera::discovery {
namespace {

using actor_self = loops::loop_actor<discovery_actor>;

class announcer {
public:
  announcer(actor_self* self, loops::glib_loop& loop) : self_(self), loop_(loop) {}

  void use(const settings& values) {
    enabled_ = values.boolean("discovery.enabled");
    host_name_ = net::published_host_name(values.text("discovery.host_name"));
    publish();
  }

  void meet(const meeting_actor& meeting) {
    if (meeting == meeting_)
      return;
    meeting_ = meeting;
    if (meeting_)
      self_->send(meeting_, watch_room{caf::actor_cast<room_watcher_actor>(self_)});
  }

  void room_is(const nlohmann::json& room) {
    publication now;
    now.services = {record_of(room)};
    if (auto network = room.find("network"); network != room.end() && network->is_object()) {
      const auto addresses = network->value("addresses", nlohmann::json::object());
      for (const auto& [address, about] : addresses.items())
        now.addresses.push_back(address);
    }
    known_ = std::move(now);
    publish();
  }

  void door_offers(const publish_services& what) {
    doors_[what.door] = what.services;
    publish_doors();
  }

  void end() {
    publisher_.reset();
    of_doors_.clear();
  }

private:
  void publish() {
    publish_doors();
    if (!enabled_)
      return publisher_.reset();
    if (!publisher_)
      publisher_.emplace(loop_.context());
    auto now = known_;
    now.host_name = host_name_;
    publisher_->publish(std::move(now));
  }

  /// A connection to Avahi each: a name that is taken for one door is no other door's matter.
  void publish_doors() {
    if (!enabled_)
      return of_doors_.clear();
    for (const auto& [door, services] : doors_) {
      if (services.empty()) {
        of_doors_.erase(door);
        continue;
      }
      publication now;
      for (const auto& one : services)
        now.services.push_back({one.type, label_of(one.name, "Tessera"), one.port, one.txt});
      of_doors_.try_emplace(door, loop_.context()).first->second.publish(std::move(now));
    }
  }

  actor_self* self_;
  loops::glib_loop& loop_;
  std::map<std::string, std::vector<network_service>> doors_;
  std::map<std::string, avahi_publisher> of_doors_;
  bool enabled_ = false;
  std::string host_name_;
  publication known_;
  meeting_actor meeting_;
  std::optional<avahi_publisher> publisher_;
};

} // namespace

discovery_actor spawn_discovery(caf::actor_system& system,
                                loops::glib_loop& loop,
                                std::shared_ptr<const settings> values) {
  return loops::spawn_on<discovery_actor>(
      system, loop, [&loop, values](actor_self* self) -> discovery_actor::behavior_type {
        auto state = std::make_shared<announcer>(self, loop);
        state->use(*values);
        return {
            [state](const house_changed& house) { state->meet(house.meeting); },
            [state](const settings_changed& event) { state->use(*event.values); },
            [state, self](const shut_down&) {
              state->end();
              self->quit();
            },
            [](const check_alive&) { return alive{}; },
            [state](const room_state& event) {
              if (event.room)
                state->room_is(*event.room);
            },
            [state](const publish_services& event) { state->door_offers(event); },
            [](const share_opened&) {},
            [](const share_ended&) {},
            [](const participant_ended&) {},
        };
      });
}

} // namespace tessera::discovery
