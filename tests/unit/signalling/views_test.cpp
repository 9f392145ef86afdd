// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/page_fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace tessera;
using namespace tessera::signalling;
using json = nlohmann::json;

namespace {

struct fixture : page_fixture {
  fixture() {
    house.document["shares"] = {{"s8", {{"state", "live"}, {"codec", "vp9"}}},
                                {"s9", {{"state", "live"}, {"codec", "vp9"}}}};
    join();
    house.log.clear();
  }
  json watch(json shares = {{"0", "s8"}, {"1", "s8"}}) {
    return call("view.offer", {{"sdp", "v=0"}, {"shares", shares}});
  }
  std::string watched() { return watch()["result"]["peer"].get<std::string>(); }
  std::string set(const std::string& peer, const char* mid, const char* share) {
    return error_of("view.set", {{"peer", peer}, {"mid", mid}, {"share", share}});
  }
  void state(const char* share, const char* name) {
    house.document["shares"][share]["state"] = name;
    watching.show(house.document);
  }
};

using lines = std::vector<std::string>;

} // namespace

TEST_CASE("views: somebody watches a share and turns to another", "[signalling][view]") {
  fixture page;
  auto reply = page.watch();
  const auto peer = reply["result"]["peer"].get<std::string>();
  CHECK(reply["result"]["sdp"] == "v=0 view");
  CHECK(page.house.opened == std::map<std::string, share_id>{{"0", share_id{"s8"}}, {"1", share_id{"s8"}}});
  page.house.log.clear();
  CHECK(page.set(peer, "0", "s9") == "no error");
  CHECK(page.call("view.set", {{"peer", peer}, {"mid", "0"}}).contains("result"));
  CHECK(page.house.log == lines{"set " + peer + " 0 s9", "over p1 s9", "set " + peer + " 0 "});
}

TEST_CASE("views: a paused share is sent to nobody, whoever paused it", "[signalling][view]") {
  fixture page;
  const auto peer = page.watched();
  page.house.log.clear();
  page.state("s8", "paused");
  CHECK(page.house.log == lines{"set " + peer + " 0 ", "set " + peer + " 1 ", "over p1 s8"});
  page.house.log.clear();
  page.state("s8", "live");
  CHECK(page.house.log == lines{"set " + peer + " 0 s8", "set " + peer + " 1 s8"});
  page.state("s8", "weak");
  CHECK(page.house.log.size() == 2); // weak is shown
}

TEST_CASE("views: neither an offer nor a turn gets at a paused share", "[signalling][view]") {
  fixture page;
  page.house.document["shares"]["s9"]["state"] = "paused";
  const auto peer = page.watched();
  page.house.log.clear();
  CHECK(page.set(peer, "0", "s9") == "no error");
  CHECK(page.house.log.back() == "set " + peer + " 0 ");
  page.house.log.clear();
  const auto second = page.watch({{"0", "s9"}, {"1", "s8"}})["result"]["peer"].get<std::string>();
  CHECK(page.house.rests == std::set<std::string>{"0"});
  page.house.log.clear();
  page.state("s9", "live");
  CHECK(page.house.log == lines{"set " + peer + " 0 s9", "set " + second + " 0 s9"});
}

TEST_CASE("views: what is paused or goes on while a view is opened, counts once it stands",
          "[signalling][view]") {
  fixture page;
  page.house.before_answer = [&] { page.state("s8", "paused"); };
  const auto peer = page.watched();
  CHECK(page.house.log == lines{"view " + peer, "set " + peer + " 0 ", "set " + peer + " 1 ",
                                "over p1 s8"});
  page.house.before_answer = [&] { page.state("s8", "live"); };
  page.house.log.clear();
  const auto second = page.watch()["result"]["peer"].get<std::string>();
  CHECK(page.house.rests == std::set<std::string>{"0", "1"});
  CHECK(page.house.log.back() == "set " + second + " 1 s8");
}

TEST_CASE("views: a turn that is refused leaves nothing behind that nobody pauses",
          "[signalling][view][attack]") {
  fixture page;
  const auto peer = page.watched();
  page.house.log.clear();
  page.house.set_view_fails = {errc::codec_unsupported, {}, {}};
  CHECK(page.set(peer, "0", "s9") == "codec_unsupported");
  CHECK(page.house.log.back() == "set " + peer + " 0 ");
}

