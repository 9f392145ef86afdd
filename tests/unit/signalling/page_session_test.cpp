// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "page_fixture.hpp"

#include <vector>

using namespace tessera;
using namespace tessera::signalling;
using json = nlohmann::json;

TEST_CASE("page_session: greets without telling the PIN", "[signalling][page]") {
  page_fixture page;
  auto reply = page.call("room.hello");
  CHECK(reply["result"]["room"]["name"] == "Oslo");
  CHECK(reply["result"]["pin_required"] == true);
  CHECK(reply.dump().find("4829") == std::string::npos);
}

TEST_CASE("page_session: a wrong PIN says when to try again", "[signalling][page]") {
  page_fixture page;
  auto reply = page.call("join", {{"name", "Ada"}, {"pin", "0000"}});
  CHECK(reply["error"]["data"]["name"] == "wrong_pin");
  CHECK(reply["error"]["data"]["retry_after_ms"] == 2000);
}

TEST_CASE("page_session: after joining the room is seen without the PIN", "[signalling][page]") {
  page_fixture page;
  auto reply = page.join();
  CHECK(reply["result"]["participant"] == "p1");
  CHECK(reply["result"]["revision"] == 1);
  CHECK(reply.dump().find("4829") == std::string::npos);
  page.house.document["room"]["name"] = "Bergen";
  page.socket->sent.clear();
  page.session->show(page.house.document);
  REQUIRE(page.socket->sent.size() == 1);
  CHECK(page.socket->sent[0]["params"]["revision"] == 2);
}

TEST_CASE("page_session: nothing that guests may do works before joining", "[signalling][page]") {
  page_fixture page;
  for (const char* method : {"leave",
                             "room.get",
                             "peer.offer",
                             "peer.candidate",
                             "peer.close",
                             "share.stop",
                             "share.report"})
    CHECK(page.error_of(method) == "unauthenticated");
  CHECK(page.house.log.empty());
}

TEST_CASE("page_session: methods of other roles are refused", "[signalling][page]") {
  page_fixture page;
  page.join();
  for (const char* method : {"pin.show",
                             "pin.new",
                             "participant.remove",
                             "status",
                             "kiosk.ready",
                             "config.check",
                             "events.follow"})
    CHECK(page.error_of(method) == "not_allowed");
  CHECK(page.error_of("no.such.method") == "method_not_found");
  CHECK(page.error_of("room.changed") == "method_not_found");
}

TEST_CASE("page_session: bad messages get an error and cost nothing", "[signalling][page]") {
  page_fixture page;
  page.join();
  for (const char* text : {"",
                           "{",
                           "[]",
                           "42",
                           R"({"jsonrpc":"1.0"})",
                           R"({"jsonrpc":"2.0","method":"join","params":[1]})"}) {
    page.socket->sent.clear();
    page.session->on_message(text);
    REQUIRE(page.socket->sent.size() == 1);
    CHECK(page.socket->sent[0].contains("error"));
  }
  CHECK(page.call("ping")["result"] == json::object());
  CHECK(page.error_of("join", {{"name", "Eve"}, {"pin", "4829"}}) == "invalid_request");
}

TEST_CASE("page_session: a flood is slowed down, then cut off", "[signalling][page]") {
  page_fixture page;
  auto text = json_rpc::make_request(1, "ping", json::object());
  for (int i = 0; i < 200; ++i)
    page.session->on_message(text);
  CHECK(page.socket->sent.back()["error"]["data"]["name"] == "rate_limited");
  CHECK(page.socket->closed_with == 0);
  for (int i = 0; i < 1000 && page.socket->closed_with == 0; ++i)
    page.session->on_message(text);
  CHECK(page.socket->closed_with == net::close_policy_violation);
}

TEST_CASE("page_session: an offer gets a share, a peer and an answer", "[signalling][page]") {
  page_fixture page;
  page.join();
  auto reply = page.offer();
  auto peer = reply["result"]["peer"].get<std::string>();
  CHECK_FALSE(peer.empty());
  CHECK(reply["result"]["shares"]["0"] == "s1");
  CHECK(reply["result"]["sdp"] == "v=0 answer");
  CHECK(page.call("peer.candidate", {{"peer", peer}, {"candidate", "candidate:1"}, {"mline", 0}})
            .contains("result"));
  CHECK(page.offer({{"peer", peer}})["result"]["sdp"] == "v=0 again");
}

