// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "page_fixture.hpp"
#include "signalling/told_servers.hpp"
#include "support/temp_folder.hpp"
#include "whip_fixture.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace tessera;
using namespace tessera::signalling;
using json = nlohmann::json;
using box = whip_fixture;

namespace {

settings with_servers(std::vector<std::string> uris, std::string user, std::string file) {
  settings all;
  all.set("web.ice_servers", std::move(uris));
  all.set("web.ice_username", std::move(user));
  all.set("web.ice_credential_file", std::move(file));
  return all;
}

/// A file with a secret, gone in the end.
struct secret_paper {
  explicit secret_paper(const std::string& text) { REQUIRE(write_file(path, text, 0600)); }

  test::temp_folder folder;
  std::string path = folder.path + "/credential";
};

std::vector<std::string> links(const net::http_response& response) {
  std::vector<std::string> all;
  for (const auto& [key, value] : response.headers)
    if (key == "Link")
      all.push_back(value);
  return all;
}

const std::string stun_link = R"(<stun:stun.example.org>; rel="ice-server")";
const std::string turn_link =
    R"(<turn:turn.example.org:3478?transport=tcp>; rel="ice-server"; username="studio"; )"
    R"(credential="s3;cret"; credential-type="password")";
const std::vector<std::string> two_servers{"stun:stun.example.org",
                                           "turn:turn.example.org:3478?transport=tcp"};

} // namespace

TEST_CASE("told_servers: who gets in by WHIP is told of STUN and TURN servers",
          "[signalling][whip]") {
  box one;
  CHECK(links(one.published()).empty());
  secret_paper paper{"s3;cret\n"};
  one.tell_servers(with_servers(two_servers, "studio", paper.path));
  CHECK(links(one.published()) == std::vector{stun_link, turn_link});
  one.tell_servers(with_servers({}, "studio", paper.path));
  CHECK(links(one.published()).empty());
}

TEST_CASE("told_servers: OPTIONS tells a TURN password to tokens only",
          "[signalling][whip][attack]") {
  box one;
  secret_paper paper{"s3;cret\n"};
  one.tell_servers(with_servers(two_servers, "studio", paper.path));
  for (const char* path : {"/whip", "/whep"}) {
    for (const auto& bearer : {std::string{},
                               std::string{"4829"},
                               std::string{"wrong"},
                               std::string{"for-viewers"},
                               std::string(5000, 'x')}) {
      auto told = one.answer_to(one.request("OPTIONS", path, bearer));
      CHECK(told.status == 204);
      CHECK(links(told) == std::vector{stun_link});
    }
    CHECK(links(one.answer_to(one.request("OPTIONS", path, "for-hosts"))) ==
          std::vector{stun_link, turn_link});
  }
  CHECK(links(one.answer_to(one.post("1234"))).empty());
  CHECK(links(one.answer_to(one.request("OPTIONS", "/whip/x", "for-hosts"))).empty());
}

TEST_CASE("told_servers: nothing leaves the header of a server", "[signalling][whip][attack]") {
  box one;
  for (const std::string text :
       {"a\r\nSet-Cookie: b=c", "a\"; rel=\"next", "a\\", "\xc3\xa4", ""}) {
    secret_paper paper{text};
    secret_paper good{"good"};
    one.tell_servers(with_servers(two_servers, "studio", paper.path));
    CHECK(links(one.published()) == std::vector{stun_link});
    one.tell_servers(with_servers(two_servers, text, good.path));
    CHECK(links(one.published()) == std::vector{stun_link});
    one.tell_servers(with_servers({"stun:" + text, "stun:a>" + text}, {}, {}));
    CHECK(links(one.published()).empty());
  }
}

namespace {

/// A page of a box with a STUN and a TURN server.
struct page_with_servers : page_fixture {
  secret_paper paper{"s3;cret\n"};

  page_with_servers() {
    shared.ice_servers = told_servers(with_servers(two_servers, "studio", paper.path));
  }
  /// In any of what the box has sent.
  [[nodiscard]] bool heard_password() const {
    return json(socket->sent).dump().find("s3;cret") != std::string::npos;
  }
};

const json two_rtc_servers = json::parse(R"([{"urls": "stun:stun.example.org"},
    {"urls": "turn:turn.example.org:3478?transport=tcp", "username": "studio", "credential": "s3;cret"}])");

} // namespace

TEST_CASE("told_servers: a page is told once it is in, and each time anew", "[signalling][page]") {
  page_with_servers page;
  const auto joined = page.join()["result"];
  CHECK(joined["ice_servers"] == two_rtc_servers);
  page.shared.ice_servers = told_servers(with_servers({"stun:192.0.2.1"}, {}, {}));
  auto line = std::make_shared<fake_socket>();
  auto back = std::make_shared<page_session>(page.shared, line);
  const json token{{"resume_token", joined["resume_token"]}, {"device", "tablet-1"}};
  back->on_message(json_rpc::make_request(1, "resume", token));
  REQUIRE_FALSE(line->sent.empty());
  CHECK(line->sent[0]["result"]["ice_servers"] == json::parse(R"([{"urls": "stun:192.0.2.1"}])"));
  page_fixture plain;
  CHECK(plain.join()["result"]["ice_servers"] == json::array());
}

TEST_CASE("told_servers: nobody hears a TURN password before they are in",
          "[signalling][page][attack]") {
  page_with_servers page;
  page.call("room.hello");
  CHECK_FALSE(page.heard_password());
  page.call("join", {{"name", "Eve"}, {"pin", "0000"}});
  CHECK_FALSE(page.heard_password());
  page.call("resume", {{"resume_token", "x"}});
  CHECK_FALSE(page.heard_password());
  page.house.lobby = true;
  REQUIRE(page.join()["result"]["state"] == "lobby");
  CHECK_FALSE(page.heard_password());
  page.house.document["participants"]["p1"] = {{"name", "Ada"}, {"state", "lobby"}};
  page.session->show(page.house.document);
  CHECK_FALSE(page.heard_password());
  page.house.document["participants"]["p1"]["state"] = "present";
  page.session->show(page.house.document);
  REQUIRE(page.socket->sent.back()["method"] == "lobby.accepted");
  CHECK(page.socket->sent.back()["params"]["ice_servers"] == two_rtc_servers);
}

TEST_CASE("told_servers: a TURN server without a good password is not told to pages",
          "[signalling][page]") {
  for (const std::string text : {"", "a\"b", "a\r\nb"}) {
    page_fixture page;
    secret_paper paper{text};
    page.shared.ice_servers = told_servers(with_servers(two_servers, "studio", paper.path));
    CHECK(page.join()["result"]["ice_servers"] ==
          json::parse(R"([{"urls": "stun:stun.example.org"}])"));
  }
}
