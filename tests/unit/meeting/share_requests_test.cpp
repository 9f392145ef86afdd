// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/share_requests.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::meeting;
using namespace std::chrono_literals;

namespace {

moment at(std::chrono::milliseconds since_start) {
  return {monotonic::time_point{} + 1h + since_start, 1'000'000 + since_start.count()};
}

participant_id p(int number) {
  return participant_id{"p" + std::to_string(number)};
}

asker guest(int number) {
  return {p(number), "Guest " + std::to_string(number), false};
}

asker host(int number) {
  return {p(number), "Host", true};
}

voice speaks(int number) {
  return {false, p(number)};
}

const voice display{true, {}};
const showing nobody_shows{};
const showing ada_shows{{share_id{"s1-1"}, p(1)}};
const showing three_show{
    {share_id{"s1-1"}, p(1)}, {share_id{"s1-5"}, p(5)}, {share_id{"s1-6"}, p(6)}};

share_requests under(sharing_policy policy) {
  return share_requests{{policy, 5s}};
}

} // namespace

TEST_CASE("share_requests: everyone may show at once where everyone may", "[meeting][requests]") {
  auto all = under(sharing_policy::everyone);
  CHECK(all.ask(guest(2), share_kind::screen, "", ada_shows, at(0ms)).value_or("?").empty());
  CHECK(all.all().empty());
}

