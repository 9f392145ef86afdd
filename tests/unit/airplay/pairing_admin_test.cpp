// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/pairing_admin.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

const std::string key(key_bytes, 'k');

tlv8 message(pair_method method) {
  return tlv8{}.add(tlv::state, 1).add(tlv::method, static_cast<std::uint8_t>(method));
}

/// A store with two devices: the host's, which the configuration names, and a guest's.
struct house_of_two {
  test::temp_folder folder;
  pairing_store store = *pairing_store::open(folder.path);

  house_of_two() {
    REQUIRE(store.add({"host", key}, "Host", 1));
    REQUIRE(store.add({"guest", key}, "Guest", 2));
  }
  pairing_deed ask(const std::string& who, pair_method what, const tlv8& with) {
    return administer(store, {{who, key}, who == "host"}, what, with, 3);
  }
  pairing_deed add(const std::string& who,
                   const std::string& id,
                   std::uint8_t permissions,
                   const std::string& its_key = key) {
    return ask(who,
               pair_method::add,
               message(pair_method::add)
                   .add(tlv::identifier, id)
                   .add(tlv::public_key, its_key)
                   .add(tlv::permissions, permissions));
  }
};

std::optional<std::uint32_t> error_of(const pairing_deed& deed) {
  CHECK(deed.answer.number(tlv::state) == 2u);
  return deed.answer.number(tlv::error);
}

constexpr auto authentication = static_cast<std::uint32_t>(pair_error::authentication);
constexpr auto unknown = static_cast<std::uint32_t>(pair_error::unknown);

} // namespace

TEST_CASE("pairing_admin: a guest learns nothing of others and changes nothing", "[airplay]") {
  house_of_two two;
  const auto before = two.store.all().size();
  for (const std::string who : {"guest", "stranger", "192.0.2.1"}) {
    CAPTURE(who);
    CHECK(error_of(two.ask(who, pair_method::list, message(pair_method::list))) == authentication);
    CHECK(error_of(two.add(who, "third", 1)) == authentication);
    const auto remove = message(pair_method::remove).add(tlv::identifier, "host");
    CHECK(error_of(two.ask(who, pair_method::remove, remove)) == authentication);
  }
  CHECK(two.store.all().size() == before);
  // Named, but not paired: the name alone proves nothing.
  CHECK(error_of(administer(
            two.store, {{"absent", key}, true}, pair_method::list, message(pair_method::list), 3)) ==
        authentication);
}

TEST_CASE("pairing_admin: an admin lists, adds and removes", "[airplay]") {
  house_of_two two;
  CHECK_FALSE(error_of(two.add("host", "third", 0)));
  CHECK(two.store.key_of("third") == key);
  const auto list = two.ask("host", pair_method::list, message(pair_method::list));
  CHECK(list.answer.size() == 1 + 3 * 3 + 2); // state, three of each, two separators
  const auto remove = message(pair_method::remove).add(tlv::identifier, "guest");
  const auto gone = two.ask("host", pair_method::remove, remove);
  CHECK_FALSE(error_of(gone));
  CHECK(gone.removed == "guest");
  CHECK(two.store.key_of("guest").empty());
  const auto again = two.ask("host", pair_method::remove, remove);
  CHECK_FALSE(error_of(again));
  CHECK(again.removed.empty());
}

TEST_CASE("pairing_admin: who was added without the permission is none, with it is one",
          "[airplay]") {
  house_of_two two;
  CHECK_FALSE(error_of(two.add("host", "third", 0)));
  CHECK(error_of(two.add("third", "fourth", 1)) == authentication);
  CHECK_FALSE(error_of(two.add("host", "third", 1)));
  CHECK_FALSE(error_of(two.add("third", "fourth", 0)));
  // Kept over a restart; a PIN proven anew changes nothing of it, another key does.
  auto again = pairing_store::open(two.folder.path);
  REQUIRE(again);
  CHECK(again->all().at("third").admin);
  CHECK(again->add({"third", key}, "Third", 5));
  CHECK(again->all().at("third").admin);
  CHECK(again->add({"third", std::string(key_bytes, 'x')}, "Thief", 6));
  CHECK_FALSE(again->all().at("third").admin);
}

TEST_CASE("pairing_admin: an added pairing has proven no PIN", "[airplay]") {
  house_of_two two;
  CHECK_FALSE(error_of(two.add("host", "third", 0)));
  CHECK_FALSE(two.store.proven("third"));
}

TEST_CASE("pairing_admin: nobody's name gets another key, and no nonsense is stored", "[airplay]") {
  house_of_two two;
  CHECK(error_of(two.add("host", "guest", 0, std::string(key_bytes, 'x'))) == unknown);
  CHECK(two.store.key_of("guest") == key);
  CHECK(error_of(two.add("host", "", 0)) == unknown);
  CHECK(error_of(two.add("host", std::string(max_controller_id + 1, 'i'), 0)) == unknown);
  CHECK(error_of(two.add("host", "third", 0, "short")) == unknown);
  CHECK(error_of(two.add("host", "third", 2)) == unknown);
  CHECK(error_of(two.ask("host", pair_method::list, message(pair_method::add))) == unknown);
  CHECK(error_of(two.ask("host", pair_method::list, tlv8{}.add(tlv::state, 3))) == unknown);
  CHECK(two.store.all().size() == 2);
}

TEST_CASE("pairing_admin: a full box says so and forgets nobody", "[airplay]") {
  house_of_two two;
  for (auto i = two.store.all().size(); i < pairing_store::most; ++i)
    REQUIRE(two.store.add({"one" + std::to_string(i), key}, "", 9));
  CHECK(error_of(two.add("host", "more", 0)) == static_cast<std::uint32_t>(pair_error::max_peers));
  CHECK(two.store.all().size() == pairing_store::most);
}

} // namespace tessera::airplay
