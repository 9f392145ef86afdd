// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

namespace {

nlohmann::json of(const std::string& share) {
  return {{"share", share}};
}

std::string show(room& house, const admission& who, std::chrono::milliseconds when = 0ms) {
  auto answer = house.open_share({who.participant, share_kind::screen, "Report", {}}, at(when));
  REQUIRE(answer);
  REQUIRE(answer->request.empty());
  return answer->share.str();
}

std::string paused_by(const room& house, const std::string& share) {
  return house.render()["shares"][share]["paused_by"];
}

/// The box is killed and comes back; nothing is left but what stands on the disk.
room restarted(const room& before, room_rules with = rules()) {
  return {std::move(with), before.stored(), at(0ms), before.book()};
}

void lose(room& house, const std::string& share) {
  REQUIRE(house.on_stage().end({share_id{share}, end_reason::connection_lost, {}}, at(1s)));
}

} // namespace

TEST_CASE("pauses: what its owner paused is not shown by a restart", "[meeting][pauses]") {
  room before{rules(), {}, at(0ms)};
  auto ada = join(before, "Ada");
  REQUIRE(call(before, guest(ada), "share.pause", of(show(before, ada))));
  auto after = restarted(before);
  REQUIRE(come_back(after, ada, 1s));
  auto again = restarted(after); // once more, before the page has offered anything
  REQUIRE(come_back(again, ada, 1s));
  auto share = show(again, ada, 2s);
  CHECK(again.render()["shares"][share]["state"] == "paused");
  CHECK(paused_by(again, share) == "owner");
  // The page is asked for the least, as for any paused share.
  CHECK(again.render()["shares"][share]["wish"]["fps"] == 1);
  REQUIRE(call(again, guest(ada), "share.resume", of(share)));
  CHECK(paused_by(again, share) == "");
}

TEST_CASE("pauses: one that went on is not paused by a restart", "[meeting][pauses]") {
  room before{rules(), {}, at(0ms)};
  auto ada = join(before, "Ada");
  auto share = show(before, ada);
  REQUIRE(call(before, guest(ada), "share.pause", of(share)));
  REQUIRE(call(before, guest(ada), "share.resume", of(share)));
  auto after = restarted(before);
  REQUIRE(come_back(after, ada, 1s));
  CHECK(paused_by(after, show(after, ada, 2s)) == "");
}

TEST_CASE("pauses: a host's pause outlasts another visit and another tab", "[meeting][pauses]") {
  room house{rules(), {}, at(0ms)};
  join(house, "Host's own");
  auto eve = join(house, "Eve", "laptop");
  REQUIRE(call(house, host(), "share.pause", of(show(house, eve))));
  auto tab = join(house, "Eve", "laptop", 1s);
  CHECK(paused_by(house, show(house, tab, 1s)) == "host");
  house.leave(eve.participant, at(2s));
  house.leave(tab.participant, at(2s));
  auto again = join(house, "Somebody else", "laptop", 3s);
  auto share = show(house, again, 3s);
  CHECK(paused_by(house, share) == "host");
  CHECK(paused_by(house, show(house, join(house, "Bob", "phone", 4s), 4s)) == "");
  REQUIRE(call(house, host(), "share.resume", of(share)));
  house.leave(again.participant, at(5s));
  CHECK(paused_by(house, show(house, join(house, "Eve", "laptop", 6s), 6s)) == "");
}

TEST_CASE("pauses: a host's pause is for the tabs too that are open already", "[meeting][pauses]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve", "laptop");
  auto tab = join(house, "Eve", "laptop");
  auto other = join(house, "Eve", "laptop");
  auto bob = join(house, "Bob", "phone");
  auto shown = show(house, tab);
  auto share = show(house, eve);
  REQUIRE(call(house, host(), "share.pause", of(share)));
  CHECK(paused_by(house, shown) == "host");
  CHECK(paused_by(house, show(house, other, 1s)) == "host");
  CHECK(paused_by(house, show(house, bob, 1s)) == "");
}

TEST_CASE("pauses: a host's word that it may go on is the last one", "[meeting][pauses]") {
  room house{rules(), {}, at(0ms)};
  auto first = join(house, "Eve", "laptop");
  auto second = join(house, "Eve", "laptop");
  auto dormant = join(house, "Eve", "laptop");
  auto share = show(house, second);
  REQUIRE(call(house, host(), "share.pause", of(share)));
  house.leave(first.participant, at(1s));
  SECTION("resumed") { REQUIRE(call(house, host(), "share.resume", of(share))); }
  SECTION("stopped") { REQUIRE(call(house, host(), "share.stop", of(share))); }
  house.leave(second.participant, at(2s));
  CHECK(paused_by(house, show(house, dormant, 3s)) == "");
  CHECK(paused_by(house, show(house, join(house, "Eve", "laptop", 3s), 3s)) == "");
}

TEST_CASE("pauses: who accepts a question lets all of that device show", "[meeting][pauses]") {
  auto asked = rules();
  asked.sharing.policy = sharing_policy::moderated;
  room house{asked, {}, at(0ms)};
  auto eve = join(house, "Eve", "laptop");
  auto tab = join(house, "Eve", "laptop");
  auto ask = [&](const admission& who) {
    auto answer = house.open_share({who.participant, share_kind::screen, "Report", {}}, at(1s));
    REQUIRE(answer);
    REQUIRE(call(house, host(), "request.accept", {{"request", answer->request}}, 1s));
    return house.render()["shares"].items().begin().key();
  };
  auto share = ask(eve);
  REQUIRE(call(house, host(), "share.pause", of(share)));
  REQUIRE(call(house, guest(eve), "share.stop", of(share)));
  share = ask(tab);
  CHECK(paused_by(house, share) == "");
  REQUIRE(call(house, guest(tab), "share.stop", of(share)));
  CHECK(paused_by(house, ask(join(house, "Eve", "laptop", 2s))) == "");
}

