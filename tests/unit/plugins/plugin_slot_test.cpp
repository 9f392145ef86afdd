// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/lane.hpp"
#include "slot_bench.hpp"

#include <catch2/catch.hpp>

#include <signal.h>
#include <unistd.h>

#include <algorithm>

using namespace tessera;
using namespace tessera::plugins;
using testing::slot_bench;

namespace {

/// The first frames that a reader of a lane gets, until the kinds are there.
std::vector<lane::frame> read_frames(int fd, std::size_t count) {
  lane::frame_reader reader;
  std::vector<lane::frame> frames;
  char bytes[4096];
  while (frames.size() < count) {
    auto n = ::read(fd, bytes, sizeof bytes);
    if (n <= 0 || !reader.feed({bytes, static_cast<std::size_t>(n)}, frames))
      break;
  }
  return frames;
}

/// From the lobby to the end of one share; what the slot says on the way.
std::vector<std::string> conversation(isolation where) {
  slot_bench bench{where, "share"};
  std::vector<std::string> seen;
  auto hear = [&] { seen.push_back(bench.next()); };
  hear(); // starting
  hear(); // open
  hear(); // admit
  bench.send(control::admit_answer{1, participant_id{"p1"}, true});
  bench.send(control::participant_admitted{participant_id{"p1"}});
  hear(); // open_share, once
  bench.send(control::share_answer{2, share_id{"s1"}});
  hear(); // what will come, and that nobody reads
  auto pair = net::make_lane_pair();
  REQUIRE(pair);
  bench.send(control::attach_reader{share_id{"s1"}}, std::move(pair->writer));
  auto frames = read_frames(pair->reader.get(), 2);
  REQUIRE(frames.size() == 2);
  CHECK(frames[0].header.kind == lane::frame_kind::caps);
  CHECK(frames[1].header.key_frame());
  CHECK(frames[1].header.presentation_ns == 5);
  CHECK(frames[1].payload.size() == 7); // "picture"
  hear();                               // that somebody reads
  hear();                               // progress
  bench.send(control::share_stopped{share_id{"s1"}, end_reason::removed});
  hear(); // the probe asks for a camera
  hear(); // and leaves
  bench.send(control::participant_ended{participant_id{"p1"}, end_reason::removed});
  hear();
  bench.stop();
  hear(); // closed
  return seen;
}

bool any_of(isolation where, const char* mode, std::string_view expected) {
  slot_bench bench{where, mode};
  auto line = bench.next_like("waiting: ");
  INFO(line);
  CHECK(line.find(expected) != std::string::npos);
  // It comes back by itself.
  return bench.next_like("starting") == "starting";
}

} // namespace

TEST_CASE("plugin_slot: a door cannot tell where it runs", "[plugins]") {
  auto inside = conversation(isolation::none);
  CHECK(
      inside ==
      std::vector<std::string>{
          "starting",
          "open",
          R"({"device":"device-7","name":"Probe","pin":"4829","request":1,"source":"10.0.0.7","type":"admit"})",
          R"({"kind":"screen","label":"Slides","participant":"p1","request":2,"type":"open_share"})",
          R"({"codec":"vp8","height":48,"share":"s1","sound":false,"type":"lane_watched","watched":false,"width":64})",
          R"({"codec":"vp8","height":48,"share":"s1","sound":false,"type":"lane_watched","watched":true,"width":64})",
          R"({"codec":"vp8","fps":0.0,"height":48,"kbps":0,"paused":true,"share":"s1","sound":false,"type":"progress","width":64})",
          R"({"kind":"camera","label":"s1 was stopped","participant":"p1","request":3,"type":"open_share"})",
          R"({"participant":"p1","type":"leave"})",
          R"({"name":"p1: removed","request":4,"source":"","type":"admit"})",
          "closed"});
  CHECK(conversation(isolation::process) == inside);
}

