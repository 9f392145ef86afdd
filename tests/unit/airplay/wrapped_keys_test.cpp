// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "quiet_house.hpp"
#include "session/wrapped_keys.hpp"

#include <catch2/catch.hpp>

#include <memory>

namespace tessera::airplay {

namespace {

const std::string first_message = "FPLY" + std::string(12, '1');
const std::string third_message = "FPLY" + std::string(160, '3');
const std::string ekey = "FPLY" + std::string(68, 'e');
const std::string eiv(16, 'v');

/// Answers what a test tells it to, later.
class told_keys : public key_provider {
public:
  explicit told_keys(quiet_house& around) : around_(around) {}

  abilities able{true, true};
  result<std::string> answer{std::string{"answer"}};
  result<secret> key{secret{std::string(16, 'k')}};
  std::vector<std::string> handshakes; ///< with which keys were unwrapped

  [[nodiscard]] abilities can() const override { return able; }
  void fp_answer(std::string, reply<std::string> then) override {
    around_.later([this, then] { then(answer); });
  }
  void unwrap(std::string handshake, std::string, reply<secret> then) override {
    handshakes.push_back(std::move(handshake));
    around_.later([this, then] { then(key); });
  }

private:
  quiet_house& around_;
};

class key_house : public quiet_house {
public:
  told_keys provider{*this};
  std::shared_ptr<wrapped_keys> one = std::make_shared<wrapped_keys>(*this, "192.0.2.7");

  [[nodiscard]] key_provider& keys() override { return provider; }
  airplay_answer fp_setup(const std::string& body) {
    airplay_answer out{.status = 0};
    one->fp_setup(body, [&](airplay_answer what) { out = std::move(what); });
    settle();
    return out;
  }
  /// What comes of a SETUP: nothing is `ok` without secrets.
  result<bool> set_up(const plist& list) {
    result<bool> out{errc::internal};
    one->take(list, {}, [&](auto secrets) {
      out = secrets ? result<bool>{secrets->has_value()} : result<bool>{secrets.error()};
    });
    settle();
    return out;
  }
};

plist with_keys(const std::string& key = ekey, const std::string& vector = eiv) {
  return plist{}.set_data("ekey", key).set_data("eiv", vector);
}

} // namespace

TEST_CASE("wrapped_keys: a key is opened with the handshake before it, and once", "[airplay]") {
  key_house house;
  CHECK(house.fp_setup(first_message).body == "answer");
  CHECK(house.fp_setup(third_message).status == 200);
  CHECK(house.set_up(with_keys()).value_or(false));
  CHECK(house.provider.handshakes == std::vector{third_message});
  // Senders repeat it with each stream; another one is another one.
  CHECK(house.set_up(with_keys()).value_or(false));
  CHECK(house.provider.handshakes.size() == 1);
  CHECK(house.set_up(with_keys(ekey, std::string(16, 'w'))).value_or(false));
  CHECK(house.provider.handshakes.size() == 2);
}

TEST_CASE("wrapped_keys: a SETUP without a key needs no provider", "[airplay]") {
  key_house house;
  house.provider.able = {};
  CHECK(house.set_up(plist{}.set("name", "iPhone")).value_or(true) == false);
}

TEST_CASE("wrapped_keys: what is no key, or comes without a handshake, is not asked for",
          "[airplay]") {
  key_house house;
  CHECK(house.set_up(with_keys()).code() == errc::parse_error);
  REQUIRE(house.fp_setup(third_message).status == 200);
  for (const auto& list : {with_keys("FPLY"),
                           with_keys(std::string(72, 'e')),
                           with_keys(ekey + "x"),
                           with_keys(ekey, "short"),
                           plist{}.set_data("ekey", ekey),
                           plist{}.set_data("eiv", eiv)})
    CHECK(house.set_up(list).code() == errc::parse_error);
  CHECK(house.provider.handshakes.empty());
}

TEST_CASE("wrapped_keys: the sender hears what the provider says, in its numbers", "[airplay]") {
  key_house house;
  REQUIRE(house.fp_setup(third_message).status == 200);
  const auto status = [&](errc why) {
    house.provider.key = why;
    return wrapped_keys::status_of(house.set_up(with_keys()).code());
  };
  CHECK(status(errc::refused) == 403);
  CHECK(status(errc::unavailable) == 503);
  house.provider.able.unwrap = false;
  CHECK(house.set_up(with_keys()).code() == errc::not_allowed);
  CHECK(wrapped_keys::status_of(errc::not_allowed) == 403);
  house.provider.answer = errc::refused;
  CHECK(house.fp_setup(first_message).status == 421);
  house.provider.answer = errc::unavailable;
  CHECK(house.fp_setup(first_message).status == 503);
  CHECK(house.fp_setup("no handshake").status == 400);
  CHECK(house.fp_setup("FPLY" + std::string(1021, 'x')).status == 400);
  house.provider.able.fp_answer = false;
  CHECK(house.fp_setup(first_message).status == 404);
}

TEST_CASE("wrapped_keys: a handshake that was not answered opens nothing", "[airplay]") {
  key_house house;
  house.provider.answer = errc::refused;
  CHECK(house.fp_setup(third_message).status == 421);
  CHECK(house.set_up(with_keys()).code() == errc::parse_error);
}

TEST_CASE("wrapped_keys: who has gone is told nothing", "[airplay]") {
  key_house house;
  REQUIRE(house.fp_setup(third_message).status == 200);
  bool told = false;
  house.one->take(with_keys(), {}, [&](auto) { told = true; });
  house.one.reset();
  house.settle();
  CHECK_FALSE(told);
}

} // namespace tessera::airplay