TEST_CASE("page_session: a failed offer leaves neither peer nor share behind",
          "[signalling][page]") {
  page_fixture page;
  page.join();
  page.house.open_peer_fails = {errc::codec_unsupported, {}, {}};
  CHECK(page.offer()["error"]["data"]["name"] == "codec_unsupported");
  REQUIRE(page.house.log.size() == 3);
  CHECK(page.house.log[0].substr(0, 5) == "open ");
  CHECK(page.house.log[1] == "close " + page.house.log[0].substr(5));
  CHECK(page.house.log[2] == "end s1 media_failed");
  CHECK(page.peers.peers_of(participant_id{"p1"}).empty());
}

TEST_CASE("page_session: an offer whose share was ended meanwhile goes nowhere",
          "[signalling][page]") {
  page_fixture page;
  page.join();
  page.house.before_answer = [&] {
    auto peer = page.peers.unbind(share_id{"s1"});
    REQUIRE(peer);
    page.peers.close(*peer);
  };
  CHECK(page.offer()["error"]["data"]["name"] == "share_not_found");
  CHECK(page.house.log.back() == "end s1 media_failed");
}

TEST_CASE("page_session: reports come once a second, and say what they may say",
          "[signalling][page]") {
  page_fixture page;
  page.join();
  page.offer();
  page.house.log.clear();
  page.call("share.report", {{"share", "s1"}, {"qp", 20}, {"limit", "<script>"}});
  page.call("share.report", {{"share", "s1"}, {"qp", 30}});
  CHECK(page.house.log == std::vector<std::string>{"qp 20 limit "});
}

TEST_CASE("page_session: a page that never joins is sent away", "[signalling][page]") {
  page_fixture page;
  page.session->check_idle(monotonic::now() + std::chrono::minutes{9});
  CHECK(page.socket->closed_with == 0);
  page.session->check_idle(monotonic::now() + std::chrono::minutes{11});
  CHECK(page.socket->closed_with == net::close_normal);
  page_fixture joined;
  joined.join();
  joined.session->check_idle(monotonic::now() + std::chrono::minutes{11});
  CHECK(joined.socket->closed_with == 0);
}

TEST_CASE("page_session: params of an offer are checked", "[signalling][page]") {
  page_fixture page;
  page.join();
  CHECK(page.error_of("peer.offer", json::object()) == "invalid_argument");
  CHECK(page.error_of("peer.offer", {{"sdp", "v=0"}}) == "invalid_argument");
  CHECK(
      page.error_of("peer.offer", {{"sdp", "v=0"}, {"shares", {{"0", {{"kind", "hologram"}}}}}}) ==
      "invalid_argument");
  CHECK(page.error_of("peer.offer", {{"sdp", "v=0"}, {"shares", {{"0", 5}}}}) ==
        "invalid_argument");
  json many = json::object();
  for (int i = 0; i < 5; ++i)
    many[std::to_string(i)] = {{"kind", "screen"}};
  CHECK(page.error_of("peer.offer", {{"sdp", "v=0"}, {"shares", many}}) == "invalid_argument");
  CHECK(page.error_of("peer.offer", {{"sdp", std::string(max_token_bytes * 64, 'x')}}) !=
        "no error");
  CHECK(page.house.log.empty());
}

TEST_CASE("page_session: a share's sound is a section of the same share", "[signalling][page]") {
  page_fixture page;
  page.join();
  auto offer = [](json shares) { return json{{"sdp", "v=0"}, {"shares", std::move(shares)}}; };
  auto reply =
      page.call("peer.offer", offer({{"0", {{"kind", "screen"}, {"sound", "1"}}}}))["result"];
  CHECK(reply["shares"] == json{{"0", "s1"}});
  CHECK(page.house.opened ==
        std::map<std::string, share_id>{{"0", share_id{"s1"}}, {"1", share_id{"s1"}}});
  for (const auto& twice : {json{{"0", {{"kind", "screen"}, {"sound", "0"}}}},
                            json{{"0", {{"kind", "screen"}, {"sound", "1"}}}, {"1", {{"kind", "sound"}}}},
                            json{{"0", {{"kind", "screen"}, {"sound", "2"}}},
                                 {"1", {{"kind", "camera"}, {"sound", "2"}}}},
                            json{{"0", {{"kind", "sound"}, {"sound", "1"}}}},
                            json{{"0", {{"kind", "screen"}, {"sound", ""}}}},
                            json{{"0", {{"kind", "screen"}, {"sound", 1}}}}})
    CHECK(page.error_of("peer.offer", offer(twice)) == "invalid_argument");
}