TEST_CASE("views: the host switches watching off, for those who watch too", "[signalling][view]") {
  fixture page;
  const auto peer = page.watched();
  page.house.log.clear();
  page.house.document["meeting"]["viewing"] = false;
  page.watching.show(page.house.document);
  CHECK(page.house.log == lines{"close " + peer, "over p1 s8"});
  CHECK(page.error_of("view.offer", {{"sdp", "v=0"}, {"shares", {{"0", "s8"}}}}) == "not_allowed");
  CHECK(page.set(peer, "0", "s9") == "not_found");
}

TEST_CASE("views: nobody watches before they are in", "[signalling][view][attack]") {
  page_fixture page;
  CHECK(page.error_of("view.offer", {{"sdp", "v=0"}, {"shares", {{"0", "s8"}}}}) == "unauthenticated");
  CHECK(page.error_of("view.set", {{"peer", "c1"}, {"mid", "0"}}) == "unauthenticated");
}

TEST_CASE("views: a view belongs to who opened it", "[signalling][view][attack]") {
  fixture page;
  const auto other = page.peers.open(participant_id{"p2"}).str();
  CHECK(page.set(other, "0", "s8") == "not_found");
  CHECK(page.error_of("view.offer", {{"peer", other}, {"sdp", "v=0"}}) == "not_found");
  // A peer of one's own that sends is no view.
  const auto mine = page.offer()["result"]["peer"].get<std::string>();
  CHECK(page.set(mine, "0", "s8") == "not_found");
  CHECK(page.error_of("view.offer", {{"peer", mine}, {"sdp", "v=0"}}) == "not_found");
}

TEST_CASE("views: a section may get its share later", "[signalling][view]") {
  fixture page;
  const auto peer = page.watch({{"0", "s8"}, {"1", ""}})["result"]["peer"].get<std::string>();
  page.house.log.clear();
  page.watching.show(page.house.document);
  CHECK(page.house.log.empty());
  CHECK(page.set(peer, "1", "s9") == "no error");
  CHECK(page.house.log == lines{"set " + peer + " 1 s9"});
}

TEST_CASE("views: nobody has a share sent many times in one view", "[signalling][view][attack]") {
  fixture page;
  const json thrice{{"0", "s8"}, {"1", "s8"}, {"2", "s8"}};
  CHECK(page.watch(thrice)["error"]["data"]["name"] == "invalid_argument");
  const auto peer =
      page.watch({{"0", "s8"}, {"1", "s8"}, {"2", ""}})["result"]["peer"].get<std::string>();
  CHECK(page.set(peer, "2", "s8") == "invalid_argument");
  CHECK(page.set(peer, "2", "s9") == "no error");
  CHECK(page.set(peer, "0", "s8") == "no error"); // as it was
}

TEST_CASE("views: one person watches on four connections at most", "[signalling][view]") {
  fixture page;
  for (std::size_t i = 0; i < views::per_participant; ++i)
    CHECK(page.watch().contains("result"));
  CHECK(page.watch()["error"]["data"]["name"] == "share_limit");
}

TEST_CASE("views: a share that is not there, and params that say nothing", "[signalling][view]") {
  fixture page;
  CHECK(page.watch({{"0", "s1"}})["error"]["data"]["name"] == "share_not_found");
  CHECK(page.watch(json::object())["error"]["data"]["name"] == "invalid_argument");
  CHECK(page.watch({{"0", 5}})["error"]["data"]["name"] == "invalid_argument");
  json many = json::object();
  for (std::size_t i = 0; i <= view_sections_max; ++i)
    many[std::to_string(i)] = "s8";
  CHECK(page.watch(many)["error"]["data"]["name"] == "invalid_argument");
  const auto peer = page.watched();
  CHECK(page.set(peer, "7", "s8") == "not_found");
  CHECK(page.set(peer, "0", "s1") == "share_not_found");
}

TEST_CASE("views: one that media refuses leaves nothing behind", "[signalling][view]") {
  fixture page;
  page.house.open_peer_fails = {errc::codec_unsupported, {}, {}};
  CHECK(page.watch()["error"]["data"]["name"] == "codec_unsupported");
  CHECK(page.peers.peers_of(participant_id{"p1"}).empty());
  CHECK(page.house.log.back() == "over p1 s8");
}

TEST_CASE("views: the meeting hears what is watched, and that nothing is any more",
          "[signalling][view]") {
  fixture page;
  const auto peer = page.watched();
  page.house.log.clear();
  page.watching.tell(view_progress{peer_id{peer}, "0", share_id{"s8"}, 30, 2000, 0, false});
  CHECK(page.house.log == lines{"viewed p1 s8"});
  CHECK(page.call("peer.close", {{"peer", peer}}).contains("result"));
  CHECK(page.house.log.back() == "close " + peer);
  CHECK(page.house.log[1] == "over p1 s8");
}

