// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "legacy_sender.hpp"
#include "pairing/legacy_pin_setup.hpp"
#include "pairing/legacy_verify.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

using namespace test_sender;

const identity me{"6f1b52a0-0000-4000-8000-00000000b0c5",
                  *ed25519_key::from_seed(secret{std::string(32, 'r')})};
const ed25519_key sender_key = *ed25519_key::from_seed(secret{std::string(32, 's')});
const secret pin{"4711"};

struct begun {
  legacy_pin_setup run{me};
  legacy_client client;

  explicit begun(const std::string& typed) : client(begin(run, typed)) {}
  static legacy_client begin(legacy_pin_setup& run, const std::string& typed) {
    const auto first = run.begin(user, pin);
    REQUIRE(first.data("pk")->size() == 256);
    REQUIRE(first.data("salt")->size() == 16);
    return {typed, *first.data("salt"), *first.data("pk")};
  }
};

/// A sender in raw pair-verify.
struct verifying : raw_client {
  legacy_verify run{me};

  result<legacy_verify::step> begin() {
    auto step = run.go_on(first(sender_key));
    if (step)
      take(step->answer);
    return step;
  }
};

} // namespace

TEST_CASE("legacy_pin_setup: the right PIN leaves each with the other's key", "[airplay]") {
  begun setup{"4711"};
  const auto second = setup.run.go_on(setup.client.second());
  REQUIRE(second);
  CHECK(second->answer.data("proof") == setup.client.expected);
  CHECK_FALSE(second->paired);
  const auto third = setup.run.go_on(setup.client.third(sender_key.public_key()));
  REQUIRE(third);
  REQUIRE(third->paired);
  CHECK(third->paired->key == sender_key.public_key());
  CHECK(third->paired->id == legacy_id(sender_key.public_key()));
  CHECK(aes_gcm_open(setup.client.half("Pair-Setup-AES-Key"),
                     setup.client.vector(2),
                     *third->answer.data("epk") + *third->answer.data("authTag"))
            .value_or("") == me.key.public_key());
}

TEST_CASE("legacy_pin_setup: a wrong PIN is one guess and ends the run", "[airplay]") {
  begun setup{"4712"};
  CHECK(setup.run.go_on(setup.client.second()).code() == errc::wrong_pin);
  CHECK(setup.run.go_on(setup.client.second()).code() == errc::parse_error);
  CHECK(setup.run.go_on(setup.client.third(sender_key.public_key())).code() == errc::parse_error);
}

TEST_CASE("legacy_pin_setup: keys out of the group, which need no PIN, are refused", "[airplay]") {
  BIGNUM* n = nullptr;
  BN_hex2bn(&n, group);
  const auto whole = bytes(n);
  BN_free(n);
  for (const auto& a : {std::string{}, std::string(256, '\0'), whole, std::string(257, '\1')}) {
    begun setup{"4711"};
    const auto second = plist{}.set_data("pk", a).set_data("proof", std::string(20, 'p'));
    CHECK(setup.run.go_on(second).code() == errc::parse_error);
  }
}

TEST_CASE(
    "legacy_pin_setup: a forged key, one of another size, and messages out of order are refused",
    "[airplay]") {
  for (int attack = 0; attack < 3; ++attack) {
    begun setup{"4711"};
    REQUIRE(setup.run.go_on(setup.client.second()));
    const auto third = attack == 0 ? plist{}
                                         .set_data("epk", std::string(32, 'f'))
                                         .set_data("authTag", std::string(16, 'f'))
                       : attack == 1 ? setup.client.third(std::string(31, 'k'))
                                     : plist{}.set("epk", "text");
    CHECK(setup.run.go_on(third).code() == errc::parse_error);
    // Over: the right one comes too late.
    CHECK(setup.run.go_on(setup.client.third(sender_key.public_key())).code() == errc::parse_error);
  }
  legacy_pin_setup fresh{me};
  CHECK(fresh.go_on(plist{}.set_data("proof", "p")).code() == errc::parse_error);
  CHECK(fresh.go_on(plist{}).code() == errc::parse_error);
}

TEST_CASE("legacy_pin_setup: only its own first message begins it", "[airplay]") {
  const auto wish = legacy_pin_setup::read_wish(plist{}.set("method", "pin").set("user", "me"));
  REQUIRE(wish);
  CHECK(*wish == "me");
  CHECK(legacy_pin_setup::read_wish(plist{}.set_data("pk", "x")).value_or("x") == std::nullopt);
  CHECK_FALSE(legacy_pin_setup::read_wish(plist{}.set("method", "password").set("user", "me")));
  CHECK_FALSE(legacy_pin_setup::read_wish(plist{}.set("method", "pin")));
  CHECK_FALSE(
      legacy_pin_setup::read_wish(plist{}.set("method", "pin").set("user", std::string(129, 'u'))));
}

TEST_CASE("legacy_verify: each side proves its key, and both have one secret", "[airplay]") {
  verifying sender;
  REQUIRE(sender.begin());
  CHECK(ed25519_verify(
      me.key.public_key(), sender.theirs + sender.own.public_key(), sender.signature));
  const auto done = sender.run.go_on(sender.second(sender_key));
  REQUIRE(done);
  CHECK(done->answer.empty());
  REQUIRE(done->proven);
  CHECK(done->proven->key == sender_key.public_key());
  REQUIRE(done->shared);
  CHECK(*done->shared == sender.shared);
}

TEST_CASE("legacy_verify: who shows another's key is refused, and has one try a run", "[airplay]") {
  verifying thief;
  REQUIRE(thief.begin());
  CHECK(thief.run.go_on(thief.second(me.key)).code() == errc::unauthenticated);
  CHECK(thief.run.go_on(thief.second(sender_key)).code() == errc::parse_error);
}

TEST_CASE("legacy_verify: a proof of another run is worth nothing", "[airplay]") {
  verifying first;
  REQUIRE(first.begin());
  const auto recorded = first.second(sender_key);
  verifying second;
  REQUIRE(second.begin());
  CHECK(second.run.go_on(recorded).code() == errc::unauthenticated);
}

TEST_CASE("legacy_verify: other sizes, other orders and weak keys are refused", "[airplay]") {
  legacy_verify run{me};
  CHECK(run.go_on("").code() == errc::parse_error);
  CHECK(run.go_on(std::string(67, '\1')).code() == errc::parse_error);
  CHECK(run.go_on(std::string(68, '\0')).code() == errc::parse_error);
  CHECK(run.go_on(std::string(68, '\2')).code() == errc::parse_error);
  // A point of low order, whose secret everybody knows.
  CHECK(run.go_on(std::string{"\1\0\0\0", 4} + std::string(32, '\0') + sender_key.public_key())
            .code() == errc::parse_error);
  CHECK(legacy_setup(me, std::string(32, 'k')).value_or("") == me.key.public_key());
  CHECK(legacy_setup(me, std::string(31, 'k')).code() == errc::parse_error);
}

} // namespace tessera::airplay
