// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_reload.hpp"
#include "sample_tables.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::app;

TEST_CASE("reload: nothing changed means nothing to do", "[app][config]") {
  auto running = defaults_of(sample::tables);
  auto plan = plan_reload(running, running, sample::tables);
  CHECK(plan.values == running);
  CHECK(plan.live_changed.empty());
  CHECK(plan.restart_needed.empty());
}

TEST_CASE("reload: live options change, the others keep their value and are named",
          "[app][config]") {
  auto running = defaults_of(sample::tables);
  auto wanted = running;
  wanted.set("web.port", std::int64_t{443});
  wanted.set("web.name", std::string{"oslo"});
  wanted.set("log.level", std::string{"debug"});
  wanted.set("log.loud", true);
  auto plan = plan_reload(running, wanted, sample::tables);
  CHECK(plan.live_changed == std::vector<std::string>{"log.level", "web.name"});
  CHECK(plan.restart_needed == std::vector<std::string>{"log.loud", "web.port"});
  CHECK(plan.values.text("web.name") == "oslo");
  CHECK(plan.values.text("log.level") == "debug");
  CHECK(plan.values.integer("web.port") == 8443);
  CHECK_FALSE(plan.values.boolean("log.loud"));
}

TEST_CASE("reload: going back to the running value needs no restart", "[app][config]") {
  auto running = defaults_of(sample::tables);
  running.set("web.port", std::int64_t{443});
  auto wanted = defaults_of(sample::tables);
  CHECK(plan_reload(running, wanted, sample::tables).restart_needed.size() == 1);
  CHECK(plan_reload(running, running, sample::tables).restart_needed.empty());
}
