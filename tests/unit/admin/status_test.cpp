// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/status.hpp"

#include <catch2/catch.hpp>

using nlohmann::json;
using tessera::admin::render_status;
using tessera::admin::status_parts;

TEST_CASE("status: holds every key when nobody answered", "[admin]") {
  auto status = render_status({"0.1.0", {}});
  CHECK(status == json{{"version", "0.1.0"},
                       {"uptime_s", 0},
                       {"meeting", {{"id", ""}, {"url", ""}}},
                       {"kiosk", {{"state", "away"}}},
                       {"participants", 0},
                       {"shares", 0},
                       {"actors", json::object()},
                       {"network", {{"state", "none"}, {"addresses", json::object()}}},
                       {"doors", json::object()},
                       {"settings", {{"overrides", ""}, {"left_out", json::object()}}},
                       {"admin", {{"password", false}}},
                       {"plugins", json::object()}});
}

TEST_CASE("status: puts the answers together", "[admin]") {
  status_parts parts;
  parts.version = "0.1.0";
  parts.overrides = "good";
  parts.left_out = {{"web.port", "cannot listen there"}};
  parts.house = tessera::house_status{{{"media", {"restarting", 3}}}, 42};
  parts.plugins = std::make_shared<json>(json{{"example", {{"state", "running"}, {"pid", 7}}}});
  parts.room = std::make_shared<json>(
      json{{"meeting", {{"id", "0167772161"}, {"pin", "4829"}}},
           {"join_card", {{"url", "https://10.0.0.1:8443/"}}},
           {"kiosk", {{"state", "present"}, {"decoders", {"vp8"}}}},
           {"participants", {{"p1", json::object()}, {"p2", json::object()}}},
           {"shares", {{"s1", json::object()}}},
           {"network", {{"state", "up"}, {"addresses", {{"10.0.0.1", {{"interface", "eth0"}}}}}}},
           {"doors", {{"web", {{"state", "open"}}}}}});
  auto status = render_status(parts);
  CHECK(status["uptime_s"] == 42);
  CHECK(status["actors"] == json{{"media", {{"state", "restarting"}, {"restarts", 3}}}});
  CHECK(status["meeting"] == json{{"id", "0167772161"}, {"url", "https://10.0.0.1:8443/"}});
  CHECK(status["kiosk"] == json{{"state", "present"}});
  CHECK(status["participants"] == 2);
  CHECK(status["shares"] == 1);
  CHECK(status["network"]["addresses"]["10.0.0.1"]["interface"] == "eth0");
  CHECK(status["doors"]["web"]["state"] == "open");
  CHECK(status["plugins"]["example"]["pid"] == 7);
  CHECK(status["settings"]["left_out"] == json{{"web.port", "cannot listen there"}});
  CHECK(status.dump().find("4829") == std::string::npos); // never the PIN
}
