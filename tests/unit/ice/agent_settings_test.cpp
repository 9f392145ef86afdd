// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ice/agent_settings.hpp"
#include "ice/ice_options.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace tessera;
using ice::read_agent_settings;

namespace {

settings ports(std::int64_t low, std::int64_t high) {
  const std::array<option_table, 1> tables{ice::ice_options()};
  auto values = defaults_of(tables);
  values.set("ice.port_min", low);
  values.set("ice.port_max", high);
  return values;
}

} // namespace

TEST_CASE("agent_settings: the system chooses the ports when no range is given", "[ice]") {
  auto how = read_agent_settings(ports(0, 0));
  REQUIRE(how);
  CHECK(how->port_min == 0);
  CHECK(how->port_max == 0);
}

TEST_CASE("agent_settings: one end of a port range is enough", "[ice]") {
  auto from = read_agent_settings(ports(40'000, 0));
  REQUIRE(from);
  CHECK(from->port_min == 40'000);
  CHECK(from->port_max == 65'535);
  auto to = read_agent_settings(ports(0, 50'000));
  REQUIRE(to);
  CHECK(to->port_min == 1024); // ports below need privileges
  CHECK(to->port_max == 50'000);
  auto single = read_agent_settings(ports(40'000, 40'000));
  REQUIRE(single);
  CHECK(single->port_min == single->port_max);
}

TEST_CASE("agent_settings: a range that is upside down is refused with both numbers", "[ice]") {
  auto how = read_agent_settings(ports(50'000, 40'000));
  REQUIRE_FALSE(how);
  CHECK(how.code() == errc::config_invalid);
  CHECK_THAT(how.error().message(), Catch::Matchers::Contains("50000"));
  CHECK_THAT(how.error().message(), Catch::Matchers::Contains("40000"));
}
