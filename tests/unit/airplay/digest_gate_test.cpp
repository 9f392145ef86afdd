// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/pin_policy.hpp"
#include "quiet_house.hpp"
#include "session/digest_gate.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace tessera::airplay {

namespace {

/// As the meeting answers: with its own brake, later.
class small_house : public quiet_house {
public:
  explicit small_house(std::string pin) : pins{secret{std::move(pin)}} {}

  pin_policy pins;
  std::set<std::string> shown; ///< sources whose code the display shows
  std::vector<std::string> named;
  int left = 0;

  void ask_code(std::string name, std::string source, reply<secret> then) override {
    later([this, name, source, then] {
      if (!pins.required())
        return then(errc::not_allowed);
      if (auto may = pins.may_try(source, time); !may)
        return then(std::move(may).error());
      named.push_back(name);
      shown.insert(source);
      then(pins.pin());
    });
  }
  void end_code(std::string source) override { shown.erase(source); }
  void admit(host::candidate who, reply<host::admission> then) override {
    later([this, who, then] {
      if (auto may = pins.check(who.pin, who.source, time); !may)
        return then(std::move(may).error());
      then(host::admission{participant_id{"p"}});
    });
  }
  void leave(participant_id) override { ++left; }
};

struct answered {
  bool through = false;
  int status = 0;
  std::string challenge = {};
  std::string retry_after = {};
};

class sender {
public:
  sender(small_house& around, std::string source, std::string realm = digest_gate::sound_realm)
      : around_(around), realm_(realm),
        gate(std::make_shared<digest_gate>(around, realm, std::move(source))) {
    gate->set_name("Ada's radio");
  }

  answered ask(std::string authorization = {}) {
    airplay_request request{"ANNOUNCE", target, "RTSP/1.0", {}, {}};
    if (!authorization.empty())
      request.headers.add("Authorization", std::move(authorization));
    std::optional<answered> out;
    gate->check(request, [&](std::optional<airplay_answer> what) {
      if (!what) {
        out = answered{true};
        return;
      }
      out = answered{false,
                     what->status,
                     std::string{what->headers.text("WWW-Authenticate")},
                     std::string{what->headers.text("Retry-After")}};
    });
    around_.settle();
    REQUIRE(out);
    return *out;
  }

  std::string proof(const answered& asked, const std::string& password) const {
    const auto at = asked.challenge.find("nonce=\"") + 7;
    digest_answer said;
    said.username = "iTunes";
    said.realm = realm_;
    said.nonce = asked.challenge.substr(at, asked.challenge.find('"', at) - at);
    said.uri = target;
    return "Digest username=\"iTunes\", realm=\"" + said.realm + "\", nonce=\"" + said.nonce +
           "\", uri=\"" + said.uri + "\", response=\"" +
           digest_response(said, "ANNOUNCE", secret{password}) + "\"";
  }

private:
  small_house& around_;
  std::string realm_;

public:
  std::shared_ptr<digest_gate> gate;
  std::string target = "rtsp://10.0.0.1/42";
};

} // namespace

TEST_CASE("digest_gate: the display shows the code, and who proves it is through", "[airplay]") {
  small_house around{"4711"};
  sender radio{around, "10.0.0.7"};
  const auto asked = radio.ask();
  CHECK(asked.status == 401);
  CHECK(asked.challenge.starts_with("Digest realm=\"raop\", nonce=\""));
  CHECK(around.shown == std::set<std::string>{"10.0.0.7"});
  CHECK(around.named == std::vector<std::string>{"Ada's radio"});
  CHECK_FALSE(radio.gate->code());
  CHECK(radio.ask(radio.proof(asked, "4711")).through);
  REQUIRE(radio.gate->code());
  CHECK(radio.gate->code()->equals("4711"));
  CHECK(radio.ask().through); // for as long as the connection lasts
  CHECK(around.named.size() == 1);
  radio.gate.reset();
  CHECK(around.shown.empty());
}

TEST_CASE("digest_gate: a room without a PIN asks nobody", "[airplay]") {
  small_house around{""};
  sender radio{around, "10.0.0.7"};
  CHECK(radio.ask().through);
  CHECK_FALSE(radio.gate->code());
  CHECK(around.shown.empty());
}

TEST_CASE("digest_gate: guesses are counted by the meeting, whatever connection they come on",
          "[airplay]") {
  small_house around{"4711"};
  for (int i = 0; i < guess_brake::free_attempts; ++i) {
    sender radio{around, "10.0.0.7"};
    const auto again = radio.ask(radio.proof(radio.ask(), "0000"));
    CHECK(again.status == (i + 1 < guess_brake::free_attempts ? 401 : 503));
  }
  // Now even the right one has to wait, on a new connection too.
  sender radio{around, "10.0.0.7"};
  const auto refused = radio.ask();
  CHECK(refused.status == 503);
  CHECK(std::stoi(refused.retry_after) >= 1);
  CHECK(refused.challenge.empty());
  sender neighbour{around, "10.0.0.8"};
  CHECK(neighbour.ask().status == 401);
  around.time += guess_brake::first_wait + std::chrono::seconds{1};
  CHECK(radio.ask(radio.proof(radio.ask(), "4711")).through);
  CHECK(around.left == 0);
}

TEST_CASE("digest_gate: one connection may not guess on either", "[airplay]") {
  small_house around{"4711"};
  sender radio{around, "10.0.0.7"};
  auto asked = radio.ask();
  std::set<std::string> challenges;
  while (asked.status == 401) {
    challenges.insert(asked.challenge);
    asked = radio.ask(radio.proof(asked, "0000"));
  }
  CHECK(asked.status == 503);
  CHECK(challenges.size() == 2); // renewed after three
  CHECK(around.pins.wrong_in_all() == guess_brake::free_attempts);
}

TEST_CASE("digest_gate: what was heard elsewhere opens nothing, and is no guess", "[airplay]") {
  small_house around{"4711"};
  sender ada{around, "10.0.0.7"}, eve{around, "10.0.0.9"};
  const auto heard = ada.proof(ada.ask(), "4711");
  CHECK(eve.ask(heard).status == 401);
  // Her own nonce, but the answer was made for another address or realm.
  auto moved = eve.ask();
  const auto own = eve.proof(moved, "4711");
  eve.target = "rtsp://10.0.0.1/43";
  CHECK(eve.ask(own).status == 401);
  sender video{around, "10.0.0.9", digest_gate::video_realm};
  sender as_sound{around, "10.0.0.9"};
  CHECK(video.ask(as_sound.proof(video.ask(), "4711")).status == 401);
  CHECK(eve.ask("Basic aVR1bmVzOjQ3MTE=").status == 400);
  CHECK(around.pins.wrong_in_all() == 0);
  CHECK_FALSE(eve.gate->code());
  CHECK(ada.ask(heard).through);
}

TEST_CASE("digest_gate: who goes while the meeting is asked leaves no code on the display",
          "[airplay]") {
  small_house around{"4711"};
  sender radio{around, "10.0.0.7"};
  bool called = false;
  radio.gate->check({"ANNOUNCE", "/", "RTSP/1.0", {}, {}}, [&](auto) { called = true; });
  radio.gate.reset();
  around.settle();
  CHECK(around.shown.empty());
  CHECK_FALSE(called);
}

} // namespace tessera::airplay
