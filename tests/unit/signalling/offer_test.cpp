// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Further offers of a peer connection that runs.

#include "signalling/page_fixture.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::signalling;
using json = nlohmann::json;

namespace {

struct fixture : page_fixture {
  std::string peer;
  fixture() {
    join();
    peer = offer()["result"]["peer"].get<std::string>();
    house.log.clear();
  }
  json again(json shares) { return call("peer.offer", {{"peer", peer}, {"sdp", "v=0"}, {"shares", shares}}); }
  /// What the peer carries now.
  std::set<share_id> carried() { return peers.find(peer_id{peer})->shares; }
};

const json screen{{"kind", "screen"}, {"share", "s1"}};
const json camera{{"kind", "camera"}, {"sound", "2"}};

} // namespace

TEST_CASE("offer: a further one adds a share and names those that go on", "[signalling][page]") {
  fixture page;
  auto reply = page.again({{"0", screen}, {"1", camera}});
  CHECK(reply["result"]["shares"] == json{{"0", "s1"}, {"1", "s2"}});
  CHECK(page.house.renewed == std::map<std::string, share_id>{
                                  {"0", share_id{"s1"}}, {"1", share_id{"s2"}}, {"2", share_id{"s2"}}});
  CHECK(page.carried() == std::set{share_id{"s1"}, share_id{"s2"}});
}

TEST_CASE("offer: without shares all stay as they were", "[signalling][page]") {
  fixture page;
  page.again({{"0", screen}, {"1", camera}});
  CHECK(page.call("peer.offer", {{"peer", page.peer}, {"sdp", "v=0"}}).contains("result"));
  CHECK(page.house.renewed.size() == 3);
}

TEST_CASE("offer: a share that has ended is not renewed with the others", "[signalling][page]") {
  fixture page;
  page.again({{"0", screen}, {"1", camera}});
  [[maybe_unused]] auto emptied = page.peers.unbind(share_id{"s2"});
  CHECK(page.call("peer.offer", {{"peer", page.peer}, {"sdp", "v=0"}}).contains("result"));
  CHECK(page.house.renewed == std::map<std::string, share_id>{{"0", share_id{"s1"}}});
}

TEST_CASE("offer: a further one that is refused changes nothing", "[signalling][page]") {
  fixture page;
  page.house.renew_fails = {errc::sdp_invalid, {}, {}};
  CHECK(page.again({{"0", screen}, {"1", camera}})["error"]["data"]["name"] == "sdp_invalid");
  CHECK(page.house.log.back() == "end s2 media_failed");
  CHECK(page.carried() == std::set{share_id{"s1"}});
}

TEST_CASE("offer: one that crosses another of the same peer waits its turn", "[signalling][page]") {
  fixture page;
  page.house.hold_renewals = true;
  page.session->on_message(json_rpc::make_request(
      77, "peer.offer", {{"peer", page.peer}, {"sdp", "v=0"}, {"shares", {{"0", screen}}}}));
  auto crossing = page.again({{"0", screen}});
  CHECK(crossing["error"]["data"]["name"] == "unavailable");
  CHECK(crossing["error"]["data"]["retry_after_ms"] > 0);
  page.socket->sent.clear();
  page.house.held();
  REQUIRE(page.socket->sent.size() == 1);
  CHECK(page.socket->sent[0]["id"] == 77);
  CHECK(page.socket->sent[0]["result"]["sdp"] == "v=0 again");
  page.house.hold_renewals = false;
  CHECK(page.again({{"0", screen}}).contains("result"));
}

TEST_CASE("offer: a share that has ended is not begun again by a further one", "[signalling][page]") {
  fixture page;
  page.again({{"0", screen}, {"1", camera}});
  [[maybe_unused]] auto emptied = page.peers.unbind(share_id{"s2"}); // a host ended it
  page.house.log.clear();
  const json gone{{"kind", "camera"}, {"share", "s2"}};
  CHECK(page.again({{"0", screen}, {"1", gone}})["error"]["data"]["name"] == "share_not_found");
  CHECK(page.house.log.empty());
}

TEST_CASE("offer: a peer of somebody else is nobody's to renew", "[signalling][page][attack]") {
  fixture page;
  const auto other = page.peers.open(participant_id{"p2"}).str();
  page.peers.bind(peer_id{other}, share_id{"s9"});
  CHECK(page.error_of("peer.offer", {{"peer", other}, {"sdp", "v=0"}}) == "not_found");
  // Nor is a share of theirs taken over by a peer of one's own.
  const json theirs{{"kind", "screen"}, {"share", "s9"}};
  CHECK(page.again({{"0", screen}, {"1", theirs}})["error"]["data"]["name"] == "share_not_found");
  CHECK(page.peers.peer_of(share_id{"s9"}) == peer_id{other});
}