TEST_CASE("page_session: peers and shares of others cannot be touched", "[signalling][page]") {
  page_fixture page;
  page.join();
  auto foreign = page.peers.open(participant_id{"p2"});
  page.peers.bind(foreign, share_id{"s9"});
  CHECK(page.error_of("peer.candidate", {{"peer", foreign.str()}, {"candidate", "x"}}) ==
        "not_found");
  CHECK(page.error_of("peer.close", {{"peer", foreign.str()}}) == "not_found");
  CHECK(page.error_of("share.report", {{"share", "s9"}, {"qp", 1}}) == "share_not_found");
  CHECK(page.house.log.empty());
}

TEST_CASE("page_session: a lost socket means away, leaving means left", "[signalling][page]") {
  page_fixture lost;
  lost.join();
  lost.session->on_closed();
  CHECK(lost.house.log == std::vector<std::string>{"away p1"});
  page_fixture leaving;
  leaving.join();
  leaving.call("leave");
  leaving.session->on_closed();
  CHECK(leaving.house.log == std::vector<std::string>{"left p1"});
}

TEST_CASE("page_session: resumes once with its token, a copy is refused", "[signalling][page]") {
  page_fixture page;
  auto token = page.join()["result"]["resume_token"];
  auto second = std::make_shared<page_session>(page.shared, page.socket);
  page.socket->sent.clear();
  json params{{"resume_token", token}, {"device", std::string(65, 'x')}};
  second->on_message(json_rpc::make_request(1, "resume", params));
  CHECK(page.socket->sent[0]["error"]["data"]["name"] == "invalid_argument");
  params["device"] = "tablet-2"; // the meeting judges it
  page.socket->sent.clear();
  second->on_message(json_rpc::make_request(1, "resume", params));
  CHECK(page.socket->sent[0]["result"]["participant"] == "p1");
  CHECK(page.house.resumed.back() == "p1 epoch tablet-2");
  second->on_message(json_rpc::make_request(2, "ping", json::object()));
  auto third = std::make_shared<page_session>(page.shared, page.socket);
  page.socket->sent.clear();
  third->on_message(json_rpc::make_request(1, "resume", {{"resume_token", token}}));
  CHECK(page.socket->sent[0]["error"]["data"]["name"] == "token_expired");
}

TEST_CASE("page_session: a share that is not offered again after resume ends",
          "[signalling][page]") {
  page_fixture page;
  auto token = page.join()["result"]["resume_token"];
  auto first_peer = page.offer()["result"]["peer"].get<std::string>();
  page.session->on_closed();
  page.house.log.clear();
  page.house.pending.clear();
  auto back = std::make_shared<page_session>(page.shared, page.socket);
  back->on_message(json_rpc::make_request(1, "resume", {{"resume_token", token}}));
  REQUIRE(page.house.pending.size() == 1);
  SECTION("the page was reloaded: its stream is gone") {
    page.house.pending[0]();
    CHECK(page.house.log == std::vector<std::string>{"end s1 connection_lost"});
  }
  SECTION("the page offers it again: it goes on as the same share") {
    json again{{"sdp", "v=0"}, {"shares", {{"0", {{"kind", "screen"}, {"share", "s1"}}}}}};
    page.socket->sent.clear();
    back->on_message(json_rpc::make_request(2, "peer.offer", again));
    CHECK(page.socket->sent[0]["result"]["shares"]["0"] == "s1");
    REQUIRE(page.house.log.size() == 2);
    CHECK(page.house.log[0].substr(0, 5) == "open ");
    CHECK(page.house.log[1] == "close " + first_peer);
    page.house.pending[0]();
    CHECK(page.house.log.size() == 2);
  }
}

