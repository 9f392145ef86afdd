// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/stage_fixture.hpp"

using namespace tessera::meeting::test;

namespace {

/// The display keeps up with half of what comes in.
void overload(fixture& house, const std::vector<share_id>& shares, std::chrono::seconds when) {
  for (const auto& id : shares) {
    house.on.progress({id, share_state::live, "", "vp9", 1920, 1080, 30, 4000, 0});
    house.on.displayed({id, 1920, 1080, 8, 22, 300}, at(when));
  }
}

/// So many pictures a second come; the display speaks of them, or not.
void pass_second(fixture& house,
                 const share_id& share,
                 std::chrono::seconds when,
                 double fps,
                 std::optional<double> shown) {
  house.on.progress({share, share_state::live, "", "vp9", 1920, 1080, fps, 4000, 0});
  if (shown)
    house.on.displayed({share, 1920, 1080, *shown, 0, 40}, at(when));
  house.on.tick(at(when));
}

} // namespace

TEST_CASE("stage: a long label is cut, not dropped", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  auto opened = house.on.open(
      {p(1), share_kind::screen, "Report " + std::string(80, 'x'), {}}, {p(1), "P1"}, at(0ms));
  REQUIRE(opened);
  auto label = house.document()["shares"][opened->share.str()]["label"].get<std::string>();
  CHECK(label == "Report " + std::string(56, 'x') + "\u2026"); // 64 characters in all
}

TEST_CASE("stage: a late answer comes as an event, and the share with it", "[meeting][stage]") {
  fixture house{sharing_policy::ask};
  house.show(1);
  auto asked = house.ask(2);
  REQUIRE(asked);
  REQUIRE_FALSE(asked->request.empty());
  CHECK(house.document()["requests"].contains(asked->request));
  REQUIRE(house.on.accept(asked->request, {false, p(1)}, at(1s)));
  auto events = house.on.take_events();
  REQUIRE(events.size() == 1);
  const auto& decided = std::get<share_decision>(events[0]);
  CHECK(decided.request == asked->request);
  REQUIRE(decided.outcome);
  CHECK(house.document()["shares"].contains(decided.outcome->str()));
  CHECK(house.document()["requests"].empty());
}

TEST_CASE("stage: a refusal is told to the one who asked and to the room", "[meeting][stage]") {
  fixture house{sharing_policy::moderated};
  auto asked = house.ask(2);
  REQUIRE(house.on.refuse(asked->request, display, at(1s)));
  auto events = house.on.take_events();
  REQUIRE(events.size() == 1);
  CHECK(std::get<share_decision>(events[0]).outcome.code() == errc::refused);
  CHECK(house.notice_codes() == std::vector<std::string>{"share_refused"});
}

TEST_CASE("stage: the countdown takes over with its reason", "[meeting][stage]") {
  fixture house{sharing_policy::one_at_a_time};
  auto first = house.show(1);
  auto asked = house.ask(2);
  REQUIRE_FALSE(asked->request.empty());
  house.on.tick(at(4s));
  CHECK(house.document()["shares"].contains(first.str()));
  REQUIRE(house.on.next_tick());
  CHECK(*house.on.next_tick() <= at(5s).at);
  house.on.tick(at(5s));
  auto events = house.on.take_events();
  REQUIRE(events.size() == 2);
  CHECK(std::get<share_ended>(events[0]).share == first);
  CHECK(std::get<share_ended>(events[0]).reason == end_reason::taken_over);
  CHECK(std::get<share_decision>(events[1]).outcome);
  CHECK(house.document()["shares"].size() == 1);
}

TEST_CASE("stage: the one who is to be replaced may refuse, or give way at once",
          "[meeting][stage]") {
  fixture house{sharing_policy::one_at_a_time};
  auto first = house.show(1);
  auto asked = house.ask(2);
  CHECK(house.on.refuse(asked->request, {false, p(3)}, at(1s)).code() == errc::not_allowed);
  REQUIRE(house.on.refuse(asked->request, {false, p(1)}, at(1s)));
  house.on.tick(at(10s));
  CHECK(house.document()["shares"].contains(first.str()));
  auto again = house.ask(3, 10s);
  REQUIRE(house.on.accept(again->request, {false, p(1)}, at(11s)));
  CHECK_FALSE(house.document()["shares"].contains(first.str()));
  CHECK(house.document()["shares"].size() == 1);
}

