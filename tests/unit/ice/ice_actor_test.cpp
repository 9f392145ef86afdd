// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ice/ice_actor.hpp"
#include "ice/ice_options.hpp"
#include "support/house_bench.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace tessera;
using test::house_bench;

namespace {

std::shared_ptr<const settings> defaults() {
  const std::array<option_table, 1> tables{ice::ice_options()};
  return std::make_shared<settings>(defaults_of(tables));
}

/// An agent opens no socket before media starts to gather.
struct fixture : house_bench {
  ice_actor ice = ice::spawn_ice(system, loop, defaults());

  ~fixture() {
    caf::anon_send(ice, shut_down{});
    run();
  }
  errc open(const char* peer, const peer_watcher_actor& watcher) {
    return code_of<ice_agent>(ice, open_agent{peer_id{peer}, watcher});
  }
};

} // namespace

TEST_CASE("ice_actor: one agent a peer, free again after its close", "[ice][actor]") {
  fixture house;
  auto door = house.spawn_door();
  CHECK(house.open("c1", door) == errc::ok);
  CHECK(house.open("c1", door) == errc::invalid_argument);
  caf::anon_send(house.ice, close_agent{peer_id{"c1"}});
  house.run();
  CHECK(house.open("c1", door) == errc::ok);
  house.end(door);
}

TEST_CASE("ice_actor: an impossible port range is a clear refusal, until it is mended",
          "[ice][actor]") {
  fixture house;
  auto door = house.spawn_door();
  auto with_ports = [&](std::int64_t low, std::int64_t high) {
    auto values = std::make_shared<settings>(*defaults());
    values->set("ice.port_min", low);
    values->set("ice.port_max", high);
    caf::anon_send(house.ice, settings_changed{values});
    house.run();
  };
  with_ports(50'000, 40'000);
  CHECK(house.open("c1", door) == errc::config_invalid);
  with_ports(40'000, 50'000);
  CHECK(house.open("c1", door) == errc::ok);
  house.end(door);
}

TEST_CASE("ice_actor: silence says nothing of a path that has never worked", "[ice][actor]") {
  fixture house;
  auto door = house.spawn_door();
  CHECK(house.open("c1", door) == errc::ok);
  caf::anon_send(house.ice, peer_silent{peer_id{"c1"}, true});
  caf::anon_send(house.ice, peer_silent{peer_id{"c1"}, false});
  caf::anon_send(house.ice, peer_silent{peer_id{"unknown"}, true});
  house.run();
  CHECK(house.states.empty());
  caf::anon_send(house.ice, close_agent{peer_id{"c1"}});
  house.run();
  CHECK(house.states == std::vector{ice_state::closed});
  house.end(door);
}

TEST_CASE("ice_actor: the agents of a dead door are closed, those of others are not",
          "[ice][actor]") {
  fixture house;
  auto door = house.spawn_door();
  auto other = house.spawn_door();
  CHECK(house.open("c1", door) == errc::ok);
  CHECK(house.open("c2", door) == errc::ok);
  CHECK(house.open("c3", other) == errc::ok);
  house.end(door);
  auto next = house.spawn_door();
  CHECK(house.open("c1", next) == errc::ok);
  CHECK(house.open("c2", next) == errc::ok);
  CHECK(house.open("c3", next) == errc::invalid_argument);
  house.end(next);
  house.end(other);
}
