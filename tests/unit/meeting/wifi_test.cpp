// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "meeting/wifi.hpp"
#include "proto/room_document.hpp"
#include "support/temp_folder.hpp"
#include "test_room.hpp"

#include <string>

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;
using nlohmann::json;

namespace {

settings options(std::string name, std::string security, std::string file, bool show = false) {
  settings values;
  values.set("room.wifi_name", std::move(name));
  values.set("room.wifi_security", std::move(security));
  values.set("room.wifi_password_file", std::move(file));
  values.set("room.wifi_show_password", show);
  return values;
}

json card_of(const settings& values) {
  json card = json::object();
  render_wifi(wifi_from(values), card);
  return card;
}

struct password_file {
  tessera::test::temp_folder folder;
  std::string path = folder.path + "/wifi";
  explicit password_file(std::string_view text, unsigned mode = 0600) {
    REQUIRE(write_file(path, text, mode));
  }
};

} // namespace

TEST_CASE("wifi: the card is what the room document says", "[meeting][wifi]") {
  password_file file{"correct-horse\n"};
  CHECK(card_of(options("Guests", "wpa", file.path, true)) == json{{"wifi", "Guests"},
                                                                   {"wifi_card",
                                                                    {{"ssid", "Guests"},
                                                                     {"password", "correct-horse"},
                                                                     {"security", "WPA"},
                                                                     {"show_password", true}}}});
  auto sae = card_of(options("Guests", "sae", file.path))["wifi_card"];
  CHECK(sae["security"] == "SAE");
  CHECK(sae["show_password"] == false);
}

TEST_CASE("wifi: an open network has no password, also when a file is named", "[meeting][wifi]") {
  password_file file{"correct-horse"};
  auto card = card_of(options("Guests", "none", file.path))["wifi_card"];
  CHECK(card["security"] == "nopass");
  CHECK(card["password"] == "");
}

TEST_CASE("wifi: without a name there is no card", "[meeting][wifi]") {
  password_file file{"correct-horse"};
  CHECK(card_of(options("", "wpa", file.path)) == json{{"wifi", ""}});
  CHECK(card_of(options("", "none", "")) == json{{"wifi", ""}});
  CHECK(card_of(options("Gue\nsts", "none", "")) == json{{"wifi", ""}});
  CHECK(card_of({}) == json{{"wifi", ""}}); // no such options
}

TEST_CASE("wifi: a password that nobody can use leaves the name alone", "[meeting][wifi]") {
  const json alone{{"wifi", "Guests"}};
  for (const auto& bad : {std::string(7, 'x'),
                          std::string(64, 'x'), // as long as a key, and no hex digits
                          std::string(65, 'a'),
                          std::string{"correct\thorse"},
                          std::string{"caf\xc3\xa9-caf\xc3\xa9"},
                          std::string{}})
    CHECK(card_of(options("Guests", "wpa", password_file{bad}.path)) == alone);
  for (const auto& good : {std::string(8, 'x'), std::string(63, ' '), std::string(64, 'F')})
    CHECK(card_of(options("Guests", "wpa", password_file{good}.path)).contains("wifi_card"));
  CHECK(card_of(options("Guests", "wpa", "")) == alone);
  CHECK(card_of(options("Guests", "wpa", "/nowhere/at/all")) == alone);
}

TEST_CASE("wifi: a password that everybody may read is not taken", "[meeting][wifi][attack]") {
  password_file file{"correct-horse", 0644};
  CHECK(card_of(options("Guests", "wpa", file.path)) == json{{"wifi", "Guests"}});
}

TEST_CASE("wifi: the password is for the display's eyes alone", "[meeting][wifi][attack]") {
  password_file file{"correct-horse"};
  auto made = rules();
  made.wifi = wifi_from(options("Guests", "wpa", file.path, true));
  auto document = meeting::room{made, {}, at(0ms)}.render();
  CHECK(tessera::room::redact(document, tessera::room::audience::kiosk)
            .at("join_card")
            .at("wifi_card")
            .at("password") == "correct-horse");
  using tessera::room::audience;
  for (auto who : {audience::guest, audience::host, audience::admin}) {
    auto seen = tessera::room::redact(document, who);
    CHECK(seen.dump().find("correct-horse") == std::string::npos);
    CHECK(seen["join_card"]["wifi"] == "Guests"); // the name is no secret
  }
}

TEST_CASE("wifi: new rules change the card at once", "[meeting][wifi]") {
  auto made = rules();
  meeting::room house{made, {}, at(0ms)};
  (void)house.take_changed();
  CHECK(house.render()["join_card"]["wifi"] == "");
  made.wifi = wifi_from(options("Guests", "none", ""));
  house.set_rules(made, at(1s));
  CHECK(house.take_changed());
  CHECK(house.render()["join_card"]["wifi_card"]["ssid"] == "Guests");
  house.set_rules(rules(), at(2s));
  CHECK_FALSE(house.render()["join_card"].contains("wifi_card"));
}