TEST_CASE("share_requests: ask asks only when somebody shows", "[meeting][requests]") {
  auto all = under(sharing_policy::ask);
  CHECK(all.ask(guest(1), share_kind::screen, "", nobody_shows, at(0ms)).value_or("?").empty());
  auto id = all.ask(guest(2), share_kind::screen, "Plan", ada_shows, at(0ms)).value_or("");
  REQUIRE(all.find(id) != nullptr);
  auto json = all.render()[id];
  CHECK(json["state"] == "waiting");
  CHECK(json["deciders"] == "sharers");
  CHECK(json["label"] == "Plan");
  CHECK(json["ends_at"].get<std::int64_t>() - json["at"].get<std::int64_t>() == 60'000);
  CHECK(all.may_accept(id, speaks(1), ada_shows)); // who shows
  CHECK(all.may_accept(id, display, ada_shows));
  CHECK(all.may_accept(id, speaks(3), ada_shows).code() == errc::not_allowed);
  CHECK_FALSE(all.next_granted(ada_shows, at(1s)));
  CHECK(all.next_granted(nobody_shows, at(1s)) == id); // Ada has stopped
}

TEST_CASE("share_requests: moderated means that a host decides, not who shows",
          "[meeting][requests]") {
  auto all = under(sharing_policy::moderated);
  auto id = all.ask(guest(2), share_kind::screen, "", nobody_shows, at(0ms)).value_or("");
  REQUIRE_FALSE(id.empty());
  CHECK(all.render()[id]["deciders"] == "host");
  CHECK(all.may_accept(id, speaks(1), ada_shows).code() == errc::not_allowed);
  CHECK(all.may_accept(id, display, ada_shows));
  CHECK(all.ask({p(3), "Host", true}, share_kind::screen, "", ada_shows, at(0ms))
            .value_or("?")
            .empty());
}

TEST_CASE("share_requests: nobody accepts the own request", "[meeting][requests]") {
  for (auto policy :
       {sharing_policy::ask, sharing_policy::moderated, sharing_policy::one_at_a_time}) {
    auto all = under(policy);
    auto id = all.ask(guest(2), share_kind::screen, "", ada_shows, at(0ms)).value_or("");
    REQUIRE_FALSE(id.empty());
    CHECK(all.may_accept(id, speaks(2), ada_shows).code() == errc::not_allowed);
    // Also not by showing something beside.
    showing own_too = ada_shows;
    own_too.push_back({share_id{"s1-2"}, p(2)});
    CHECK(all.may_accept(id, speaks(2), own_too).code() == errc::not_allowed);
  }
}

TEST_CASE("share_requests: one at a time counts down and then replaces", "[meeting][requests]") {
  auto all = under(sharing_policy::one_at_a_time);
  auto id = all.ask(guest(2), share_kind::screen, "", ada_shows, at(0ms)).value_or("");
  auto json = all.render()[id];
  CHECK(json["state"] == "countdown");
  CHECK(json["replaces"] == nlohmann::json{"s1-1"});
  CHECK(json["ends_at"] == 1'005'000);
  CHECK_FALSE(all.next_granted(ada_shows, at(4999ms)));
  CHECK(all.next_granted(ada_shows, at(5s)) == id);
}

TEST_CASE("share_requests: the second in the line waits a countdown of its own",
          "[meeting][requests]") {
  auto all = under(sharing_policy::one_at_a_time);
  auto first = all.ask(guest(2), share_kind::screen, "", ada_shows, at(0ms)).value_or("");
  auto second = all.ask(guest(3), share_kind::screen, "", ada_shows, at(1s)).value_or("");
  REQUIRE(all.next_granted(ada_shows, at(5s)) == first);
  all.erase(first);
  const showing bob_shows{{share_id{"s1-2"}, p(2)}};
  CHECK_FALSE(all.next_granted(bob_shows, at(5s)));
  CHECK(all.render()[second]["replaces"] == nlohmann::json{"s1-2"});
  CHECK_FALSE(all.next_granted(bob_shows, at(6s)));
  CHECK(all.next_granted(bob_shows, at(10s)) == second);
}

TEST_CASE("share_requests: a host takes over after a countdown too", "[meeting][requests]") {
  auto all = under(sharing_policy::one_at_a_time);
  CHECK(all.ask(host(2), share_kind::screen, "", nobody_shows, at(0ms)).value_or("?").empty());
  auto id = all.ask(host(2), share_kind::screen, "", ada_shows, at(0ms)).value_or("");
  REQUIRE(all.find(id) != nullptr);
  CHECK(all.render()[id]["state"] == "countdown");
  CHECK(all.render()[id]["refusable"] == false);
  for (const auto& who : {speaks(1), display, voice{true, p(3)}})
    CHECK(all.refuse(id, who, ada_shows, at(1s)).code() == errc::not_allowed);
  CHECK_FALSE(all.next_granted(ada_shows, at(4999ms)));
  CHECK(all.next_granted(ada_shows, at(5s)) == id);
  CHECK(all.refuse(id, {true, p(2)}, ada_shows, at(5s))); // their own question
}

TEST_CASE("share_requests: nobody cuts the own countdown short, not even a host",
          "[meeting][requests]") {
  auto all = under(sharing_policy::one_at_a_time);
  auto id = all.ask(host(2), share_kind::screen, "", ada_shows, at(0ms)).value_or("");
  CHECK(all.may_accept(id, {true, p(2)}, ada_shows).code() == errc::not_allowed);
  CHECK(all.may_accept(id, speaks(1), ada_shows)); // who gives way may do so at once
}

TEST_CASE("share_requests: a countdown names all who are replaced", "[meeting][requests]") {
  auto all = under(sharing_policy::one_at_a_time);
  auto id = all.ask(guest(2), share_kind::screen, "", three_show, at(0ms)).value_or("");
  CHECK(all.render()[id]["replaces"] == nlohmann::json{"s1-1", "s1-5", "s1-6"});
  // One of them decides for the others that they stay, but not that they go at once.
  CHECK(all.may_accept(id, speaks(5), three_show).code() == errc::not_allowed);
  CHECK(all.may_accept(id, display, three_show));
  // Who has seen it to its half needs no other one when somebody else stops.
  CHECK_FALSE(all.next_granted(ada_shows, at(3s)));
  CHECK(all.render()[id]["replaces"] == nlohmann::json{"s1-1"});
  CHECK(all.next_granted(ada_shows, at(5s)) == id);
  CHECK(all.may_accept(id, speaks(1), ada_shows));
  CHECK(all.refuse(id, speaks(1), ada_shows, at(5s)));
}

TEST_CASE("share_requests: no countdown is cut short; whose would come too late asks again",
          "[meeting][requests]") {
  share_requests all{{sharing_policy::one_at_a_time, 30s}};
  auto id = all.ask(guest(2), share_kind::screen, "", ada_shows, at(0ms)).value_or("");
  const showing bob_shows{{share_id{"s1-2"}, p(4)}};
  CHECK_FALSE(all.next_granted(bob_shows, at(29s))); // another one, who has seen nothing yet
  CHECK(all.render()[id]["ends_at"] == at(59s).wall_ms);
  CHECK_FALSE(all.next_granted(ada_shows, at(31s)));
  CHECK(all.next_tick() == at(60s).at);
  CHECK_FALSE(all.next_granted(ada_shows, at(60s)));
  CHECK(all.expire(at(60s)) == std::vector<std::string>{id});
}

TEST_CASE("share_requests: no countdown where none is set", "[meeting][requests]") {
  share_requests all{{sharing_policy::one_at_a_time, 0s}};
  CHECK(all.ask(host(3), share_kind::screen, "", ada_shows, at(0ms)).value_or("?").empty());
  CHECK(all.ask(guest(2), share_kind::screen, "", ada_shows, at(0ms)).value_or("?").empty());
}

TEST_CASE("share_requests: an answer ends it once, also with two hosts", "[meeting][requests]") {
  auto all = under(sharing_policy::moderated);
  auto id = all.ask(guest(2), share_kind::screen, "", nobody_shows, at(0ms)).value_or("");
  REQUIRE(all.refuse(id, display, nobody_shows, at(1s)));
  CHECK(all.refuse(id, display, nobody_shows, at(1s)).code() == errc::not_found);
  CHECK(all.may_accept(id, display, nobody_shows).code() == errc::not_found);
}

TEST_CASE("share_requests: who was refused waits before asking again", "[meeting][requests]") {
  auto all = under(sharing_policy::moderated);
  auto id = all.ask(guest(2), share_kind::screen, "", nobody_shows, at(0ms)).value_or("");
  REQUIRE(all.refuse(id, display, nobody_shows, at(0ms)));
  auto again = all.ask(guest(2), share_kind::screen, "", nobody_shows, at(4s));
  CHECK(again.code() == errc::refused);
  CHECK(again.error().retry_after == 6s);
  CHECK(all.ask(guest(2), share_kind::screen, "", nobody_shows, at(10s)));
}

TEST_CASE("share_requests: the question can be taken back, by nobody else", "[meeting][requests]") {
  auto all = under(sharing_policy::moderated);
  auto id = all.ask(guest(2), share_kind::screen, "", ada_shows, at(0ms)).value_or("");
  CHECK(all.refuse(id, speaks(1), ada_shows, at(0ms)).code() == errc::not_allowed);
  REQUIRE(all.refuse(id, speaks(2), ada_shows, at(0ms)));
  CHECK(all.all().empty());
}

TEST_CASE("share_requests: one a person, and not more than sixteen", "[meeting][requests]") {
  auto all = under(sharing_policy::moderated);
  REQUIRE(all.ask(guest(1), share_kind::screen, "", nobody_shows, at(0ms)));
  CHECK(all.ask(guest(1), share_kind::screen, "", nobody_shows, at(0ms)).code() ==
        errc::share_limit);
  for (int i = 2; i <= 16; ++i)
    REQUIRE(all.ask(guest(i), share_kind::screen, "", nobody_shows, at(0ms)));
  CHECK(all.ask(guest(17), share_kind::screen, "", nobody_shows, at(0ms)).code() ==
        errc::share_limit);
  CHECK(all.all().size() == share_requests::limit);
}

TEST_CASE("share_requests: what nobody answers is over after a minute", "[meeting][requests]") {
  auto all = under(sharing_policy::ask);
  auto id = all.ask(guest(2), share_kind::screen, "", ada_shows, at(0ms)).value_or("");
  CHECK(all.next_tick() == at(60s).at);
  CHECK(all.expire(at(59s)).empty());
  CHECK(all.expire(at(60s)) == std::vector<std::string>{id});
  CHECK_FALSE(all.next_tick());
}

TEST_CASE("share_requests: another policy counts for those who wait, too", "[meeting][requests]") {
  auto all = under(sharing_policy::moderated);
  auto id = all.ask(guest(2), share_kind::screen, "", ada_shows, at(0ms)).value_or("");
  all.set_rules({sharing_policy::one_at_a_time, 5s});
  CHECK_FALSE(all.next_granted(ada_shows, at(1s)));
  CHECK(all.render()[id]["state"] == "countdown");
  all.set_rules({sharing_policy::everyone, 5s});
  CHECK(all.next_granted(ada_shows, at(1s)) == id);
}
