// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/control_protocol.hpp"
#include "plugins/known_devices.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using plugins::known_devices;

namespace {

nlohmann::json list_of(const known_devices& all) {
  auto list = nlohmann::json::array();
  all.render_into(list);
  return list;
}

} // namespace

TEST_CASE("known_devices: the admin's id leads to the door's own, once", "[plugins]") {
  known_devices all{"airplay"};
  all.add({{"own/id=", "Ada's iPhone", 1000, 2000}, {"other", "", 3, 4}});
  auto list = list_of(all);
  REQUIRE(list.size() == 2);
  CHECK(list[0]["door"] == "airplay");
  CHECK(list[0]["name"] == "Ada's iPhone");
  CHECK(list[0]["since"] == 1000);
  CHECK(list[0]["last_seen"] == 2000);
  const auto id = list[0]["id"].get<std::string>();
  CHECK(id.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK_FALSE(all.take("own/id="));
  CHECK(all.take(id) == "own/id=");
  CHECK_FALSE(all.take(id));
  CHECK(list_of(all).size() == 1);
}

TEST_CASE("known_devices: ids stay the same, and doors are told apart", "[plugins]") {
  known_devices one{"airplay"}, again{"airplay"}, other{"cast"};
  for (auto* each : {&one, &again, &other})
    each->add({{"a", "", 0, 0}});
  CHECK(list_of(one)[0]["id"] == list_of(again)[0]["id"]);
  CHECK(list_of(one)[0]["id"] != list_of(other)[0]["id"]);
}

TEST_CASE("known_devices: a door that never stops telling fills no memory", "[plugins]") {
  known_devices all{"airplay"};
  for (int i = 0; i < 10; ++i)
    all.add(std::vector<kept_device>(plugins::control::devices_a_message));
  CHECK(list_of(all).size() == plugins::control::max_kept_devices);
  all.begin();
  CHECK(list_of(all).empty());
}
