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
