// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "whip_fixture.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace tessera;
using namespace tessera::signalling;
using box = whip_fixture;

TEST_CASE("whip_door: with the PIN a program shows, and hears where", "[signalling][whip]") {
  box one;
  auto made = one.answer_to(one.post("4829", one.offer(), "name=Studio%201&label=Match&device=d1"));
  CHECK(made.status == 201);
  CHECK(made.content_type == "application/sdp");
  CHECK(header(made, "Location").starts_with("/whip/"));
  CHECK(header(made, "Location").size() > 20);
  CHECK(header(made, "ETag").size() > 10);
  CHECK(header(made, "Accept-Patch") == "application/trickle-ice-sdpfrag");
  REQUIRE(one.house.asked.size() == 1);
  CHECK(one.house.asked[0].name == "Studio 1");
  CHECK(one.house.asked[0].door == "whip");
  CHECK(one.house.asked[0].source == "192.168.1.9");
  CHECK(one.house.asked[0].device == "d1");
  CHECK_FALSE(one.house.asked[0].trusted);
  // Pictures and sound are one share.
  CHECK(one.house.opened ==
        std::map<std::string, share_id>{{"0", share_id{"s1"}}, {"1", share_id{"s1"}}});
  CHECK(one.house.kinds == std::vector{share_kind::screen});
}

TEST_CASE("whip_door: sound alone and a camera are shares too", "[signalling][whip]") {
  box one;
  CHECK(one.status_of(one.post("4829", one.offer(one.section("audio", "a")))) == 201);
  CHECK(one.status_of(one.post("4829", one.offer(one.section("video", "v")), "kind=camera")) ==
        201);
  CHECK(one.house.kinds == std::vector{share_kind::sound, share_kind::camera});
  CHECK(one.status_of(one.post("4829", one.offer(), "kind=photo")) == 400);
  CHECK(one.status_of(one.post("4829", one.offer(), "name=a&name=b")) == 400);
  CHECK(one.status_of(one.post("4829", one.offer(), "name=%")) == 400);
}

TEST_CASE("whip_door: the answer holds the box's addresses", "[signalling][whip]") {
  box one;
  auto behind = one.send(one.post("4829"));
  CHECK_FALSE(behind->response);
  one.house.before_answer = {};
  one.gathered();
  REQUIRE(behind->response);
  CHECK(behind->response->body->find("v=0 answer") == 0);
  // Who gathers for long is not waited for.
  auto slow = one.send(one.post("4829"));
  CHECK_FALSE(slow->response);
  one.run_timers();
  REQUIRE(slow->response);
  CHECK(slow->response->status == 201);
}

TEST_CASE("whip_door: without a bearer nobody gets in", "[signalling][whip]") {
  box one;
  auto refused = one.answer_to(one.post(""));
  CHECK(refused.status == 401);
  CHECK(header(refused, "WWW-Authenticate") == "Bearer");
  CHECK(one.house.asked.empty());
  one.house.document["meeting"]["pin_required"] = false;
  CHECK(one.status_of(one.post("")) == 201);
}

TEST_CASE("whip_door: a wrong PIN is the meeting's to count", "[signalling][whip]") {
  box one;
  auto refused = one.answer_to(one.post("1234"));
  CHECK(refused.status == 403);
  CHECK(header(refused, "Retry-After") == "2");
  REQUIRE(one.house.asked.size() == 1);
  CHECK(one.house.checked.empty());
}

TEST_CASE("whip_door: a token of a host or an admin is trusted, no other", "[signalling][whip]") {
  box one;
  CHECK(one.status_of(one.post("for-hosts")) == 201);
  CHECK(one.status_of(one.post("for-admins")) == 201);
  REQUIRE(one.house.asked.size() == 2);
  CHECK(one.house.asked[0].trusted);
  CHECK_FALSE(one.house.asked[0].pin);
  CHECK(one.house.checked[0].source == "192.168.1.9");
  CHECK(one.status_of(one.post("for-metrics")) == 403);
  auto refused = one.answer_to(one.post("guessed"));
  CHECK(refused.status == 401);
  CHECK(header(refused, "WWW-Authenticate") == "Bearer");
  CHECK(one.status_of(one.post(std::string(300, 'x'))) == 401);
  CHECK(one.house.asked.size() == 2);
}

