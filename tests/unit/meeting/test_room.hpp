// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/room.hpp"
#include "meeting/room_calls.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <string>

/// A room with the PIN 4829 and the host code 12345678, and those who come into it.
namespace tessera::meeting::test {

using namespace std::chrono_literals;

inline moment at(std::chrono::milliseconds since_start) {
  return {monotonic::time_point{} + 1h + since_start, 1'000'000 + since_start.count()};
}

inline room_rules rules() {
  room_rules with;
  with.name = "Oslo";
  with.pin.file_pin = secret{"4829"};
  with.host_code = secret{"12345678"};
  return with;
}

inline result<admission> knock(room& house,
                               const std::string& name,
                               const std::string& device = {},
                               std::chrono::milliseconds when = 0ms,
                               const std::string& source = "10.0.0.1") {
  return house.admit({name, house.pin().pin, "web", source, false, device}, at(when));
}

inline admission join(room& house,
                      const std::string& name,
                      const std::string& device = {},
                      std::chrono::milliseconds when = 0ms) {
  auto admitted = knock(house, name, device, when);
  REQUIRE(admitted);
  return *admitted;
}

inline result<admission> come_back(room& house,
                                   const admission& as,
                                   std::chrono::milliseconds when = 0ms,
                                   const std::string& device = {}) {
  return house.resume({as.participant, as.epoch, as.name, "web", "10.0.0.1", device}, at(when));
}

inline caller guest(const admission& who) {
  return {rpc::role_set{rpc::role::anyone} | rpc::role::guest, who.participant, who.name, "a"};
}

inline caller host() {
  return {rpc::role::host, {}, "Host", "b"};
}

inline result<nlohmann::json> call(room& house,
                                   const caller& who,
                                   const char* method,
                                   nlohmann::json params = nlohmann::json::object(),
                                   std::chrono::milliseconds when = 0ms) {
  return carry_out(
      house, {method, std::make_shared<nlohmann::json>(std::move(params)), who}, at(when));
}

inline nlohmann::json person(const room& house, const admission& who) {
  return house.render()["participants"].value(who.participant.str(), nlohmann::json::object());
}

inline bool has_notice(const room& house, const std::string& code) {
  auto document = house.render();
  for (const auto& [id, notice] : document["notices"].items()) {
    if (notice["code"] == code)
      return true;
  }
  return false;
}

} // namespace tessera::meeting::test
