// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/device_codes.hpp"
#include "proto/room_document.hpp"
#include "test_room.hpp"

#include <nlohmann/json.hpp>

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::meeting;
using namespace std::chrono_literals;

namespace {

moment at(std::chrono::seconds time) {
  return {monotonic::time_point{time}, 1000 * time.count()};
}

const secret pin{"4829"};

} // namespace

TEST_CASE("device_codes: the PIN itself where a device can ask for it", "[meeting][codes]") {
  device_codes codes;
  CHECK(codes.ask("airplay:a", "Ada's iPhone", pin, at(1s)) == pin);
  CHECK_FALSE(codes.made_for("airplay:a", pin)); // the PIN's own matter
  CHECK(codes.render(secret{"5555"}) ==
        nlohmann::json{{"door", "airplay"}, {"name", "Ada's iPhone"}, {"pin", "5555"}});
}

TEST_CASE("device_codes: else one for this device and no other", "[meeting][codes]") {
  device_codes codes;
  const secret long_pin{"482913"};
  const auto code = codes.ask("a", "Ada", long_pin, at(1s));
  CHECK(code.reveal().size() == 4);
  CHECK(codes.ask("a", "Ada", long_pin, at(5s)) == code); // it may be half typed
  CHECK(codes.made_for("a", code));
  CHECK_FALSE(codes.made_for("b", code));
  CHECK_FALSE(codes.made_for("a", secret{"48291"}));
  CHECK(codes.render(long_pin)["pin"] == code.reveal());
  CHECK(codes.end("a"));
  CHECK_FALSE(codes.made_for("a", code));
  CHECK_FALSE(codes.end("a"));
}

TEST_CASE("device_codes: they go after two minutes, the oldest first when there are many", "[meeting][codes]") {
  device_codes codes;
  for (int i = 0; i < 7; ++i)
    CHECK(codes.ask("s" + std::to_string(i), "x" + std::to_string(i), pin, at(std::chrono::seconds{i})) == pin);
  CHECK(codes.render(pin)["name"] == "x6");
  CHECK_FALSE(codes.end("s0")); // made room
  CHECK(codes.next_expiry() == monotonic::time_point{121s});
  CHECK_FALSE(codes.drop_old(at(120s)));
  CHECK(codes.drop_old(at(121s)));
  CHECK(codes.end("s6"));
  CHECK(codes.render(pin)["name"] == "x5");
  CHECK(codes.drop_old(at(500s)));
  CHECK(codes.render(pin).is_null());
  CHECK_FALSE(codes.next_expiry());
}

TEST_CASE("device_codes: one is for the display's eyes alone", "[meeting][codes][attack]") {
  auto with = meeting::test::rules();
  with.pin.file_pin = secret{"482913"};
  meeting::room house{with, {}, at(3600s)};
  const auto code = house.ask_code({"Ada's iPhone", "airplay:a"}, at(3600s));
  REQUIRE(code);
  using tessera::room::audience;
  const auto document = house.render();
  CHECK(tessera::room::redact(document, audience::kiosk)["pin_prompt"]["pin"] == code->reveal());
  for (auto who : {audience::guest, audience::host, audience::admin})
    CHECK_FALSE(tessera::room::redact(document, who).contains("pin_prompt"));
}