TEST_CASE("whip_door: another content type is refused before the body", "[signalling][whip]") {
  box one;
  auto what = one.request("POST", "/whip", "4829");
  CHECK(one.whip.refuse(what)->status == 415);
  what.headers.emplace_back("Content-Type", "application/json");
  CHECK(one.whip.refuse(what)->status == 415);
  CHECK_FALSE(one.whip.refuse(one.post("4829")));
  CHECK(whip_door::body_limit(one.post("4829")) == max_sdp_bytes);
  CHECK(whip_door::body_limit(one.request("DELETE", "/whip/x", "4829")) == 0);
}

TEST_CASE("whip_door: a large body is read of those alone who may send it", "[signalling][whip]") {
  box one;
  auto judged = [&](const std::string& bearer) {
    std::optional<net::http_response> refused;
    one.whip.judge_large_body(one.post(bearer), [&](auto verdict) { refused = verdict; });
    return refused ? refused->status : 0U;
  };
  CHECK(judged("for-hosts") == 0);
  CHECK(judged("4829") == 0);
  CHECK(judged("guessed") == 401);
  CHECK(judged("for-metrics") == 403);
  CHECK(one.house.asked.empty()); // a PIN is not tried out here
}

TEST_CASE("whip_door: offers that cannot be used say why", "[signalling][whip]") {
  box one;
  CHECK(one.status_of(one.post("4829", "hello")) == 400);
  CHECK(one.status_of(one.post("4829", "")) == 400);
  CHECK(one.status_of(one.post("4829", one.offer(one.section("video", "0", "recvonly")))) == 400);
  CHECK(one.status_of(one.post(
            "4829", one.offer(one.section("video", "0") + one.section("video", "1")))) == 400);
  CHECK(one.house.asked.empty());
  one.house.open_peer_fails = {errc::codec_unsupported, "The offer has AV1 alone.", {}};
  auto refused = one.answer_to(one.post("4829"));
  CHECK(refused.status == 422);
  CHECK(*refused.body == "The offer has AV1 alone.\n");
  CHECK(one.house.did("left p1"));
}

TEST_CASE("whip_door: who begins it ends it", "[signalling][whip]") {
  box one;
  auto where = header(one.published(), "Location");
  CHECK(one.status_of(one.request("DELETE", where, "")) == 401);
  CHECK(one.status_of(one.request("DELETE", where, "for-hosts")) == 403);
  CHECK(one.status_of(one.request("DELETE", "/whip/guessed", "4829")) == 404);
  CHECK_FALSE(one.house.did("left p1"));
  CHECK(one.status_of(one.request("DELETE", where, "4829")) == 200);
  CHECK(one.house.did("left p1"));
  CHECK(one.status_of(one.request("DELETE", where, "4829")) == 404);
}

TEST_CASE("whip_door: a second POST is another session and leaves the first alone",
          "[signalling][whip]") {
  box one;
  auto first = header(one.published(), "Location");
  auto second = header(one.published(), "Location");
  CHECK(first != second);
  CHECK(one.status_of(one.request("DELETE", second, "4829")) == 200);
  CHECK(one.house.did("left p2"));
  CHECK_FALSE(one.house.did("left p1"));
  CHECK(one.status_of(one.request("DELETE", first, "4829")) == 200);
}

TEST_CASE("whip_door: candidates come by PATCH", "[signalling][whip]") {
  box one;
  auto made = one.published();
  auto where = header(made, "Location");
  auto etag = header(made, "ETag");
  CHECK(one.status_of(one.patch(where, "4829", etag)) == 204);
  REQUIRE(one.house.candidates.size() == 2);
  CHECK(one.house.candidates[0].mid == "1");
  CHECK(one.house.candidates[0].mline == 1);
  CHECK(one.house.candidates[0].candidate == "candidate:1 1 udp 1 192.0.2.1 9 typ host");
  CHECK(one.house.candidates[1].candidate.empty());
  CHECK(one.status_of(one.patch(where, "4829", "\"other\", " + etag)) == 204);
}

