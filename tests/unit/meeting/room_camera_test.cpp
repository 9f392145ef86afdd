// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::meeting;
using namespace std::chrono_literals;

namespace {

moment at(std::chrono::milliseconds since_start) {
  return {monotonic::time_point{} + 1h + since_start, 1'000'000 + since_start.count()};
}

room_rules rules() {
  room_rules with;
  with.name = "Oslo";
  with.pin.file_pin = secret{"4829"};
  return with;
}

const open_share of_the_room{{}, share_kind::room, "Room camera", {}};

share_id offer(room& house) {
  auto answer = house.open_share(of_the_room, at(0ms));
  REQUIRE(answer);
  REQUIRE(answer->request.empty());
  return answer->share;
}

participant_id join(room& house, const char* name) {
  auto admitted = house.admit({name, secret{"4829"}, "web", "10.0.0.1"}, at(0ms));
  REQUIRE(admitted);
  return admitted->participant;
}

} // namespace

TEST_CASE("room camera: it needs nobody, and starts no meeting", "[meeting][camera]") {
  auto with = rules();
  with.sharing.policy = sharing_policy::moderated;
  with.lobby = lobby_mode::everyone;
  room house{with, {}, at(0ms)};
  auto camera = offer(house);
  auto document = house.render();
  const auto& share = document["shares"][camera.str()];
  CHECK(share["kind"] == "room");
  CHECK(share["name"] == "Oslo");
  CHECK(share["participant"] == "");
  CHECK(share["watched"] == false);
  CHECK(document["participants"].empty());
  CHECK(document["meeting"]["started_at"] == 0);
  CHECK(document["notices"].empty());
}

TEST_CASE("room camera: it has no place on the display, and takes none", "[meeting][camera]") {
  auto with = rules();
  with.shares_max = 1;
  room house{with, {}, at(0ms)};
  auto camera = offer(house);
  CHECK(house.on_stage().all().tiles().empty());
  CHECK(house.on_stage().all().shown().empty());
  auto ada = join(house, "Ada");
  auto share = house.open_share({ada, share_kind::screen, "Report", {}}, at(0ms));
  REQUIRE(share);
  CHECK(house.on_stage().all().tiles().size() == 1);
  CHECK(house.on_stage().pin(camera, true).code() == errc::share_not_found);
  CHECK(house.on_stage().swap(camera, share->share).code() == errc::share_not_found);
}

TEST_CASE("room camera: who takes over leaves it alone", "[meeting][camera]") {
  auto with = rules();
  with.sharing.policy = sharing_policy::one_at_a_time;
  room house{with, {}, at(0ms)};
  auto camera = offer(house);
  auto ada = join(house, "Ada");
  auto share = house.open_share({ada, share_kind::screen, "", {}}, at(0ms));
  REQUIRE(share);
  CHECK(share->request.empty()); // nobody shows yet, so there is nothing to count down for
  CHECK(house.render()["shares"].contains(camera.str()));
}

TEST_CASE("room camera: an empty meeting ends with it, and it stays", "[meeting][camera]") {
  auto with = rules();
  with.empty_grace = 1min;
  room house{with, {}, at(0ms)};
  auto camera = offer(house);
  auto ada = join(house, "Ada");
  house.leave(ada, at(1s));
  house.tick(at(62s));
  auto document = house.render();
  CHECK(document["meeting"]["started_at"] == 0);
  CHECK(document["shares"].contains(camera.str()));
  (void)house.take_changed();
  // It is no reason to wake up each second while nobody is there.
  CHECK_FALSE(house.on_stage().next_tick());
}

TEST_CASE("room camera: nobody else passes for the room", "[meeting][camera]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  CHECK(house.open_share({eve, share_kind::room, "Room camera", {}}, at(0ms)).code() ==
        errc::not_allowed);
  auto camera = offer(house);
  CHECK(house.open_share(of_the_room, at(0ms)).code() == errc::share_limit);
  CHECK(house.on_stage().end({camera, end_reason::stopped, eve}, at(0ms)).code() ==
        errc::not_allowed);
  CHECK(house.on_stage().pause(camera, {false, eve}).code() == errc::not_allowed);
}

TEST_CASE("room camera: a host's stop lasts until the meeting ends", "[meeting][camera]") {
  room house{rules(), {}, at(0ms)};
  auto camera = offer(house);
  join(house, "Ada");
  REQUIRE(house.stop_share(camera, at(0ms)));
  CHECK(house.open_share(of_the_room, at(1s)).code() == errc::refused);
  house.end_meeting(at(2s));
  CHECK(house.open_share(of_the_room, at(3s)));
}

TEST_CASE("room camera: its door may end it and offer it again", "[meeting][camera]") {
  room house{rules(), {}, at(0ms)};
  auto camera = offer(house);
  REQUIRE(house.on_stage().end({camera, end_reason::media_failed, {}}, at(0ms)));
  auto again = offer(house);
  CHECK(again != camera);
  auto document = house.render();
  CHECK(document["notices"].empty());
}

TEST_CASE("room camera: the document says what will come, and whether it is on",
          "[meeting][camera]") {
  room house{rules(), {}, at(0ms)};
  auto camera = offer(house);
  CHECK(house.on_stage().watched({camera, true, "vp8", 1280, 720, true}));
  auto share = house.render()["shares"][camera.str()];
  CHECK(share["watched"] == true);
  CHECK(share["state"] == "live");
  CHECK(share["codec"] == "vp8");
  CHECK(share["width"] == 1280);
  CHECK(share["sound"] == true);
  CHECK(house.on_stage().watched({camera, false, "vp8", 1280, 720, true}));
  CHECK(house.render()["shares"][camera.str()]["watched"] == false);
}

TEST_CASE("room camera: a share of the display is not watched in this sense", "[meeting][camera]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto share = house.open_share({ada, share_kind::screen, "", {}}, at(0ms));
  REQUIRE(share);
  CHECK_FALSE(house.on_stage().watched({share->share, true, "vp8", 1280, 720, true}));
  CHECK(house.render()["shares"][share->share.str()]["watched"] == false);
}

TEST_CASE("room camera: that the display does not play the room's microphone is no news",
          "[meeting][camera]") {
  room house{rules(), {}, at(0ms)};
  house.set_kiosk({true, {}, {}, ""}); // no loudspeaker
  auto camera = offer(house);
  auto ada = join(house, "Ada");
  REQUIRE(house.open_share({ada, share_kind::screen, "", {}}, at(0ms)));
  REQUIRE(house.on_stage().watched({camera, true, "vp8", 1280, 720, true}));
  for (auto passed = 1s; passed < 10s; passed += 1s)
    house.tick(at(passed));
  auto document = house.render();
  for (const auto& [id, notice] : document["notices"].items())
    CHECK(notice["code"] != "no_loudspeaker");
}

TEST_CASE("room camera: a restart of the box does not undo a host's word", "[meeting][camera]") {
  room house{rules(), {}, at(0ms)};
  auto camera = offer(house);
  join(house, "Ada");
  CHECK_FALSE(house.stored().camera_stopped);
  REQUIRE(house.on_stage().pause(camera, {true, {}}));
  CHECK(house.stored().camera_stopped);
  REQUIRE(house.stop_share(camera, at(0ms)));
  room again{rules(), house.stored(), at(1s)};
  CHECK(again.open_share(of_the_room, at(2s)).code() == errc::refused);
  again.end_meeting(at(3s));
  CHECK(again.open_share(of_the_room, at(4s)));
}
