// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "legacy_sender.hpp"
#include "pairing/pairing_talk.hpp"
#include "quiet_house.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <memory>

namespace tessera::airplay {

namespace {

using namespace test_sender;

const ed25519_key sender_key = *ed25519_key::from_seed(secret{std::string(32, 's')});

/// A room whose display shows 4711.
class legacy_house : public quiet_house {
public:
  int guesses = 0; ///< wrong ones, as the meeting counts them
  int shown = 0;   ///< codes that the display shows

  legacy_house() {
    known.legacy = true;
    known.pin_required = true;
  }
  [[nodiscard]] pairing_store& pairings() override { return store_; }
  void ask_code(std::string, std::string, reply<secret> then) override {
    later([this, then] {
      ++shown;
      then(secret{"4711"});
    });
  }
  void end_code(std::string) override { --shown; }
  void admit(host::candidate, reply<host::admission> then) override {
    later([this, then] {
      ++guesses;
      then(errc::wrong_pin);
    });
  }

private:
  test::temp_folder folder_;
  pairing_store store_ = *pairing_store::open(folder_.path);
};

/// One connection.
struct connection {
  legacy_house& house;
  std::shared_ptr<pairing_talk> talk = pairing_talk::make(house, "192.0.2.7");

  airplay_answer post(std::string_view path, const std::string& body) const {
    airplay_answer out{.status = 0};
    CHECK(talk->take(path, body, [&](airplay_answer what) { out = std::move(what); }));
    house.settle();
    return out;
  }
  int verify(const ed25519_key& key, const ed25519_key& signer) const {
    raw_client client;
    const auto first = post("/pair-verify", client.first(key));
    REQUIRE(first.status == 200);
    client.take(first.body);
    return post("/pair-verify", client.second(signer)).status;
  }
  int prove(const std::string& pin, const ed25519_key& key) const {
    const auto first =
        post("/pair-setup-pin", plist{}.set("method", "pin").set("user", user).binary());
    if (first.status != 200)
      return first.status;
    const auto list = *plist::parse(first.body);
    const legacy_client client{pin, *list.data("salt"), *list.data("pk")};
    const auto second = post("/pair-setup-pin", client.second().binary());
    if (second.status != 200)
      return second.status;
    return post("/pair-setup-pin", client.third(key.public_key()).binary()).status;
  }
};

} // namespace

TEST_CASE(
    "legacy_talk: where a PIN is asked for a key counts with the code that it was proven with",
    "[airplay]") {
  legacy_house house;
  const connection one{house};
  CHECK(one.post("/pair-setup", sender_key.public_key()).status == 200);
  CHECK(one.verify(sender_key, sender_key) == 470);
  CHECK_FALSE(one.talk->paired_in_clear());
  CHECK(one.prove("4711", sender_key) == 200);
  CHECK_FALSE(one.talk->paired_in_clear()); // it has to show that the key is its own
  CHECK(one.verify(sender_key, sender_key) == 200);
  CHECK(one.talk->paired_in_clear());
  CHECK(one.talk->code() == secret{"4711"});
  CHECK(one.talk->sender().starts_with("ed25519:"));
  CHECK(one.talk->shared());
}

TEST_CASE("legacy_talk: the proof holds on another connection, for that key only", "[airplay]") {
  legacy_house house;
  const auto other = *ed25519_key::from_seed(secret{std::string(32, 'o')});
  CHECK(connection{house}.prove("4711", sender_key) == 200);
  const connection again{house};
  CHECK(again.verify(other, other) == 470);
  CHECK(again.verify(sender_key, other) == 470); // a thief
  CHECK_FALSE(again.talk->paired_in_clear());
  CHECK(again.verify(sender_key, sender_key) == 200);
  CHECK(again.talk->code() == secret{"4711"});
  // Once known is not always known.
  CHECK(again.verify(other, other) == 470);
  CHECK_FALSE(again.talk->paired_in_clear());
  // Another meeting: the pairing is taken away with its proof.
  CHECK(house.pairings().remove(again.talk->sender()));
  CHECK(connection{house}.verify(sender_key, sender_key) == 470);
}

TEST_CASE("legacy_talk: a wrong PIN is told to the meeting, and proves nothing", "[airplay]") {
  legacy_house house;
  {
    const connection one{house};
    CHECK(one.prove("4712", sender_key) == 470);
    CHECK(house.guesses == 1);
    CHECK(one.verify(sender_key, sender_key) == 470);
    CHECK(house.shown == 1);
  }
  CHECK(house.shown == 0); // nobody is asked any more
}

TEST_CASE("legacy_talk: a guess on another connection ends this run, the right PIN or not",
          "[airplay]") {
  legacy_house house;
  const connection one{house};
  const auto first =
      one.post("/pair-setup-pin", plist{}.set("method", "pin").set("user", user).binary());
  REQUIRE(first.status == 200);
  const auto list = *plist::parse(first.body);
  const legacy_client client{"4711", *list.data("salt"), *list.data("pk")};
  CHECK(connection{house}.prove("0000", sender_key) == 470);
  CHECK(one.post("/pair-setup-pin", client.second().binary()).status == 470);
  CHECK(house.guesses == 1);
  CHECK(house.pairings().all().empty());
  CHECK(one.prove("4711", sender_key) == 200);
}

TEST_CASE("legacy_talk: where none is asked for any key will do, and the meeting decides",
          "[airplay]") {
  legacy_house house;
  house.known.pin_required = false;
  const connection one{house};
  CHECK(one.verify(sender_key, sender_key) == 200);
  CHECK(one.talk->paired_in_clear());
  CHECK_FALSE(one.talk->code());
  CHECK_FALSE(one.talk->take_link_secret()); // the link stays in clear
}

TEST_CASE("legacy_talk: what is none of its messages is refused", "[airplay]") {
  legacy_house house;
  const connection one{house};
  CHECK(one.post("/pair-setup", "short").status == 400);
  CHECK(one.post("/pair-verify", std::string(68, 'x')).status == 400);
  CHECK(one.post("/pair-setup-pin", "no list").status == 400);
  CHECK(one.post("/pair-setup-pin", plist{}.set("method", "password").binary()).status == 400);
  CHECK(one.post("/pair-setup-pin", plist{}.set_data("epk", "x").binary()).status == 470);
  CHECK_FALSE(one.talk->take("/pair-list", "", [](airplay_answer) {}));
}

} // namespace tessera::airplay