TEST_CASE("whip_door: PATCHes that cannot be used change nothing", "[signalling][whip]") {
  box one;
  auto made = one.published();
  auto where = header(made, "Location");
  auto etag = header(made, "ETag");
  CHECK(one.status_of(one.patch(where, "4829", "")) == 428);
  CHECK(one.status_of(one.patch(where, "4829", "\"stale\"")) == 412);
  CHECK(one.status_of(one.patch(where, "4829", "W/" + etag)) == 412);
  CHECK(one.status_of(one.patch(where, "4829", etag, "garbage")) == 400);
  CHECK(one.status_of(one.patch(where, "", etag)) == 401);
  CHECK(one.status_of(one.patch(where, "1234", etag)) == 403);
  CHECK(one.status_of(one.patch("/whip/guessed", "4829", etag)) == 404);
  auto json = one.request("PATCH", where, "4829");
  json.headers.emplace_back("Content-Type", "application/json");
  CHECK(one.status_of(json) == 415);
  CHECK(one.house.candidates.empty());
}

TEST_CASE("whip_door: an ICE restart is another offer of the same peer", "[signalling][whip]") {
  box one;
  auto made = one.published();
  auto where = header(made, "Location");
  auto etag = header(made, "ETag");
  auto peer = one.peers.all().at(0);
  auto again = one.answer_to(one.patch(where, "4829", "*", one.fragment("Other")));
  CHECK(again.status == 200);
  CHECK(again.content_type == "application/trickle-ice-sdpfrag");
  CHECK(one.house.did("renew " + peer.str()));
  CHECK(one.house.renewed == one.house.opened); // the share goes on
  auto fresh = header(again, "ETag");
  CHECK(fresh != etag);
  CHECK(one.status_of(one.patch(where, "4829", etag, one.fragment("Other"))) == 412);
  CHECK(one.status_of(one.patch(where, "4829", fresh, one.fragment("Other"))) == 204);
}

TEST_CASE("whip_door: a restart that fails leaves the session as it was", "[signalling][whip]") {
  box one;
  auto made = one.published();
  auto where = header(made, "Location");
  auto etag = header(made, "ETag");
  one.peers.set_renewing(one.peers.all().at(0), true); // the one before is not answered yet
  CHECK(one.status_of(one.patch(where, "4829", "*", one.fragment("Other"))) == 503);
  CHECK(one.status_of(one.patch(where, "4829", etag)) == 204);
  CHECK_FALSE(one.house.did("left p1"));
}

TEST_CASE("whip_door: a session is over with its share and with its participant",
          "[signalling][whip]") {
  box one;
  auto first = header(one.published(), "Location");
  auto second = header(one.published(), "Location");
  one.whip.tell(share_ended{share_id{"s1"}, participant_id{"p1"}, end_reason::connection_lost});
  CHECK(one.house.did("left p1"));
  CHECK(one.status_of(one.request("DELETE", first, "4829")) == 404);
  one.whip.tell(participant_ended{participant_id{"p2"}, true, end_reason::removed});
  CHECK_FALSE(one.house.did("left p2"));
  CHECK(one.status_of(one.request("DELETE", second, "4829")) == 404);
}

TEST_CASE("whip_door: who waits in the lobby is let in, or hears that nobody came",
          "[signalling][whip]") {
  box one;
  one.house.lobby = true;
  auto accepted = one.send(one.post("4829"));
  auto forgotten = one.send(one.post("4829"));
  auto refused = one.send(one.post("4829"));
  CHECK(one.house.shares == 0);
  one.house.document["participants"] = {{"p1", {{"state", "present"}}},
                                        {"p2", {{"state", "lobby"}}}};
  one.whip.show(one.house.document);
  one.gathered();
  REQUIRE(accepted->response);
  CHECK(accepted->response->status == 201);
  one.whip.tell(participant_ended{participant_id{"p3"}, true, end_reason::removed});
  REQUIRE(refused->response);
  CHECK(refused->response->status == 403);
  CHECK_FALSE(forgotten->response);
  one.run_timers();
  REQUIRE(forgotten->response);
  CHECK(forgotten->response->status == 403);
  CHECK(one.house.did("left p2"));
  CHECK_FALSE(one.house.did("left p1"));
}

TEST_CASE("whip_door: a question that nobody answers is taken back", "[signalling][whip]") {
  box one;
  one.house.slow = true;
  auto behind = one.send(one.post("4829"));
  CHECK_FALSE(behind->response);
  one.run_timers();
  REQUIRE(behind->response);
  CHECK(behind->response->status == 403);
  CHECK(one.house.did("left p1"));
  // The answer may have been on its way.
  one.house.undecided(share_id{"s1"});
  for (const auto& line : one.house.log)
    if (line.starts_with("open "))
      CHECK(one.house.did("close " + line.substr(5)));
  CHECK(one.peers.all().empty());
}

