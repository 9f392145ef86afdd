// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "whip_fixture.hpp"

using namespace tessera;
using namespace tessera::signalling;

namespace {

struct box : whip_fixture {
  box() {
    house.document["shares"] = nlohmann::json::parse(
        R"({"s1": {"kind": "screen", "order": 2, "state": "live"},
            "s2": {"kind": "screen", "order": 1, "state": "live"},
            "s3": {"kind": "sound", "order": 3, "state": "live"}})");
    house.document["layout"] = {{"full", ""}, {"focus", ""}};
  }
  static net::http_request watch(std::string query = {},
                                 const std::string& sections = section("video", "0", "recvonly") +
                                                               section("audio", "1", "recvonly")) {
    auto what = post("4829", offer(sections), std::move(query));
    what.path = "/whep";
    return what;
  }
  std::string watched(std::string query = {}) {
    auto made = answer_to(watch(std::move(query)));
    REQUIRE(made.status == 201);
    CHECK(header(made, "Location").starts_with("/whep/"));
    return header(made, "Location");
  }
};

} // namespace

TEST_CASE("whep_door: a program sees what the display shows", "[signalling][whip]") {
  box one;
  auto made = one.answer_to(one.watch());
  CHECK(made.status == 201);
  CHECK(made.body->starts_with("v=0 view"));
  CHECK(one.house.opened ==
        std::map<std::string, share_id>{{"0", share_id{"s2"}}, {"1", share_id{"s2"}}});
  CHECK(one.house.asked.at(0).door == "whep");
  CHECK(one.house.asked.at(0).name == "WHEP");
  one.house.document["layout"]["focus"] = "s1";
  [[maybe_unused]] auto focus = one.watched();
  CHECK(one.house.opened.at("0") == share_id{"s1"});
  one.house.document["layout"]["full"] = "s2";
  [[maybe_unused]] auto full = one.watched();
  CHECK(one.house.opened.at("0") == share_id{"s2"});
}

TEST_CASE("whep_door: or the share that it asks for", "[signalling][whip]") {
  box one;
  [[maybe_unused]] auto first = one.watched("share=s1");
  CHECK(one.house.opened.at("0") == share_id{"s1"});
  [[maybe_unused]] auto second = one.watched("share=s3");
  CHECK(one.house.opened == std::map<std::string, share_id>{{"1", share_id{"s3"}}});
  CHECK(one.status_of(one.watch("share=none")) == 404);
  CHECK(one.house.did("left p3"));
  CHECK(one.status_of(one.watch("share=s3", one.section("video", "0", "recvonly"))) == 400);
}

TEST_CASE("whep_door: nothing to see is no session", "[signalling][whip]") {
  box one;
  one.house.document["shares"] = nlohmann::json::object();
  CHECK(one.status_of(one.watch()) == 404);
  CHECK(one.house.did("left p1"));
  CHECK(one.status_of(one.watch({}, one.section("video", "0", "sendonly"))) == 400);
  CHECK(one.house.asked.size() == 1);
}

TEST_CASE("whep_door: it needs a bearer as WHIP does, and ends by it", "[signalling][whip]") {
  box one;
  auto nobody = one.watch();
  std::erase_if(nobody.headers, [](const auto& each) { return each.first == "Authorization"; });
  CHECK(one.status_of(nobody) == 401);
  auto where = one.watched();
  CHECK(one.status_of(one.request("DELETE", where, "for-hosts")) == 403);
  // The id of one door is none at the other.
  CHECK(one.status_of(one.request("DELETE", "/whip/" + where.substr(6), "4829")) == 404);
  CHECK(one.status_of(one.request("DELETE", where, "4829")) == 200);
  CHECK(one.house.did("left p1"));
}

TEST_CASE("whep_door: a restart renews the view", "[signalling][whip]") {
  box one;
  auto where = one.watched();
  CHECK(one.status_of(one.patch(where, "4829", "*", one.fragment("Other"))) == 200);
  CHECK(one.house.did("renew " + one.peers.all().at(0).str()));
}

TEST_CASE("whep_door: a visit ends with what it watches", "[signalling][whip]") {
  box one;
  auto first = one.watched("share=s1");
  auto second = one.watched("share=s2");
  one.whip.tell(share_ended{share_id{"s1"}, participant_id{"p9"}, end_reason::stopped});
  CHECK(one.house.did("left p1"));
  CHECK(one.status_of(one.request("DELETE", first, "4829")) == 404);
  CHECK_FALSE(one.house.did("left p2"));
  one.whip.tell(peer_failed{one.peers.peers_of(participant_id{"p2"}).at(0), "nothing is heard"});
  CHECK(one.house.did("left p2"));
  CHECK(one.status_of(one.request("DELETE", second, "4829")) == 404);
}

TEST_CASE("whep_door: a host who switches watching off ends it", "[signalling][whip]") {
  box one;
  auto where = one.watched();
  one.house.document["meeting"]["viewing"] = false;
  one.watching.show(one.house.document);
  one.whip.show(one.house.document);
  CHECK(one.house.did("left p1"));
  CHECK(one.status_of(one.request("DELETE", where, "4829")) == 404);
  CHECK(one.status_of(one.watch()) == 403);
}
