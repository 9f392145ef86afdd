// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Several shares of one person, and what others see of them elsewhere.

#include "meeting/stage_fixture.hpp"

using namespace tessera::meeting::test;

namespace {

result<share_answer> add_camera(fixture& house, int number) {
  return house.on.open({p(number), share_kind::camera, "", {}},
                       {p(number), "P" + std::to_string(number), false},
                       at(1s));
}

} // namespace

TEST_CASE("stage: a camera beside one's own screen is not asked for", "[meeting][stage]") {
  for (auto policy : {sharing_policy::everyone, sharing_policy::ask, sharing_policy::one_at_a_time}) {
    fixture house{policy};
    house.show(1);
    auto camera = add_camera(house, 1);
    REQUIRE(camera);
    CHECK(camera->request.empty());
    CHECK(house.document()["shares"].size() == 2);
  }
}

TEST_CASE("stage: a camera of somebody who shows nothing is asked for like a screen",
          "[meeting][stage]") {
  fixture house{sharing_policy::moderated};
  auto camera = add_camera(house, 1);
  REQUIRE(camera);
  CHECK_FALSE(camera->request.empty());
}

TEST_CASE("stage: whoever takes over replaces screen and camera", "[meeting][stage]") {
  fixture house{sharing_policy::one_at_a_time, 9, 0s};
  house.show(1);
  REQUIRE(add_camera(house, 1));
  house.show(2, 2s);
  CHECK(house.document()["shares"].size() == 1);
}

TEST_CASE("stage: a camera in a corner goes where its screen goes", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  const auto screen = house.show(1);
  const auto camera = add_camera(house, 1)->share;
  const auto other = house.show(2);
  CHECK(house.document()["layout"]["focus"] != camera.str());
  layout_wish full;
  full.full = other;
  REQUIRE(house.on.arrange(full));
  const auto room = house.document();
  for (const auto& [id, share] : room["shares"].items())
    CHECK(share["wish"]["fps"].get<int>() == (id == other.str() ? 0 : 1));
  // It has no place of its own.
  layout_wish large;
  large.focus = camera;
  CHECK(house.on.arrange(large).code() == errc::share_not_found);
}

TEST_CASE("stage: a host's pause is for all that one shows, and so is its end", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  house.show(1);
  REQUIRE(add_camera(house, 1));
  house.on.host_pauses(p(1));
  const auto paused = house.document();
  for (const auto& share : paused["shares"])
    CHECK(share["paused_by"] == "host");
  house.on.host_resumes(p(1));
  const auto resumed = house.document();
  for (const auto& share : resumed["shares"])
    CHECK(share["paused_by"] == "");
}

TEST_CASE("stage: somebody is heard, and nobody of whom nothing is shown", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  const auto share = house.show(1);
  CHECK(house.on.heard({share, true}));
  CHECK_FALSE(house.on.heard({share, true})); // no news
  CHECK(house.document()["shares"][share.str()]["speaking"] == true);
  REQUIRE(house.on.pause(share, display));
  CHECK(house.document()["shares"][share.str()]["speaking"] == false);
  CHECK_FALSE(house.on.heard({share_id{"none"}, true}));
}

TEST_CASE("stage: a hidden share that somebody watches elsewhere goes on moving", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  const auto hidden = house.show(1);
  layout_wish full;
  full.full = house.show(2);
  REQUIRE(house.on.arrange(full));
  auto fps = [&] { return house.document()["shares"][hidden.str()]["wish"]["fps"].get<int>(); };
  CHECK(fps() == 1);
  house.on.set_viewed({hidden});
  CHECK(fps() == 0);
  REQUIRE(house.on.pause(hidden, display));
  CHECK(fps() == 1);
  REQUIRE(house.on.resume(hidden, display));
  house.on.set_viewed({});
  CHECK(fps() == 1);
}

TEST_CASE("stage: a camera in a corner is asked for less, unless somebody looks at it elsewhere",
          "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  const auto screen = house.show(1);
  const auto camera = add_camera(house, 1)->share;
  auto scale = [&](const share_id& of) { return house.document()["shares"][of.str()]["wish"]["scale"].get<double>(); };
  CHECK(scale(camera) > 1);
  CHECK(scale(screen) == 1);
  house.on.set_viewed({camera});
  CHECK(scale(camera) == 1);
  house.on.set_viewed({});
  CHECK(scale(camera) > 1);
  REQUIRE(house.on.end({screen, end_reason::stopped, {}}, at(2s)));
  CHECK(scale(camera) == 1); // a tile of its own
}
