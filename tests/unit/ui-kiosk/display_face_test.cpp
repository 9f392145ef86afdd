// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/display_face.hpp"

#include <catch2/catch.hpp>

using namespace tessera::kiosk;
using nlohmann::json;

TEST_CASE("display_face: a document without the section means the defaults", "[kiosk][display]") {
  auto face = display_face_of(json::object());
  CHECK(face == display_face{});
  CHECK(face.dim_minutes == 10);
  CHECK(face.clock);
  CHECK(face.qr);
  CHECK(display_face_of(json{}) == face);
}

TEST_CASE("display_face: settings of a wrong type count as absent", "[kiosk][display]") {
  json room{{"display",
             {{"clock", "no"},
              {"qr", 0},
              {"large_text", 1},
              {"dim_minutes", "5"},
              {"language", 7},
              {"wallpaper", json::array()}}},
            {"join_card", {{"wifi_card", "x"}}},
            {"pin_prompt", 3},
            {"update", json::array()}};
  CHECK(display_face_of(room) == display_face{});
}

TEST_CASE("display_face: minutes stay within a day", "[kiosk][display]") {
  CHECK(display_face_of({{"display", {{"dim_minutes", -4}}}}).dim_minutes == 0);
  CHECK(display_face_of({{"display", {{"dim_minutes", 1e15}}}}).dim_minutes == 24 * 60);
}

TEST_CASE("display_face: the Wi-Fi card has a code, and its password in clear unless forbidden",
          "[kiosk][display]") {
  json card{{"ssid", "Guest"}, {"password", "secret"}, {"security", "WPA"}};
  auto face = display_face_of({{"join_card", {{"wifi", "Other"}, {"wifi_card", card}}}});
  CHECK(face.wifi_name == "Guest");
  CHECK(face.wifi_password == "secret");
  CHECK(face.wifi_code == "WIFI:T:WPA;S:Guest;P:secret;;");
  card["show_password"] = false;
  face = display_face_of({{"join_card", {{"wifi_card", card}}}});
  CHECK(face.wifi_password.isEmpty());
  CHECK_FALSE(face.wifi_code.isEmpty());
}

TEST_CASE("display_face: without a card there is the name alone", "[kiosk][display]") {
  auto face = display_face_of({{"join_card", {{"wifi", "Guest"}}}});
  CHECK(face.wifi_name == "Guest");
  CHECK(face.wifi_code.isEmpty());
}

TEST_CASE("display_face: a PIN that a device asks for comes with its door and name",
          "[kiosk][display]") {
  auto face = display_face_of(
      {{"pin_prompt", {{"door", "airplay"}, {"name", "Ada's phone"}, {"pin", "4821"}}}});
  CHECK(face.prompt_door == "AirPlay");
  CHECK(face.prompt_name == "Ada's phone");
  CHECK(face.prompt_pin == "4821");
}