TEST_CASE("stage: one at a time works also where only one has room", "[meeting][stage]") {
  fixture house{sharing_policy::one_at_a_time, 1};
  house.show(1);
  auto asked = house.ask(2);
  REQUIRE(asked);
  house.on.tick(at(5s));
  CHECK(house.document()["shares"].size() == 1);
  CHECK(house.document()["shares"].begin().value()["participant"] == "p2");
}

TEST_CASE("stage: a host shows at once where nobody is replaced", "[meeting][stage]") {
  for (auto policy : {sharing_policy::ask, sharing_policy::moderated}) {
    fixture house{policy};
    REQUIRE(house.ask(1, 0ms, true));
    auto other = house.ask(2, 0ms, true);
    REQUIRE(other);
    CHECK(other->request.empty());
    CHECK(house.document()["shares"].size() == 2);
  }
}

TEST_CASE("stage: whom a host replaces sees the countdown", "[meeting][stage]") {
  fixture house{sharing_policy::one_at_a_time};
  auto first = house.show(1);
  auto asked = house.ask(2, 0ms, true);
  REQUIRE(asked);
  REQUIRE_FALSE(asked->request.empty());
  CHECK(house.on.refuse(asked->request, {false, p(1)}, at(1s)).code() == errc::not_allowed);
  CHECK(house.document()["shares"].contains(first.str()));
  house.on.tick(at(5s));
  CHECK_FALSE(house.document()["shares"].contains(first.str()));
  CHECK(house.document()["shares"].size() == 1);
}

TEST_CASE("stage: when the policy turns, all who will be replaced are warned", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  auto first = house.show(1);
  auto second = house.show(2);
  house.on.set_rules(9, {sharing_policy::one_at_a_time, 5s}, at(1s));
  CHECK(house.document()["shares"].size() == 2); // nobody has asked for their place yet
  auto asked = house.ask(3, 1s);
  REQUIRE(asked);
  CHECK(house.document()["requests"][asked->request]["replaces"] ==
        nlohmann::json{first.str(), second.str()});
  house.on.tick(at(5999ms));
  CHECK(house.document()["shares"].size() == 2);
  house.on.tick(at(6s));
  CHECK(house.document()["shares"].size() == 1);
  for (const auto& event : house.on.take_events()) {
    if (const auto* ended = std::get_if<share_ended>(&event))
      CHECK(ended->reason == end_reason::taken_over);
  }
}

TEST_CASE("stage: when nobody shows any more, who waits may show", "[meeting][stage]") {
  fixture house{sharing_policy::ask};
  auto first = house.show(1);
  auto asked = house.ask(2);
  auto later = house.ask(3, 10ms);
  REQUIRE(house.on.end({first, end_reason::stopped, p(1)}, at(1s)));
  auto document = house.document();
  REQUIRE(document["shares"].size() == 1);
  CHECK(document["shares"].begin().value()["participant"] == "p2");
  CHECK_FALSE(document["requests"].contains(asked->request));
  CHECK(document["requests"].contains(later->request)); // now P2 shows
}

TEST_CASE("stage: a question goes with the one who asked", "[meeting][stage]") {
  fixture house{sharing_policy::moderated};
  auto asked = house.ask(2);
  house.on.withdraw(p(2));
  CHECK(house.document()["requests"].empty());
  auto events = house.on.take_events();
  REQUIRE(events.size() == 1);
  CHECK(std::get<share_decision>(events[0]).outcome.code() == errc::refused);
  CHECK(house.on.accept(asked->request, display, at(1s)).code() == errc::not_found);
}

TEST_CASE("stage: nobody answers for a minute, and it is over", "[meeting][stage]") {
  fixture house{sharing_policy::moderated};
  REQUIRE(house.ask(2));
  house.on.tick(at(60s));
  auto events = house.on.take_events();
  REQUIRE(events.size() == 1);
  CHECK(std::get<share_decision>(events[0]).outcome.code() == errc::refused);
}