TEST_CASE("whip_door: a page of another origin needs a token", "[signalling][whip]") {
  box one;
  one.house.document["meeting"]["pin_required"] = false;
  auto from = [&](const char* origin, const std::string& bearer) {
    auto what = one.post(bearer);
    what.headers.emplace_back("Origin", origin);
    return one.status_of(what);
  };
  for (const char* origin : {"https://evil.example", "null", "http://192.168.1.10:8443"}) {
    INFO(origin);
    CHECK(from(origin, "") == 401);
    CHECK(from(origin, "4829") == 403);
    CHECK(from(origin, "guessed") == 401);
  }
  CHECK(one.house.asked.empty());
  CHECK(from("https://evil.example", "for-hosts") == 201);
  CHECK(from("https://192.168.1.10:8443", "4829") == 201);
}

TEST_CASE("whip_door: OPTIONS say what there is", "[signalling][whip]") {
  box one;
  auto what = one.request("OPTIONS", "/whip", "");
  what.headers.emplace_back("Origin", "https://elsewhere.example");
  auto answer = one.answer_to(what);
  CHECK(answer.status == 204);
  CHECK(header(answer, "Accept-Post") == "application/sdp");
  CHECK(header(answer, "Access-Control-Allow-Origin") == "*");
  CHECK(header(answer, "Access-Control-Allow-Credentials").empty());
  CHECK(header(answer, "Access-Control-Allow-Headers") == "Authorization, Content-Type, If-Match");
  auto session = one.answer_to(one.request("OPTIONS", "/whip/x", ""));
  CHECK(header(session, "Access-Control-Allow-Methods") == "PATCH, DELETE, OPTIONS");
  for (const char* verb : {"GET", "HEAD", "PUT"}) {
    CHECK(one.status_of(one.request(verb, "/whip", "4829")) == 405);
    CHECK(one.status_of(one.request(verb, "/whip/x", "4829")) == 405);
  }
  CHECK(one.status_of(one.request("POST", "/whip/x", "4829")) == 405);
}

TEST_CASE("whip_door: one address asks so often and no more", "[signalling][whip]") {
  box one;
  unsigned last = 0;
  for (int i = 0; i <= whip_door::request_burst + 1; ++i)
    last = one.status_of(one.request("DELETE", "/whip/guessed", "4829"));
  CHECK(last == 429);
}

TEST_CASE("whip_door: the end of the house answers those who wait", "[signalling][whip]") {
  box one;
  auto where = header(one.published(), "Location");
  one.house.lobby = true;
  auto waits = one.send(one.post("4829"));
  one.whip.clear(errc::unavailable);
  REQUIRE(waits->response);
  CHECK(waits->response->status == 503);
  CHECK(one.status_of(one.request("DELETE", where, "4829")) == 404);
}

TEST_CASE("whip_door: a session ends with the token that began it", "[signalling][whip][attack]") {
  box one;
  const auto by_token = header(one.answer_to(one.post("for-hosts")), "Location");
  const auto by_pin = header(one.published(), "Location");
  one.run_timers();
  one.run_timers();
  CHECK_FALSE(one.house.did("left p1"));
  CHECK(one.house.checked.back().glance); // it goes on by itself
  CHECK(one.house.checked.back().source == "192.168.1.9");
  one.house.unreachable = true; // nobody knows: it goes on, and is asked for again
  one.run_timers();
  one.house.unreachable = false;
  CHECK_FALSE(one.house.did("left p1"));
  one.house.void_tokens = true;
  one.run_timers();
  CHECK(one.house.did("left p1"));
  CHECK(one.status_of(one.request("DELETE", by_token, "for-hosts")) == 404);
  one.run_timers();
  CHECK_FALSE(one.house.did("left p2"));
  CHECK(one.status_of(one.request("DELETE", by_pin, "4829")) == 200);
}

TEST_CASE("whip_door: nobody is let in by a token that is void meanwhile",
          "[signalling][whip][attack]") {
  box one;
  one.house.lobby = true;
  auto behind = one.send(one.post("for-hosts"));
  CHECK_FALSE(behind->response);
  one.house.void_tokens = true;
  one.run_timers();
  REQUIRE(behind->response);
  CHECK(behind->response->status == 401);
  CHECK(one.house.did("left p1"));
  CHECK(one.house.shares == 0);
}
