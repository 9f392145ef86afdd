// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "stage_fixture.hpp"

namespace tessera::meeting::test {

namespace {

share_id play(fixture& f, int number) {
  auto answer = f.on.open({p(number), share_kind::sound, "Music", {}},
                          {p(number), "P" + std::to_string(number), false},
                          at(0ms));
  REQUIRE(answer);
  return answer->share;
}

share_described track(const share_id& share) {
  share_described what;
  what.share = share;
  what.title = "So What";
  what.artist = "Miles Davis";
  what.artwork = "a1";
  what.position_ms = 61'000;
  what.duration_ms = 545'000;
  return what;
}

} // namespace

TEST_CASE("stage_tracks: what a share plays is told, and is its label", "[meeting][stage]") {
  fixture f{sharing_policy::everyone};
  const auto music = play(f, 1);
  CHECK_FALSE(f.document()["shares"][music.str()].contains("plays"));
  CHECK(f.document()["shares"][music.str()]["label"] == "Music");
  CHECK(f.on.described(track(music), at(5s)));
  auto share = f.document()["shares"][music.str()];
  CHECK(share["label"] == "So What \u2013 Miles Davis");
  CHECK(share["plays"] == nlohmann::json{{"title", "So What"},
                                         {"artist", "Miles Davis"},
                                         {"album", ""},
                                         {"artwork", "a1"},
                                         {"position_ms", 61'000},
                                         {"duration_ms", 545'000},
                                         {"playing", true},
                                         {"at", at(5s).wall_ms}});
  CHECK_FALSE(f.on.described(track(share_id{"s0"}), at(5s)));
}

TEST_CASE("stage_tracks: a sender's slider is the volume of its share", "[meeting][stage]") {
  fixture f{sharing_policy::everyone};
  const auto music = play(f, 1);
  for (auto [said, shown] : {std::pair{40, 40}, {0, 0}, {1000, 100}, {-3, 0}}) {
    f.on.loudness({music, said});
    CHECK(f.document()["shares"][music.str()]["volume"] == shown);
  }
  f.on.loudness({share_id{"s0"}, 40});
}

TEST_CASE("stage_tracks: a shut port is said with the name of whose share it is",
          "[meeting][stage]") {
  fixture f{sharing_policy::everyone};
  const auto music = play(f, 1);
  f.on.blocked({share_id{"s0"}, "UDP 6000"}, at(0ms));
  CHECK(f.told.render().dump().find("UDP") == std::string::npos);
  f.on.blocked({music, "UDP 6000"}, at(0ms));
  const auto told = f.told.render().dump();
  CHECK(told.find(R"("code":"port_blocked")") != std::string::npos);
  CHECK(told.find(R"("name":"P1")") != std::string::npos);
  CHECK(told.find(R"("reason":"UDP 6000")") != std::string::npos);
}

TEST_CASE("stage_tracks: texts and times of strangers are cut to what can be shown",
          "[meeting][stage]") {
  fixture f{sharing_policy::everyone};
  auto what = track(play(f, 1));
  what.title = "a\nb\u202e" + std::string(5000, 'x');
  what.artist = "";
  what.position_ms = -5;
  what.duration_ms = std::numeric_limits<std::int64_t>::max();
  CHECK(f.on.described(what, at(0ms)));
  const auto plays = f.document()["shares"][what.share.str()]["plays"];
  const auto title = plays["title"].get<std::string>();
  CHECK(title.starts_with("a b"));
  CHECK(title.size() <= shares::max_label_bytes);
  CHECK(plays["position_ms"] == 0);
  CHECK(plays["duration_ms"] == std::numeric_limits<std::int32_t>::max());
  CHECK(f.document()["shares"][what.share.str()]["label"] == title);
  what.position_ms = 900;
  what.duration_ms = 500;
  CHECK(f.on.described(what, at(0ms)));
  CHECK(f.document()["shares"][what.share.str()]["plays"]["position_ms"] == 500);
}

TEST_CASE("stage_tracks: music has a tile, and leaves the large place to pictures",
          "[meeting][stage]") {
  fixture f{sharing_policy::everyone};
  const auto music = play(f, 1);
  CHECK(f.document()["layout"]["mode"] == "idle"); // heard, not seen
  CHECK(f.on.described(track(music), at(0ms)));
  REQUIRE(f.on.arrange({layout_mode::focus, {}, {}, {}}));
  CHECK(f.document()["layout"]["mode"] == "focus");
  CHECK(f.document()["layout"]["focus"] == music.str());
  const auto first = f.show(2), second = f.show(3);
  CHECK(f.document()["layout"]["focus"] == second.str());
  CHECK(f.on.end({second, end_reason::stopped, {}}, at(1s)));
  CHECK(f.document()["layout"]["focus"] == first.str());
  const auto late = play(f, 4);
  CHECK(f.on.described(track(late), at(2s)));
  CHECK(f.document()["layout"]["focus"] == first.str());
  REQUIRE(f.on.arrange({{}, late, {}, {}})); // who wants it large may have it
  CHECK(f.document()["layout"]["focus"] == late.str());
}

} // namespace tessera::meeting::test
