// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_params.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::ctl;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

result<std::string> content(const std::string& path) {
  if (path == "no-such-file")
    return errc::not_found;
  return path == unseen ? std::string{"long enough"} : "bytes of " + path;
}

result<json> call(const char* method, const std::vector<std::string>& pairs) {
  return params_of_pairs(*rpc::find_method(method), pairs, content);
}

result<json> say(std::string_view first, std::string_view second, std::vector<std::string> rest) {
  for (const auto& one : all_words()) {
    if (one.first == first && one.second == second)
      return params_of_word(one, rest, content);
  }
  FAIL("no such word");
  return errc::internal;
}

} // namespace

TEST_CASE("ctl_params: values are typed by the table", "[ctl]") {
  CHECK(*call("share.pin", {"share=s1", "pinned=true"}) == json{{"share", "s1"}, {"pinned", true}});
  CHECK(*call("logs.get", {"minutes=5", "level=error"}) ==
        json{{"minutes", 5}, {"level", "error"}});
  CHECK(*call("settings.reset", {"keys=web.port,room.name"}) ==
        json{{"keys", {"web.port", "room.name"}}});
  CHECK(*call("settings.set", {R"(values={"room.name":"Oslo"})"}) ==
        json{{"values", {{"room.name", "Oslo"}}}});
  CHECK(*call("pin.set", {"pin=0042"}) == json{{"pin", "0042"}});
  CHECK(*call("image.set", {"image=logo", "data=@a"}) ==
        json{{"image", "logo"}, {"data", "Ynl0ZXMgb2YgYQ=="}}); // RFC 4648 of "bytes of a"
  CHECK(*call("certificate.set", {"certificate=@c", "key=@k"}) ==
        json{{"certificate", "bytes of c"}, {"key", "bytes of k"}});
}

TEST_CASE("ctl_params: wrong values are told before tesserad is asked", "[ctl]") {
  CHECK(call("logs.get", {"minutes=x"}).code() == errc::invalid_argument);
  CHECK(call("logs.get", {"minutes=61"}).code() == errc::invalid_argument);
  CHECK(call("share.pin", {"share=s1"}).code() == errc::invalid_argument);
  CHECK_THAT(call("share.pin", {"colour=red"}).error().text,
             Contains("share=ID pinned=true|false"));
  CHECK(call("image.set", {"image=icon", "data=@a"}).code() == errc::invalid_argument);
  CHECK(call("image.set", {"image=logo", "data=@no-such-file"}).code() == errc::not_found);
}

TEST_CASE("ctl_params: words take operands in their order", "[ctl]") {
  CHECK(*say("chat", "", {"Hello", "all"}) == json{{"text", "Hello all"}});
  CHECK(*say("layout", "", {"focus", "s1"}) == json{{"mode", "focus"}, {"focus", "s1"}});
  CHECK(*say("layout", "", {"auto"}) == json{{"mode", "auto"}});
  CHECK(*say("settings", "set", {"web.port=8444", "room.name=Oslo", "display.clock=false"}) ==
        json{{"values", {{"web.port", 8444}, {"room.name", "Oslo"}, {"display.clock", false}}}});
  CHECK(*say("settings", "reset", {"web.port", "room.name"}) ==
        json{{"keys", {"web.port", "room.name"}}});
  CHECK(*say("password", "", {}) == json{{"password", "long enough"}});
  CHECK(say("password", "", {"in-the-history"}).code() == errc::invalid_argument);
  CHECK(say("swap", "", {"s1"}).error().text == "swap needs SHARE WITH");
  CHECK(*say("volume", "", {"35"}) == json{{"volume", 35}});
  CHECK(*say("mute", "", {"on"}) == json{{"muted", true}});
  CHECK(*say("ducking", "", {"off"}) == json{{"ducking", false}});
  CHECK(*say("share-volume", "", {"s1", "0"}) == json{{"share", "s1"}, {"volume", 0}});
  CHECK(*say("share-mute", "", {"s1", "off"}) == json{{"share", "s1"}, {"muted", false}});
  CHECK(say("volume", "", {"101"}).code() == errc::invalid_argument);
  CHECK(say("mute", "", {"perhaps"}).code() == errc::invalid_argument);
  CHECK(say("share-mute", "", {"s1"}).error().text == "share-mute needs SHARE on|off");
  CHECK(say("stop", "", {"s1", "s2"}).code() == errc::invalid_argument);
}
