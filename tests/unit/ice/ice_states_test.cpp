// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ice/ice_states.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using ice::agent_event;
using ice::next_state;

TEST_CASE("ice_states: goes the usual way from fresh to completed", "[ice]") {
  auto state = ice_state::fresh;
  auto step = [&](agent_event event) {
    auto next = next_state(state, event);
    REQUIRE(next);
    return state = *next;
  };
  CHECK(step(agent_event::gathering) == ice_state::fresh);
  CHECK(step(agent_event::checking) == ice_state::checking);
  CHECK(step(agent_event::connected) == ice_state::connected);
  CHECK(step(agent_event::ready) == ice_state::completed);
  CHECK(step(agent_event::silent) == ice_state::disconnected);
  CHECK(step(agent_event::ready) == ice_state::completed);
}

TEST_CASE("ice_states: an ICE restart checks again after a failure", "[ice]") {
  CHECK(next_state(ice_state::checking, agent_event::failed) == ice_state::failed);
  CHECK(next_state(ice_state::failed, agent_event::checking) == ice_state::checking);
  CHECK(next_state(ice_state::completed, agent_event::checking) == ice_state::checking);
}

TEST_CASE("ice_states: a path that is silent is disconnected until something comes again",
          "[ice]") {
  CHECK(next_state(ice_state::connected, agent_event::silent) == ice_state::disconnected);
  CHECK(next_state(ice_state::disconnected, agent_event::silent) == ice_state::disconnected);
  CHECK(next_state(ice_state::disconnected, agent_event::connected) == ice_state::connected);
  CHECK(next_state(ice_state::disconnected, agent_event::failed) == ice_state::failed);
}

TEST_CASE("ice_states: names illegal changes", "[ice]") {
  CHECK_FALSE(next_state(ice_state::fresh, agent_event::connected));
  CHECK_FALSE(next_state(ice_state::fresh, agent_event::ready));
  CHECK_FALSE(next_state(ice_state::fresh, agent_event::failed));
  CHECK_FALSE(next_state(ice_state::fresh, agent_event::silent));
  CHECK_FALSE(next_state(ice_state::checking, agent_event::silent));
  CHECK_FALSE(next_state(ice_state::failed, agent_event::silent));
}

TEST_CASE("ice_states: nothing follows closed", "[ice]") {
  for (auto event : {agent_event::gathering,
                     agent_event::checking,
                     agent_event::connected,
                     agent_event::ready,
                     agent_event::failed,
                     agent_event::silent})
    CHECK_FALSE(next_state(ice_state::closed, event));
}