TEST_CASE("pauses: a host's word outlasts a restart, also for who types the PIN again",
          "[meeting][pauses]") {
  room before{rules(), {}, at(0ms)};
  join(before, "Ada", "phone");
  auto gone = join(before, "Eve", "laptop");
  auto inside = join(before, "Mallory", "tablet");
  for (const auto& who : {gone, inside}) {
    REQUIRE(call(before, host(), "share.pause", of(show(before, who))));
    REQUIRE(call(before, host(), "participant.mute",
                 {{"participant", who.participant.str()}, {"muted", true}}));
  }
  before.leave(gone.participant, at(1s));
  auto after = restarted(before);
  for (const char* device : {"laptop", "tablet"}) {
    auto back = join(after, "Somebody", device, 1s);
    CHECK(paused_by(after, show(after, back, 1s)) == "host");
    CHECK(person(after, back)["muted"] == true);
  }
}

TEST_CASE("pauses: the next meeting knows nothing of a host's pause", "[meeting][pauses]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve", "laptop");
  REQUIRE(call(house, host(), "share.pause", of(show(house, eve))));
  REQUIRE(call(house, host(), "participant.mute",
               {{"participant", eve.participant.str()}, {"muted", true}}));
  house.end_meeting(at(1s));
  auto again = join(house, "Eve", "laptop", 2s);
  CHECK(paused_by(house, show(house, again, 2s)) == "");
  CHECK(person(house, again)["muted"] == false);
}

TEST_CASE("pauses: a page does not undo a host's pause", "[meeting][pauses]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  auto share = show(house, eve);
  REQUIRE(call(house, host(), "share.pause", of(share)));
  lose(house, share);
  share = show(house, eve, 2s);
  CHECK(paused_by(house, share) == "host");
  REQUIRE(call(house, guest(eve), "share.stop", of(share)));
  share = show(house, eve, 3s);
  CHECK(paused_by(house, share) == "host");
  CHECK(call(house, guest(eve), "share.resume", of(share)).code() == errc::not_allowed);
  auto after = restarted(house);
  REQUIRE(come_back(after, eve, 1s));
  share = show(after, eve, 2s);
  CHECK(paused_by(after, share) == "host");
  REQUIRE(call(after, host(), "share.resume", of(share)));
  REQUIRE(call(after, guest(eve), "share.stop", of(share)));
  CHECK(paused_by(after, show(after, eve, 3s)) == "");
}

TEST_CASE("pauses: a lost connection does not show what its owner paused", "[meeting][pauses]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto share = show(house, ada);
  REQUIRE(call(house, guest(ada), "share.pause", of(share)));
  lose(house, share);
  CHECK(paused_by(house, show(house, ada, 2s)) == "owner");
}

TEST_CASE("pauses: a host who lets somebody show takes the own pause back", "[meeting][pauses]") {
  auto moderated = rules();
  moderated.sharing.policy = sharing_policy::moderated;
  room house{moderated, {}, at(0ms)};
  auto eve = join(house, "Eve");
  auto ask = [&] {
    auto answer = house.open_share({eve.participant, share_kind::screen, "", {}}, at(0ms));
    REQUIRE(answer);
    REQUIRE(call(house, host(), "request.accept", {{"request", answer->request}}));
    auto document = house.render();
    return document["shares"].items().begin().key();
  };
  auto share = ask();
  REQUIRE(call(house, host(), "share.pause", of(share)));
  lose(house, share);
  CHECK(paused_by(house, ask()) == "");
}

TEST_CASE("pauses: nothing of them outlives the meeting", "[meeting][pauses]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  REQUIRE(call(house, host(), "share.pause", of(show(house, eve))));
  house.end_meeting(at(0ms));
  CHECK(house.stored().people.empty());
  CHECK(paused_by(house, show(house, join(house, "Eve"))) == "");
}

TEST_CASE("pauses: the own share goes on three times at once, then once in two seconds",
          "[meeting][pauses]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  auto share = show(house, eve);
  auto say = [&](const caller& who, const char* method, std::chrono::milliseconds when = 0ms) {
    return call(house, who, method, of(share), when);
  };
  for (int i = 0; i < 3; ++i) {
    REQUIRE(say(guest(eve), "share.pause"));
    REQUIRE(say(guest(eve), "share.resume"));
  }
  REQUIRE(say(guest(eve), "share.pause")); // never refused: there may be something to hide
  (void)house.take_changed();
  for (int i = 0; i < 100; ++i) {
    CHECK(say(guest(eve), "share.resume").code() == errc::rate_limited);
    CHECK(say(guest(eve), "share.pause"));
  }
  CHECK_FALSE(house.take_changed()); // nobody is told
  CHECK(paused_by(house, share) == "owner");
  REQUIRE(say(guest(eve), "share.resume", 2s));
  CHECK(paused_by(house, share) == "");
  // Hosts have none.
  for (int i = 0; i < 20; ++i) {
    REQUIRE(say(host(), "share.pause"));
    REQUIRE(say(host(), "share.resume"));
  }
}