TEST_CASE("views: the figures of what is paused or over are gone, and stay gone", "[signalling][view]") {
  fixture page;
  const auto peer = page.watched();
  auto late = [&] {
    page.house.log.clear();
    page.watching.tell(view_progress{peer_id{peer}, "0", share_id{"s8"}, 30, 2000, 0, false});
    return page.house.log.empty();
  };
  CHECK_FALSE(late());
  page.state("s8", "paused");
  CHECK(page.house.log.back() == "over p1 s8");
  CHECK(late()); // it was on its way
  page.state("s8", "live");
  CHECK_FALSE(late());
  page.house.document["shares"].erase("s8");
  page.house.log.clear();
  page.watching.show(page.house.document);
  CHECK(page.house.log == lines{"over p1 s8"});
  page.watching.show(page.house.document);
  CHECK(page.house.log.size() == 1);
  CHECK(late());
}

TEST_CASE("views: a share that came back in another codec is shown when it has the old one again",
          "[signalling][view]") {
  fixture page;
  const auto peer = page.watch({{"0", "s8"}})["result"]["peer"].get<std::string>();
  auto codec = [&](const char* name) {
    page.house.log.clear();
    page.house.document["shares"]["s8"]["codec"] = name;
    page.watching.show(page.house.document);
  };
  page.state("s8", "paused");
  codec("vp8");
  CHECK(page.house.log.empty());
  page.house.set_view_fails = {errc::codec_unsupported, {}, {}};
  page.state("s8", "live");
  CHECK(page.house.log == lines{"set " + peer + " 0 s8"});
  page.house.log.clear();
  page.watching.show(page.house.document); // nothing new
  CHECK(page.house.log.empty());
  codec("h264");
  CHECK(page.house.log == lines{"set " + peer + " 0 s8"});
  page.house.set_view_fails = {errc::ok, {}, {}};
  codec("vp9");
  CHECK(page.house.log == lines{"set " + peer + " 0 s8"});
  codec("vp9");
  CHECK(page.house.log.empty());
}

TEST_CASE("views: what a device cannot decode is named, and the others are shown",
          "[signalling][view]") {
  fixture page;
  page.house.unplayable = {"0"};
  const auto made = page.watch({{"0", "s9"}, {"1", "s8"}})["result"];
  CHECK(made["unplayable"] == json{"s9"});
  const auto peer = made["peer"].get<std::string>();
  page.house.log.clear();
  page.house.document["shares"]["s9"]["codec"] = "vp8";
  page.watching.show(page.house.document);
  CHECK(page.house.log == lines{"set " + peer + " 0 s9"});
  page.house.unplayable.clear();
  CHECK(page.watch()["result"]["unplayable"] == json::array());
}

TEST_CASE("views: what went with media counts no more", "[signalling][view]") {
  fixture page;
  for (std::size_t i = 0; i < views::per_participant; ++i)
    CHECK(page.watch().contains("result"));
  const auto lost = page.watching.peers();
  REQUIRE(lost.size() == views::per_participant);
  for (const auto& peer : lost)
    page.watching.forget(peer);
  CHECK(page.watching.peers().empty());
  CHECK(page.watch().contains("result"));
}

TEST_CASE("views: people are counted, not their connections", "[signalling][view]") {
  fixture page;
  page.watching.set_people_max(2);
  for (std::size_t i = 0; i < views::per_participant; ++i)
    CHECK(page.watch().contains("result"));
  CHECK(page.watch()["error"]["data"]["name"] == "share_limit");
  auto offer_of = [&](const char* who) {
    errc told = errc::ok;
    page.watching.offer(participant_id{who}, {{}, "v=0", {{"0", share_id{"s8"}}}},
                        [&](const result<json>& made) { told = made ? errc::ok : made.code(); });
    return told;
  };
  CHECK(offer_of("p2") == errc::ok);
  CHECK(offer_of("p2") == errc::ok);
  CHECK(offer_of("p3") == errc::share_limit);
  for (const auto& peer : page.peers.peers_of(participant_id{"p2"}))
    page.watching.forget(peer);
  CHECK(offer_of("p3") == errc::ok);
}