TEST_CASE("stage: where the display is full, a yes fails and the question stays",
          "[meeting][stage]") {
  fixture house{sharing_policy::moderated, 2};
  for (int i = 1; i <= 3; ++i)
    REQUIRE(house.ask(i));
  REQUIRE(house.on.accept("q1", display, at(1s)));
  REQUIRE(house.on.accept("q2", display, at(1s)));
  CHECK(house.on.accept("q3", display, at(1s)).code() == errc::share_limit);
  CHECK(house.document()["requests"].contains("q3"));
}

TEST_CASE("stage: nine have room, the tenth has not", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  for (int i = 1; i <= 9; ++i)
    house.show(i);
  CHECK(house.ask(10).code() == errc::share_limit);
  CHECK(house.document()["shares"].size() == 9);
}

TEST_CASE("stage: hidden and paused shares are asked for the least, at once", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  auto first = house.show(1);
  auto second = house.show(2);
  layout_wish single;
  single.mode = layout_mode::single;
  REQUIRE(house.on.arrange(single));
  CHECK(house.document()["shares"][first.str()]["wish"]["fps"] == 1);
  CHECK(house.document()["shares"][second.str()]["wish"]["fps"] == 0);
  REQUIRE(house.on.swap(first, second));
  CHECK(house.document()["layout"]["focus"] == first.str());
  CHECK(house.document()["shares"][first.str()]["wish"]["fps"] == 0);
  REQUIRE(house.on.pause(first, display));
  CHECK(house.document()["shares"][first.str()]["wish"]["fps"] == 1);
  REQUIRE(house.on.resume(first, display));
  CHECK(house.document()["shares"][first.str()]["wish"]["fps"] == 0);
}

TEST_CASE("stage: a slow display lowers the wishes and says so once", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  house.on.set_kiosk(true, true);
  std::vector<share_id> shares{house.show(1), house.show(2), house.show(3)};
  for (int second = 1; second <= 40; ++second) {
    overload(house, shares, std::chrono::seconds{second});
    house.on.tick(at(std::chrono::seconds{second}));
  }
  auto document = house.document();
  CHECK(document["load"]["state"] == "reduced");
  CHECK(document["shares"][shares[0].str()]["state"] == "weak");
  CHECK(document["shares"][shares[0].str()]["reason"] == "box");
  CHECK(document["shares"][shares[0].str()]["shown_fps"] == 8);
  CHECK(document["shares"][shares[0].str()]["dropped"] == 22);
  CHECK(document["shares"][shares[0].str()]["wish"]["fps"] > 0);
  CHECK(house.notice_codes() == std::vector<std::string>{"load_reduced"});
  CHECK(house.on.counters().pictures_dropped == 40 * 3 * 22);
  for (const auto& id : shares)
    REQUIRE(house.on.end({id, end_reason::stopped, {}}, at(41s)));
  house.on.tick(at(42s));
  CHECK(house.document()["load"]["state"] == "ok");
  CHECK_FALSE(house.on.next_tick()); // and sleeps
}

TEST_CASE("stage: a display is not blamed for what the network did", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  house.on.set_kiosk(true, true);
  auto share = house.show(1);
  for (int second = 1; second <= 40; ++second) {
    auto now = at(std::chrono::seconds{second});
    share_progress lossy{share, share_state::live, "", "vp9", 1920, 1080, 30, 4000, 0.1};
    lossy.bunched_fps = 10;
    lossy.held_ms = 420;
    house.on.progress(lossy);
    house.on.displayed({share, 1920, 1080, 19, 11, 470}, now);
    house.on.tick(now);
  }
  auto document = house.document();
  CHECK(document["load"]["state"] == "ok");
  CHECK(document["shares"][share.str()]["state"] == "live");
  CHECK(document["shares"][share.str()]["wish"]["fps"] == 0);
}