TEST_CASE("plugin_slot: a door hears of the room, offers services and asks for codes", "[plugins]") {
  for (auto where : {isolation::none, isolation::process}) {
    slot_bench bench{where, "code"};
    REQUIRE(bench.next_like("open") == "open");
    bench.send(control::facts{{"Oslo", true, false, {}}});
    CHECK(bench.next() ==
          R"({"services":[{"name":"Oslo","port":7000,"txt":["pin=1"],"type":"_probe._tcp"}],"type":"publish"})");
    CHECK(bench.next() == R"({"name":"Ada's phone","request":1,"source":"10.0.0.7","type":"ask_code"})");
    bench.send(control::code_answer{1, secret{"4829"}});
    CHECK(bench.next() ==
          R"({"name":"Ada's phone","pin":"4829","request":2,"source":"10.0.0.7","type":"admit"})");
    bench.send(control::facts{{"Oslo", false, false, {}}});
    CHECK(bench.next() ==
          R"({"services":[{"name":"Oslo","port":7000,"txt":["pin=0"],"type":"_probe._tcp"}],"type":"publish"})");
    CHECK(bench.next().find("ask_code") != std::string::npos);
    bench.send(control::code_answer{3, errc::not_allowed});
    CHECK(bench.next() == R"({"source":"10.0.0.7","type":"end_code"})");
  }
}

TEST_CASE("plugin_slot: what a share plays comes with its picture, and not too often",
          "[plugins]") {
  for (auto where : {isolation::none, isolation::process}) {
    slot_bench bench{where, "play"};
    REQUIRE(bench.next_like("open") == "open");
    CHECK(bench.next_like(R"({"device")").find("admit") != std::string::npos);
    bench.send(control::admit_answer{1, participant_id{"p1"}, false});
    CHECK(bench.next().find("open_share") != std::string::npos);
    bench.send(control::share_answer{2, share_id{"s1"}});
    const auto rest = R"(,"duration_ms":0,"playing":false,"position_ms":0,"share":"s1","title":")";
    CHECK(bench.next_like(R"({"album")") == R"({"album":"","artist":"Ada")" + std::string{rest} +
                                                std::string(512, 't') +
                                                R"(","type":"describe_share"} + 33 bytes)");
    auto pieces = bench.next_like(R"({"all")");
    CHECK(std::count(pieces.begin(), pieces.end(), '{') == 41);
    CHECK(pieces.ends_with(R"(],"first":true,"type":"devices"})"));
    pieces = bench.next();
    CHECK(std::count(pieces.begin(), pieces.end(), '{') == 6);
    CHECK(pieces.ends_with(R"(],"first":false,"type":"devices"})"));
    const auto last = bench.next_like(R"({"album")");
    CHECK(last.find(R"("title":"last")") != std::string::npos);
    CHECK(last.ends_with("}")); // a picture that is too large is none
    bench.send(control::forget_device{"id"});
    CHECK(bench.next() == R"({"all":[{"id":"id is gone","last_seen":0,"name":"","since":0}],)"
                          R"("first":true,"type":"devices"})");
  }
}

TEST_CASE("plugin_slot: a name or device of any length does not end its door", "[plugins]") {
  for (auto where : {isolation::none, isolation::process}) {
    slot_bench bench{where, "long"};
    REQUIRE(bench.next_like("open") == "open");
    for (const char* number : {"1", "2", "3"}) // a name, a device, and one with odd bytes
      CHECK(bench.next() == std::string{R"({"name":"invalid_argument","request":)"} + number +
                                R"(,"source":"","type":"admit"})");
  }
}

TEST_CASE("plugin_slot: exceptions of a door stop at the border", "[plugins]") {
  for (auto where : {isolation::none, isolation::process}) {
    CHECK(any_of(where, "throw_at_start", "start threw: no luck"));
    CHECK(any_of(where, "throw_later", "posted work threw: much later"));
    CHECK(any_of(where, "throw_int", "posted work threw something"));
    CHECK(any_of(where, "refuse", "not today"));
  }
}

TEST_CASE("plugin_slot: whom strangers make write does not fill the house", "[plugins]") {
  for (auto where : {isolation::none, isolation::process}) {
    slot_bench bench{where, "writes"};
    REQUIRE(bench.next_like("open") == "open");
    CHECK(bench.next() == R"({"source":"10.0.0.7","type":"end_code"})");
  }
}

TEST_CASE("plugin_slot: a door that floods the house is ended and comes back", "[plugins]") {
  for (auto where : {isolation::none, isolation::process})
    CHECK(any_of(where, "floods", "it says more than anybody asked for"));
}

TEST_CASE("plugin_slot: a crash of a host process is its own", "[plugins]") {
  CHECK(any_of(isolation::process, "crash", "ended by signal 6"));
}

TEST_CASE("plugin_slot: a killed host process is seen at once and started again", "[plugins]") {
  slot_bench bench{isolation::process, "share"};
  REQUIRE(bench.next_like("open") == "open");
  pid_t first = 0;
  bench.on_network([&](plugin_slot& slot) { first = slot.pid(); });
  REQUIRE(first > 0);
  ::kill(first, SIGKILL);
  CHECK(bench.next_like("waiting").find("signal 9") != std::string::npos);
  REQUIRE(bench.next_like("open") == "open");
  bench.on_network([&](plugin_slot& slot) {
    CHECK(slot.pid() > 0);
    CHECK(slot.pid() != first);
    CHECK(slot.restarts() == 1);
  });
}

TEST_CASE("plugin_slot: a host that hangs is killed", "[plugins][slow]") {
  slot_bench bench{isolation::process, "hang"};
  REQUIRE(bench.next_like("open") == "open");
  CHECK(bench.next_like("waiting").find("did not answer for 5 s") != std::string::npos);
}
