// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/options.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <limits>

using namespace tessera;
using Catch::Matchers::Contains;

namespace {

const std::array<option, 4> web{{
    {"web.port",
     option_type::integer,
     std::int64_t{8443},
     "Port.",
     option_change::restart,
     "",
     1,
     65535},
    {"web.bind", option_type::text, std::string{}, "Address.", option_change::restart, "", 0, 8},
    {"web.wait", option_type::integer, std::int64_t{5}, "Time.", option_change::live, "ms", 2},
    {"web.ratio", option_type::number, 0.5, "Part.", option_change::live, "", 0, 1},
}};
const std::array<option, 4> ice{{
    {"ice.servers",
     option_type::text_list,
     std::vector<std::string>{},
     "Servers.",
     option_change::live,
     "",
     0,
     2},
    {"ice.policy",
     option_type::choice,
     std::string{"all"},
     "What to offer.",
     option_change::live,
     "",
     INT64_MIN,
     INT64_MAX,
     {"all", "relay"}},
    {"ice.kinds",
     option_type::text_list,
     std::vector<std::string>{},
     "Which.",
     option_change::live,
     "",
     0,
     2,
     {"host", "relay"}},
    {"ice.on", option_type::boolean, true, "Whether at all."},
}};
const std::array<option_table, 2> tables{option_table{web}, option_table{ice}};

std::string fault(std::string_view key, option_value value) {
  const auto* opt = find_option(tables, key);
  REQUIRE(opt != nullptr);
  return fault_of(*opt, value).value_or("");
}

} // namespace

TEST_CASE("options: every option of all tables has its default", "[base][options]") {
  auto all = defaults_of(tables);
  CHECK(all.all().size() == web.size() + ice.size());
  CHECK(all.integer("web.port") == 8443);
  CHECK(all.text("ice.policy") == "all");
  CHECK(all.boolean("ice.on"));
  CHECK(all.number("web.ratio") == 0.5);
  CHECK(all.list("ice.servers").empty());
}

TEST_CASE("options: a slip of the pen finds the key that was meant", "[base][options]") {
  CHECK(nearest_key(tables, "web.prot") == "web.port");
  CHECK(nearest_key(tables, "wbe.port") == "web.port");
  CHECK(nearest_key(tables, "ice.server") == "ice.servers");
  CHECK_FALSE(nearest_key(tables, "completely.different"));
  CHECK_FALSE(nearest_key(tables, ""));
}

TEST_CASE("options: ranges include both ends and say the unit", "[base][options]") {
  CHECK(fault("web.port", std::int64_t{1}).empty());
  CHECK(fault("web.port", std::int64_t{65535}).empty());
  CHECK(fault("web.port", std::int64_t{0}) == "must be 1 to 65535, not 0");
  CHECK(fault("web.port", std::int64_t{65536}) == "must be 1 to 65535, not 65536");
  CHECK(fault("web.wait", std::int64_t{1}) == "must be at least 2 ms, not 1");
  CHECK(fault("web.bind", std::string(9, 'x')) == "must be 0 to 8 bytes, not 9");
  CHECK(fault("ice.servers", std::vector<std::string>(3)) == "must be 0 to 2 entries, not 3");
}

TEST_CASE("options: a fraction beyond the range is not rounded into it", "[base][options]") {
  CHECK(fault("web.ratio", 1.0).empty());
  CHECK_THAT(fault("web.ratio", 1.01), Contains("must be 0 to 1"));
  CHECK_THAT(fault("web.ratio", -0.01), Contains("must be 0 to 1"));
  CHECK_FALSE(fault("web.ratio", std::numeric_limits<double>::infinity()).empty());
  CHECK_FALSE(fault("web.ratio", std::numeric_limits<double>::quiet_NaN()).empty());
}

TEST_CASE("options: each entry of a list must be one of its choices", "[base][options]") {
  using texts = std::vector<std::string>;
  CHECK(fault("ice.kinds", texts{}).empty());
  CHECK(fault("ice.kinds", texts{"relay", "host"}).empty());
  CHECK(fault("ice.kinds", texts{"host", "vp10"}) == "must be a list of host, relay, not vp10");
  CHECK(fault("ice.kinds", texts(3, "host")) == "must be 0 to 2 entries, not 3");
  CHECK(fault("ice.servers", texts{"anything"}).empty());
}

TEST_CASE("options: a wrong type is said in words", "[base][options]") {
  CHECK(fault("web.port", std::string{"80"}) == "must be a whole number");
  CHECK(fault("ice.on", std::int64_t{1}) == "must be true or false");
  CHECK(fault("web.bind", true) == "must be a text");
  CHECK(fault("ice.servers", std::string{"a"}) == "must be a list of texts");
  CHECK(fault("web.ratio", std::int64_t{1}) == "must be a number");
  CHECK(fault("ice.policy", std::string{"some"}) == "must be one of all, relay");
}
