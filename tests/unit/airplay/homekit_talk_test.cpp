// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "homekit_sender.hpp"
#include "pairing/pairing_talk.hpp"
#include "quiet_house.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <optional>

namespace tessera::airplay {

namespace {

using namespace test_sender;

const ed25519_key ada_key = *ed25519_key::from_seed(secret{std::string(32, 's')});
constexpr std::uint8_t transient = 0x10;

constexpr auto error(pair_error what) {
  return static_cast<std::uint32_t>(what);
}

/// A room whose admin changes the PIN, and whether there is one.
class changing_house : public quiet_house {
public:
  std::string pin = "4711";      ///< empty: none is asked for
  int guesses = 0;               ///< wrong ones, as the meeting counts them
  bool shown = false;            ///< the display shows a code
  std::vector<std::string> gone; ///< pairings whose connections end

  changing_house() { change(pin); }
  void change(const std::string& to) {
    pin = to;
    known.pin_required = !to.empty();
  }
  [[nodiscard]] pairing_store& pairings() override { return store_; }
  void ask_code(std::string, std::string, reply<secret> then) override {
    later([this, then] {
      shown = !pin.empty();
      pin.empty() ? then(errc::not_allowed) : then(secret{pin});
    });
  }
  void end_code(std::string) override { shown = false; }
  void unpaired(const std::string& sender) override { gone.push_back(sender); }
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
  changing_house& house;
  std::shared_ptr<pairing_talk> talk = pairing_talk::make(house, "192.0.2.7");

  tlv8 post(const tlv8& message) const {
    std::optional<airplay_answer> out;
    CHECK(talk->take("/pair-setup", message.bytes(), [&](auto what) { out = std::move(what); }));
    house.settle();
    REQUIRE(out);
    CHECK(out->status == 200);
    return *tlv8::parse(out->body);
  }
  /// M1, and what M3 goes on from. `typed`: known only later, perhaps.
  [[nodiscard]] tlv8 begin(std::uint8_t flags = 0) const { return post(homekit_m1(flags)); }
  static srp_client typed(const tlv8& m2, const std::string& pin) {
    return {pin, std::string{*m2.find(tlv::salt)}, std::string{*m2.find(tlv::public_key)}};
  }
  /// M3 to M6. Null: it has paired; else the error.
  [[nodiscard]] std::optional<std::uint32_t>
  finish(const tlv8& m2, const std::string& pin, const ed25519_key& key = ada_key) const {
    const auto client = typed(m2, pin);
    const auto m4 = post(homekit_m3(client));
    if (auto refused = m4.number(tlv::error))
      return refused;
    return post(homekit_m5(client, "Ada", key, key)).number(tlv::error);
  }
};

} // namespace

TEST_CASE("homekit_talk: by the new PIN a run that was begun by the old one is refused, the next "
          "one is not",
          "[airplay]") {
  changing_house house;
  const connection one{house};
  const auto m2 = one.begin();
  house.change("0815");
  CHECK(one.finish(m2, "0815") == error(pair_error::authentication));
  CHECK(house.guesses == 1);
  CHECK(house.pairings().all().empty());
  CHECK_FALSE(one.finish(one.begin(), "0815"));
  CHECK(one.talk->code() == secret{"0815"});
  CHECK(house.guesses == 1);
}

TEST_CASE(
    "homekit_talk: who proves the old PIN is shown to the meeting with that one, and no other",
    "[airplay]") {
  changing_house house;
  const connection one{house}, other{house};
  const auto m2 = one.begin();
  house.change("0815");
  const auto later = other.begin(); // the display says the new one now
  CHECK_FALSE(one.finish(m2, "4711"));
  CHECK(one.talk->code() == secret{"4711"});
  CHECK(house.pairings().proven("Ada") == secret{"4711"});
  CHECK(other.finish(later, "4711") == error(pair_error::authentication));
}

TEST_CASE("homekit_talk: a guess on another connection ends this run, the right PIN or not",
          "[airplay]") {
  changing_house house;
  const connection one{house}, other{house};
  const auto m2 = one.begin();
  CHECK(other.finish(other.begin(), "0000") == error(pair_error::authentication));
  CHECK(one.finish(m2, "4711") == error(pair_error::unknown));
  CHECK(house.guesses == 1);
  CHECK(house.pairings().all().empty());
  CHECK_FALSE(one.finish(one.begin(), "4711"));
}

TEST_CASE("homekit_talk: who began before there was a PIN has proven none", "[airplay]") {
  changing_house house;
  house.change("");
  const connection once{house}, stored{house};
  const auto m2 = once.begin(transient), m2_stored = stored.begin();
  house.change("4711");
  const auto client = connection::typed(m2, "3939");
  CHECK_FALSE(once.post(homekit_m3(client)).number(tlv::error));
  CHECK(once.talk->pairing().empty());
  CHECK_FALSE(once.talk->code());
  CHECK_FALSE(stored.finish(m2_stored, "3939"));
  CHECK_FALSE(stored.talk->code());
  CHECK_FALSE(house.pairings().proven("Ada"));
  // The next one is asked for it.
  const connection next{house};
  CHECK(next.begin(transient).number(tlv::error) == error(pair_error::authentication));
  CHECK(next.finish(next.begin(), "3939") == error(pair_error::authentication));
  const connection last{house};
  CHECK_FALSE(last.finish(last.begin(), "4711"));
  CHECK(last.talk->code() == secret{"4711"});
}

TEST_CASE("homekit_talk: a PIN that goes in the middle keeps nobody out", "[airplay]") {
  changing_house house;
  const connection one{house};
  const auto m2 = one.begin();
  house.change("");
  CHECK_FALSE(one.finish(m2, "4711"));
  // The meeting knows before the door does.
  house.known.pin_required = true;
  const connection early{house};
  const auto refused = early.begin();
  CHECK(refused.number(tlv::state) == 2u);
  CHECK(refused.number(tlv::error) == error(pair_error::unknown));
  CHECK_FALSE(refused.find(tlv::public_key));
  house.known.pin_required = false;
  CHECK_FALSE(
      early.post(homekit_m3(connection::typed(early.begin(transient), "3939"))).number(tlv::error));
  CHECK(house.guesses == 0);
}

TEST_CASE("homekit_talk: another key under a known id takes over neither its proof nor its links",
          "[airplay]") {
  changing_house house;
  const connection one{house};
  CHECK_FALSE(one.finish(one.begin(), "4711"));
  CHECK(house.pairings().proven("Ada") == secret{"4711"});
  // While no PIN is asked for anybody pairs, by any name; then it is asked for again.
  house.change("");
  const auto eve_key = *ed25519_key::from_seed(secret{std::string(32, 'e')});
  const connection eve{house};
  CHECK_FALSE(eve.finish(eve.begin(), "3939", eve_key));
  house.change("4711");
  CHECK_FALSE(house.pairings().proven("Ada"));
  CHECK(house.gone == std::vector<std::string>{"Ada"});
}

TEST_CASE("homekit_talk: the code of who has paired is shown until it is in", "[airplay]") {
  changing_house house;
  connection one{house};
  CHECK_FALSE(one.finish(one.begin(), "4711"));
  one.talk.reset();
  CHECK(house.shown); // it may come in on its next connection
  const connection next{house};
  next.talk->let_go_of_code();
  CHECK_FALSE(house.shown);
}

} // namespace tessera::airplay
