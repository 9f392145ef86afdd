// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "page_fixture.hpp"
#include "signalling/signalling_actor.hpp"
#include "signalling/web_door.hpp"
#include "support/house_bench.hpp"
#include "support/temp_folder.hpp"

#include <caf/event_based_actor.hpp>
#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace tessera;
using namespace tessera::signalling;
using json = nlohmann::json;
using lines = std::vector<std::string>;

namespace {

struct page_line : fake_socket {
  handlers heard;
  void set_handlers(handlers those) override { heard = std::move(those); }
};

/// The actor with its real door, which listens nowhere, a page in it, and a house of stand-ins.
struct fixture : test::house_bench {
  net::event_loop network; ///< never turned
  test::temp_folder folder;
  json room = json::parse(R"({"room": {"name": "Oslo"}, "meeting": {}, "participants": {},
      "shares": {"s8": {"state": "live", "codec": "vp9"}}})");
  lines log;             ///< what ice and media were asked
  errc rests = errc::ok; ///< what media answers when a section is to show nothing
  web_door* door = nullptr;
  signalling_actor signalling = spawn();
  house_changed house;
  std::shared_ptr<page_line> page = std::make_shared<page_line>();

  fixture() {
    run();
    REQUIRE(door != nullptr);
    house.meeting = stub<meeting_actor>({[](const admit_participant& who) {
                                           return admission{participant_id{"p1"}, who.name, "e"};
                                         },
                                         [](const watch_room&) {},
                                         [](const door_state&) {},
                                         [](const share_viewed&) {},
                                         [](const participant_away&) {}});
    house.ice = stub<ice_actor>(
        {[this](const open_agent& what) { return told(ice_agent{}, "agent ", what.peer); },
         [this](const close_agent& what) { log.push_back("free " + what.peer.str()); }});
    house.media = spawn_media();
    introduce();
    show();
    door->handlers().on_websocket(page);
    REQUIRE(call("join", {{"name", "Ada"}}).contains("result"));
    log.clear();
  }
  ~fixture() {
    end(signalling); // before the network that its timers are on
    end(house.meeting);
    end(house.ice);
    end(house.media);
  }

  signalling_actor spawn() {
    static const std::vector<option> others{
        {"state_folder", option_type::text, std::string{}, ""},
        {"runtime_folder", option_type::text, std::string{}, ""},
        {"media.max_kbps", option_type::integer, std::int64_t{12'000}, ""},
        {"media.views_max", option_type::integer, std::int64_t{32}, ""},
        {"media.codecs", option_type::text_list, lines{}, ""},
    };
    auto values = defaults_of(std::vector<option_table>{others, signalling_options()});
    values.set("state_folder", folder.path);
    values.set("runtime_folder", folder.path);
    REQUIRE(write_file(folder.path + "/index.html", "<!doctype html>", 0644));
    auto make = [this, values](house_services& services) -> result<std::unique_ptr<web_door>> {
      auto files = static_files::load(folder.path);
      auto tls = certificate::open(values);
      REQUIRE((files && tls));
      auto made = std::make_unique<web_door>(
          services, *std::move(tls), *std::move(files), secret{std::string(token_key_bytes, 'k')});
      made->apply(values);
      door = made.get();
      return made;
    };
    return spawn_signalling(system, loop, network, make, {});
  }

  /// Must know all that it is sent: CAF answers what is unknown with an error, even to an event.
  template <class Handle>
  Handle stub(caf::behavior does) {
    return caf::actor_cast<Handle>(
        system.spawn([does](caf::event_based_actor*) -> caf::behavior { return does; }));
  }
  template <class Answer>
  Answer told(Answer answer, const char* what, const peer_id& peer) {
    log.push_back(what + peer.str());
    return answer;
  }
  media_actor spawn_media() {
    return stub<media_actor>(
        {[this](const open_view& what) {
           return told(view_answer{"v=0 view", {}}, "view ", what.peer);
         },
         [this](const set_view& what) -> caf::result<done> {
           if (rests != errc::ok && what.source.share.empty())
             return to_caf({rests, {}, {}});
           return done{};
         },
         [this](const close_peer& what) { log.push_back("close " + what.peer.str()); }});
  }

  void introduce() {
    caf::anon_send(signalling, house);
    run();
  }
  void show() {
    caf::anon_send(signalling, room_state{1, std::make_shared<const json>(room)});
    run();
  }
  /// The page asks.
  json call(const char* method, const json& params) {
    page->sent.clear();
    page->heard.on_message(json_rpc::make_request(1, method, params));
    run();
    for (const auto& one : page->sent)
      if (one.contains("id"))
        return one;
    return {};
  }
  std::string watched() {
    auto made = call("view.offer", {{"sdp", "v=0"}, {"shares", {{"0", "s8"}}}});
    REQUIRE(made.contains("result"));
    page->sent.clear();
    return made["result"]["peer"];
  }
  /// Peers that the page was told have failed.
  lines failed() {
    lines all;
    for (const auto& one : std::exchange(page->sent, {}))
      if (one.value("method", "") == "peer.state" && one["params"]["state"] == "failed")
        all.push_back(one["params"]["peer"]);
    return all;
  }
};

} // namespace

TEST_CASE("signalling_actor: when media is begun anew, views end and pages hear of it",
          "[signalling][actor][view]") {
  fixture one;
  const auto first = one.watched(), second = one.watched();
  one.introduce(); // somebody else was restarted
  CHECK(one.failed().empty());
  const auto former = std::exchange(one.house.media, {});
  SECTION("it is there again at once") {
    one.house.media = one.spawn_media();
    one.introduce();
    CHECK(one.failed() == lines{first, second});
  }
  SECTION("it is away for a while") {
    one.introduce();
    CHECK(one.failed() == lines{first, second});
    one.house.media = one.spawn_media();
    one.introduce();
    CHECK(one.failed().empty());
  }
  CHECK(one.log.back() == "free " + second);
  one.log.clear();
  const auto next = one.watched();
  CHECK(one.log == lines{"agent " + next, "view " + next});
  one.end(former);
}

TEST_CASE("signalling_actor: a page hears of a view that media does not pause",
          "[signalling][actor][view][attack]") {
  fixture one;
  const auto peer = one.watched();
  one.room["shares"]["s8"]["state"] = "paused";
  SECTION("it does") {
    one.show();
    CHECK(one.failed().empty());
  }
  SECTION("it says no") {
    one.rests = errc::media_failed;
    one.show();
    CHECK(one.failed() == lines{peer});
    CHECK(one.log.back() == "free " + peer);
  }
}
