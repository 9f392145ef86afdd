// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_client.hpp"
#include "ctl/ctl_render.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <time.h>

#include <cstdlib>

using namespace tessera;
using namespace tessera::ctl;
using Catch::Matchers::Contains;

TEST_CASE("ctl_render: what was set and is not in force stands in the status", "[ctl]") {
  CHECK_THAT(render_status(json::parse(
                 R"({"settings": {"left_out": {"web.port": "cannot listen on 0.0.0.0 port 80"}}})")),
             Contains("left out  web.port: cannot listen on 0.0.0.0 port 80\n"));
}

TEST_CASE("ctl_render: the status fits a glance", "[ctl]") {
  auto status = json::parse(R"({
    "version": "0.1.0", "uptime_s": 11565,
    "meeting": {"id": "3232235786", "url": "https://192.168.1.10:8443/"},
    "kiosk": {"state": "present"}, "participants": 2, "shares": 1,
    "actors": {"meeting": {"state": "running", "restarts": 0},
               "media": {"state": "running", "restarts": 0}},
    "network": {"state": "up", "addresses": {"192.168.1.10": {"interface": "eth0"}}},
    "doors": {"web": {"state": "open"}},
    "plugins": {"example": {"state": "running", "restarts": 1, "pid": 123}}})");
  // 11565 s = 3 * 3600 + 12 * 60 + 45.
  CHECK(render_status(status) == "meeting   3232235786\n"
                                 "address   https://192.168.1.10:8443/\n"
                                 "people    2 participants, 1 share\n"
                                 "display   present\n"
                                 "network   up: 192.168.1.10 on eth0\n"
                                 "doors     web open\n"
                                 "plugins   example running, pid 123, 1 restarts\n"
                                 "parts     all 2 running\n"
                                 "version   0.1.0, up 3 h 12 min\n");
}

TEST_CASE("ctl_render: parts in trouble are named", "[ctl]") {
  auto status = json::parse(R"({"actors": {"ice": {"state": "running", "restarts": 0},
    "media": {"state": "restarting", "restarts": 3}}, "meeting": {"id": ""}})");
  CHECK_THAT(render_status(status),
             Contains("media restarting (3 restarts)") && !Contains("ice") &&
                 Contains("no network"));
}

TEST_CASE("ctl_render: participants are a table", "[ctl]") {
  ::setenv("TZ", "UTC", 1);
  ::tzset();
  auto room = json::parse(R"({"participants": {
    "p1": {"name": "Ada", "door": "web", "state": "present", "address": "192.168.1.77",
           "joined_at": 1790000000000},
    "p2": {"name": "Mar\u001b[1mvin", "door": "example", "state": "away", "joined_at": 0}}})");
  // 1790000000 s = 20717 * 86400 s + 51200 s; 51200 s = 14 h 13 min 20 s.
  CHECK(render_participants(room) == "ID  NAME        STATE    DOOR     ADDRESS       SINCE\n"
                                     "p1  Ada         present  web      192.168.1.77  14:13:20\n"
                                     "p2  Mar?[1mvin  away     example\n");
  CHECK(render_participants(json::object()) == "Nobody is in the meeting.\n");
}

TEST_CASE("ctl_render: shares stand in the order of the display", "[ctl]") {
  auto room = json::parse(R"({"shares": {
    "s1": {"name": "Ada", "kind": "screen", "state": "weak", "reason": "network", "codec": "vp9",
           "width": 1920, "height": 1080, "fps": 28.97, "kbps": 4100, "delay_ms": 41, "order": 2,
           "label": "Report"},
    "s2": {"name": "Bo", "kind": "screen", "state": "connecting", "reason": "", "codec": "",
           "width": 0, "height": 0, "fps": 0, "kbps": 0, "delay_ms": 0, "order": 1, "label": ""}}})");
  CHECK(render_shares(room) ==
        "SHARE  NAME  KIND    STATE          CODEC  SIZE       FPS  KBIT/S  DELAY  LABEL\n"
        "s2     Bo    screen  connecting                       0    0\n"
        "s1     Ada   screen  weak: network  vp9    1920x1080  29   4100    41 ms  Report\n");
  CHECK(render_shares(json::object()) == "Nothing is shared.\n");
}

TEST_CASE("ctl_render: the PIN alone, so that scripts can take it", "[ctl]") {
  CHECK(render_pin({{"pin", "4829"}, {"required", true}}) == "4829\n");
  CHECK(render_pin({{"pin", "4829"}}) == "4829\n");
  CHECK(render_pin({{"pin", ""}, {"required", false}}) == "No PIN is asked.\n");
}

TEST_CASE("ctl_render: faults look like a compiler's", "[ctl]") {
  auto check = json::parse(R"({"path": "/etc/t.yaml", "faults": [
    {"file": "/etc/t.yaml", "line": 3, "column": 5, "text": "unknown key web.prot"},
    {"file": "/etc/t.yaml", "line": 0, "column": 0, "text": "cannot read"}]})");
  CHECK(render_faults(check) ==
        "/etc/t.yaml:3:5: unknown key web.prot\n/etc/t.yaml: cannot read\n");
  CHECK(render_faults({{"path", "/etc/t.yaml"}, {"faults", json::array()}}) ==
        "/etc/t.yaml: no faults\n");
}

TEST_CASE("ctl_render: an event is one line", "[ctl]") {
  ::setenv("TZ", "UTC", 1);
  ::tzset();
  CHECK(render_event(json::parse(
            R"({"at": 1790000000000, "kind": "joined", "name": "A\nda", "reason": ""})")) ==
        "14:13:20  joined             name=A?da\n");
}

TEST_CASE("ctl_render: answers of the wrong shape do not break it", "[ctl]") {
  for (auto text :
       {"null",
        "[]",
        "\"x\"",
        "3",
        R"({"participants": [1], "shares": "s"})",
        R"({"participants": {"p1": null}, "shares": {"s1": []}, "faults": {"a": 1}})"}) {
    auto value = json::parse(text);
    CHECK_FALSE(render_status(value).empty());
    CHECK_FALSE(render_participants(value).empty());
    CHECK_FALSE(render_shares(value).empty());
    CHECK_FALSE(render_pin(value).empty());
    CHECK_FALSE(render_faults(value).empty());
    CHECK_FALSE(render_event(value).empty());
  }
}

TEST_CASE("ctl_client: an error of tesserad keeps its kind and its text", "[ctl]") {
  auto why = failure_of(json::parse(
      R"({"code": -32021, "message": "This share has ended.", "data": {"name": "share_not_found"}})"));
  CHECK(why.code == errc::share_not_found);
  CHECK(why.text == "This share has ended.");
  CHECK(failure_of(json::parse("[]")).code == errc::internal);
  CHECK(failure_of(json::parse(R"({"data": {"name": 3}})")).code == errc::internal);
}
