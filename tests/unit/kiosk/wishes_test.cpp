// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/wishes.hpp"

#include <catch2/catch.hpp>

#include <string>

using tessera::end_reason;
using tessera::errc;
using tessera::json_rpc::call;
using tessera::json_rpc::json;
namespace kiosk = tessera::kiosk;

namespace {

template <class T>
T read(const std::string& method, const json& params = json::object()) {
  auto wish = kiosk::read_wish(call{method, params, {}});
  REQUIRE(wish);
  REQUIRE(std::holds_alternative<T>(*wish));
  return std::get<T>(*wish);
}

errc fault(const std::string& method, const json& params) {
  return kiosk::read_wish(call{method, params, {}}).code();
}

const json displayed{{"share", "s1"},
                     {"width", 1920},
                     {"height", 1080},
                     {"fps", 29.9},
                     {"dropped", 3},
                     {"delay_ms", 41}};

json changed(const json& base, const char* key, const json& value) {
  auto copy = base;
  copy[key] = value;
  return copy;
}

} // namespace

TEST_CASE("wishes: kiosk.ready tells what the kiosk decodes", "[kiosk]") {
  auto presence = read<tessera::kiosk_presence>(
      "kiosk.ready", {{"decoders", {"vp8", "h264"}}, {"hardware", {"h264"}}, {"renderer", "gl"}});
  CHECK(presence.present);
  CHECK(presence.decoders == std::vector<std::string>{"vp8", "h264"});
  CHECK(presence.hardware == std::vector<std::string>{"h264"});
  CHECK(presence.sound.empty());
  CHECK(fault("kiosk.ready", {{"decoders", "vp8"}}) == errc::invalid_argument);
  CHECK(fault("kiosk.ready", {{"decoders", json(17, "vp8")}}) == errc::invalid_argument);
  CHECK(fault("kiosk.ready", {{"decoders", {std::string(17, 'x')}}}) == errc::invalid_argument);
}

TEST_CASE("wishes: kiosk.ready tells where sound goes", "[kiosk]") {
  for (const char* output : {"pulse", "pipewire", "alsa", ""})
    CHECK(read<tessera::kiosk_presence>("kiosk.ready", {{"sound", output}}).sound == output);
  for (const json& odd : {json("speakers"), json(1), json("pulse\n"), json(std::string(99, 'x'))})
    CHECK(fault("kiosk.ready", {{"sound", odd}}) == errc::invalid_argument);
}

TEST_CASE("wishes: share.displayed is read whole", "[kiosk]") {
  auto shown = read<tessera::share_displayed>("share.displayed", displayed);
  CHECK(shown.share.str() == "s1");
  CHECK(shown.width == 1920);
  CHECK(shown.height == 1080);
  CHECK(shown.fps == 29.9);
  CHECK(shown.dropped == 3);
  CHECK(shown.delay_ms == 41);
}

TEST_CASE("wishes: numbers out of range are refused", "[kiosk]") {
  for (const auto& [key, value] : {std::pair<const char*, json>{"width", -1},
                                   {"width", 16385},
                                   {"height", 1.5},
                                   {"fps", -1},
                                   {"fps", 1e9},
                                   {"dropped", -1},
                                   {"dropped", UINT64_MAX},
                                   {"delay_ms", "41"},
                                   {"share", "s1\nforged"},
                                   {"share", nullptr}}) {
    INFO(key << " " << value);
    CHECK(fault("share.displayed", changed(displayed, key, value)) == errc::invalid_argument);
  }
}

TEST_CASE("wishes: a share can fail", "[kiosk]") {
  auto failed =
      read<tessera::end_share>("share.failed", {{"share", "s2"}, {"reason", "no decoder"}});
  CHECK(failed.share.str() == "s2");
  CHECK(failed.reason == end_reason::media_failed);
  CHECK(fault("share.failed", json::object()) == errc::invalid_argument);
}

TEST_CASE("wishes: a small picture comes as base64", "[kiosk]") {
  auto made = read<kiosk::thumbnail_made>("share.thumbnail", {{"share", "s1"}, {"data", "/9j/"}});
  CHECK(made.share.str() == "s1");
  CHECK(made.jpeg == "\xff\xd8\xff");
  CHECK(fault("share.thumbnail", {{"share", "s1"}, {"data", "?"}}) == errc::invalid_argument);
  CHECK(fault("share.thumbnail", {{"share", "s1"}, {"data", std::string(56 * 1024, 'A')}}) ==
        errc::invalid_argument); // 42 KiB: more than 40
}

TEST_CASE("wishes: what is not the display's own goes on to the house", "[kiosk]") {
  read<tessera::get_room>("room.get");
  for (const auto* method : {"share.stop", "participant.remove", "pin.new", "settings.set", "x"}) {
    CHECK_FALSE(kiosk::is_wish(method));
    CHECK(fault(method, json::object()) == errc::method_not_found);
  }
  CHECK(kiosk::is_wish("share.thumbnail"));
}

TEST_CASE("wishes: the channel for lanes says whose it is", "[kiosk]") {
  CHECK(*kiosk::read_lanes_hello(R"({"session": "abc"})") == "abc");
  for (const auto* text :
       {"", "[]", "null", "{", R"({"session": 1})", R"({"session": ""})", "{}"}) {
    INFO(text);
    CHECK(kiosk::read_lanes_hello(text).code() == errc::parse_error);
  }
  CHECK(kiosk::read_lanes_hello(std::string(257, '[')).code() == errc::message_too_large);
}