TEST_CASE("page_session: who waits in the lobby may nothing, then is let in",
          "[signalling][page]") {
  page_fixture page;
  page.house.lobby = true;
  auto reply = page.join();
  CHECK(reply["result"]["state"] == "lobby");
  CHECK_FALSE(reply["result"].contains("room"));
  CHECK(reply["result"].contains("resume_token"));
  CHECK(page.error_of("peer.offer") == "unauthenticated");
  CHECK(page.error_of("chat.send", {{"text", "hello"}}) == "unauthenticated");
  CHECK(page.error_of("join", {{"name", "Ada"}, {"pin", "4829"}}) == "invalid_request");

  page.house.document["participants"]["p1"] = {{"name", "Ada"}, {"state", "lobby"}};
  page.socket->sent.clear();
  page.session->show(page.house.document);
  CHECK(page.socket->sent.empty());
  page.house.document["participants"]["p1"]["state"] = "present";
  page.session->show(page.house.document);
  REQUIRE(page.socket->sent.size() == 1);
  CHECK(page.socket->sent[0]["method"] == "lobby.accepted");
  CHECK(page.socket->sent[0]["params"]["room"]["participants"].contains("p1"));
  CHECK(page.error_of("chat.send", {{"text", "hello"}}) == "no error");
}

TEST_CASE("page_session: who goes away while waiting is away", "[signalling][page]") {
  page_fixture page;
  page.house.lobby = true;
  page.join();
  page.session->on_closed();
  CHECK(page.house.log == std::vector<std::string>{"away p1"});
}

TEST_CASE("page_session: room calls go on with the caller's roles", "[signalling][page]") {
  page_fixture page;
  page.join();
  CHECK(page.error_of("share.stop", {{"share", "s1"}}) == "no error");
  REQUIRE(page.house.callers.size() == 1);
  CHECK(page.house.callers[0].roles == (rpc::role::anyone | rpc::role::guest));
  CHECK(page.house.callers[0].participant == participant_id{"p1"});
  CHECK(page.house.callers[0].source == "192.168.1.77");
  for (const char* method : {"meeting.end",
                             "lobby.accept",
                             "participant.remove",
                             "pin.show",
                             "settings.get",
                             "share.pin",
                             "host.code"})
    CHECK(page.error_of(method) == "not_allowed");
  CHECK(page.house.callers.size() == 1);
}

TEST_CASE("page_session: the host code makes a host, joined or not", "[signalling][page]") {
  page_fixture page;
  CHECK(page.error_of("host.open", {{"code", "00000000"}}) == "wrong_code");
  CHECK(page.error_of("meeting.end") == "not_allowed");
  auto reply = page.call("host.open", {{"code", "12345678"}});
  CHECK(reply["result"]["room"]["meeting"]["pin"] == "4829");
  CHECK(page.error_of("meeting.end") == "no error");
  CHECK(page.house.callers.back().roles == (rpc::role::anyone | rpc::role::host));
  CHECK_FALSE(page.house.callers.back().participant);
  CHECK(page.error_of("peer.offer") == "unauthenticated");
  page.house.document["room"]["name"] = "Bergen";
  page.socket->sent.clear();
  page.session->show(page.house.document);
  REQUIRE(page.socket->sent.size() == 1);
  CHECK(page.socket->sent[0]["method"] == "room.changed");
  CHECK(page.error_of("settings.get") == "not_allowed");
}

TEST_CASE("page_session: a bearer token of a host makes a host, another does not",
          "[signalling][page]") {
  page_fixture page;
  CHECK(page.error_of("host.open", {{"token", "guessed"}}) == "unauthenticated");
  CHECK(page.error_of("host.open", {{"token", "for-metrics"}}) == "not_allowed");
  CHECK(page.error_of("host.open") == "invalid_argument");
  CHECK(page.error_of("host.open", {{"token", "for-hosts"}, {"code", "12345678"}}) ==
        "invalid_argument");
  CHECK(page.error_of("meeting.end") == "not_allowed");
  CHECK(page.error_of("host.open", {{"token", "for-hosts"}}) == "no error");
  CHECK(page.error_of("meeting.end") == "no error");
}