TEST_CASE("views: only what is paused, over or turned away from is watched no more",
          "[signalling][view]") {
  fixture page;
  const auto peer = page.watch({{"0", "s8"}, {"1", "s9"}})["result"]["peer"].get<std::string>();
  auto told = [&] {
    lines all;
    for (const auto& line : page.house.log)
      if (line.starts_with("over "))
        all.push_back(line);
    page.house.log.clear();
    return all;
  };
  page.state("s8", "paused");
  CHECK(told() == lines{"over p1 s8"});
  page.watching.show(page.house.document);
  CHECK(told().empty());
  page.state("s8", "live");
  page.house.document["shares"].erase("s8");
  page.watching.show(page.house.document);
  CHECK(told() == lines{"over p1 s8"});
  CHECK(page.set(peer, "1", "") == "invalid_argument");
  CHECK(page.call("view.set", {{"peer", peer}, {"mid", "1"}}).contains("result"));
  CHECK(told() == lines{"over p1 s9"});
}

TEST_CASE("views: what goes on in another view of theirs is watched still", "[signalling][view]") {
  fixture page;
  const auto first = page.watched();
  const auto second = page.watch({{"0", "s8"}, {"1", "s9"}})["result"]["peer"].get<std::string>();
  page.house.log.clear();
  CHECK(page.call("peer.close", {{"peer", first}}).contains("result"));
  CHECK(page.house.log == lines{"close " + first});
  page.house.log.clear();
  CHECK(page.call("peer.close", {{"peer", second}}).contains("result"));
  CHECK(page.house.log == lines{"over p1 s8", "over p1 s9", "close " + second});
}

TEST_CASE("views: a pause that media does not confirm ends the view", "[signalling][view][attack]") {
  fixture page;
  const auto peer = page.watched();
  std::vector<peer_id> lost;
  page.watching.on_lost([&](const peer_id& which) { lost.push_back(which); });
  page.house.log.clear();
  SECTION("when the owner pauses") {
    page.house.rest_fails = {errc::timeout, {}, {}};
    page.state("s8", "paused");
  }
  SECTION("when it turns to a paused share") {
    page.house.document["shares"]["s9"]["state"] = "paused";
    page.house.rest_fails = {errc::unavailable, {}, {}};
    CHECK(page.set(peer, "0", "s9") == "unavailable");
  }
  SECTION("after a turn that was refused") {
    page.house.set_view_fails = {errc::codec_unsupported, {}, {}};
    page.house.rest_fails = {errc::timeout, {}, {}};
    CHECK(page.set(peer, "0", "s9") == "codec_unsupported");
  }
  CHECK_FALSE(page.watching.knows(peer_id{peer}));
  CHECK(page.peers.find(peer_id{peer}) == nullptr);
  CHECK(lost == std::vector<peer_id>{peer_id{peer}});
  CHECK(std::count(page.house.log.begin(), page.house.log.end(), "close " + peer) == 1);
}

TEST_CASE("views: one that does not come back after a pause ends, and begins anew",
          "[signalling][view]") {
  fixture page;
  const auto peer = page.watched();
  page.state("s8", "paused");
  page.house.set_view_fails = {errc::timeout, {}, {}};
  page.state("s8", "live");
  CHECK_FALSE(page.watching.knows(peer_id{peer}));
  page.house.set_view_fails = {errc::ok, {}, {}};
  CHECK(page.watch().contains("result"));
}

TEST_CASE("views: one that media does not pause while it is opened is not handed out",
          "[signalling][view][attack]") {
  fixture page;
  page.house.before_answer = [&] { page.state("s8", "paused"); };
  page.house.rest_fails = {errc::timeout, {}, {}};
  CHECK(page.watch()["error"]["data"]["name"] == "unavailable");
  CHECK(page.watching.peers().empty());
}

TEST_CASE("views: a codec that is another one since media was asked is shown",
          "[signalling][view]") {
  fixture page;
  page.house.unplayable = {"0"};
  page.house.before_answer = [&] { page.house.document["shares"]["s9"]["codec"] = "vp8"; };
  const auto made = page.watch({{"0", "s9"}, {"1", "s8"}})["result"];
  CHECK(made["unplayable"] == json{"s9"});
  CHECK(page.house.log.back() == "set " + made["peer"].get<std::string>() + " 0 s9");
}

TEST_CASE("views: sections are counted over all views of one person", "[signalling][view][attack]") {
  fixture page;
  json all = json::object();
  for (std::size_t i = 0; i < view_sections_max; ++i)
    all[std::to_string(i)] = "";
  const auto first = page.watch(all)["result"]["peer"].get<std::string>();
  CHECK(page.watch(all).contains("result")); // its successor stands beside it
  const auto refused = page.watch({{"0", ""}});
  CHECK(refused["error"]["data"]["name"] == "share_limit");
  CHECK(refused["error"]["message"].get<std::string>().find("48 sections") != std::string::npos);
  CHECK(page.call("peer.close", {{"peer", first}}).contains("result"));
  CHECK(page.watch({{"0", ""}}).contains("result"));
}