TEST_CASE("stage: without a display nothing is blamed on it", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  auto share = house.show(1);
  for (int second = 1; second <= 40; ++second) {
    house.on.progress({share, share_state::live, "", "vp9", 1920, 1080, 30, 4000, 0});
    house.on.tick(at(std::chrono::seconds{second}));
  }
  CHECK(house.document()["load"]["state"] == "ok");
  CHECK(house.document()["shares"][share.str()]["state"] == "live");
}

TEST_CASE("stage: a display that falls silent is too slow", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  house.on.set_kiosk(true, true);
  auto share = house.show(1);
  auto seen = [&] { return house.document()["shares"][share.str()]; };
  for (auto second = 1s; second <= 10s; second += 1s)
    pass_second(house, share, second, 30, 30);
  for (auto second = 11s; second <= 13s; second += 1s)
    pass_second(house, share, second, 30, {});
  CHECK(seen()["state"] == "live");
  for (auto second = 14s; second <= 16s; second += 1s)
    pass_second(house, share, second, 30, {});
  CHECK(seen()["state"] == "weak"); // three seconds after the three seconds of patience
  CHECK(seen()["reason"] == "box");
  CHECK(seen()["shown_fps"] == 0);
  for (auto second = 17s; second <= 19s; second += 1s)
    pass_second(house, share, second, 30, 30);
  CHECK(seen()["state"] == "live");
}

TEST_CASE("stage: of a still picture the display need not speak", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  house.on.set_kiosk(true, true);
  auto share = house.show(1);
  pass_second(house, share, 1s, 30, 30);
  for (auto second = 2s; second <= 60s; second += 1s)
    pass_second(house, share, second, 1, {});
  for (auto second = 61s; second <= 63s; second += 1s)
    pass_second(house, share, second, 30, {}); // its first word is on the way
  CHECK(house.document()["shares"][share.str()]["state"] == "live");
}

TEST_CASE("stage: what a display said counts no more when it starts again", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  house.on.set_kiosk(true, true);
  auto share = house.show(1);
  for (auto second = 1s; second <= 2s; second += 1s)
    pass_second(house, share, second, 30, 5);
  house.on.set_kiosk(false, false);
  house.on.set_kiosk(true, true);
  CHECK(house.document()["shares"][share.str()]["shown_fps"] == 0);
  for (auto second = 3s; second <= 5s; second += 1s)
    pass_second(house, share, second, 30, {});
  CHECK(house.document()["shares"][share.str()]["state"] == "live");
  CHECK(house.document()["load"]["state"] == "ok");
}

TEST_CASE("stage: one sample a second, kept when the share is over", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  auto share = house.show(1);
  for (int tenth = 1; tenth <= 50; ++tenth) {
    house.on.displayed({share, 1920, 1080, 30, 1, 20}, at(tenth * 100ms));
    house.on.tick(at(tenth * 100ms));
  }
  REQUIRE(house.on.end({share, end_reason::stopped, {}}, at(6s)));
  house.on.tick(at(7s));
  auto history = house.on.history(share, at(7s)).value_or(nlohmann::json{});
  const auto& samples = history["shares"][share.str()]["samples"];
  CHECK(samples.size() == 5);
  CHECK(samples[1]["dropped"] == 10); // all of that second
  house.on.start_over();
  CHECK(house.on.history(share, at(7s)).code() == errc::share_not_found); // another meeting
}

TEST_CASE("stage: figures of a share that is over are let go", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  auto share = house.show(1);
  REQUIRE(house.on.end({share, end_reason::stopped, {}}, at(0s)));
  CHECK_FALSE(house.on.progress({share, share_state::live, "", "vp9", 1, 1, 1, 1, 0}));
  house.on.displayed({share, 1, 1, 1, 1, 1}, at(0s));
  CHECK(house.document()["shares"].empty());
  CHECK(house.on.counters().pictures_dropped == 0);
}

TEST_CASE("stage: a newcomer behind another share is told of", "[meeting][stage]") {
  fixture house{sharing_policy::everyone};
  auto first = house.show(1);
  house.show(2);
  CHECK(house.notice_codes().empty()); // everybody sees it
  layout_wish full;
  full.full = first;
  REQUIRE(house.on.arrange(full));
  house.show(3);
  CHECK(house.notice_codes() == std::vector<std::string>{"share_started"});
}
