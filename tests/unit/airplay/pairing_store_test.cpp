// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/pairing_store.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace tessera::airplay {

namespace {

controller sender(const std::string& id, char key = 'k') {
  return {id, std::string(key_bytes, key)};
}

} // namespace

TEST_CASE("pairing_store: the identity is made once and stays", "[airplay]") {
  test::temp_folder folder;
  auto first = pairing_store::open(folder.path);
  REQUIRE(first);
  CHECK(first->device_id().size() == 17);
  CHECK(first->me().id.size() == 36);
  auto again = pairing_store::open(folder.path);
  REQUIRE(again);
  CHECK(again->me().key.public_key() == first->me().key.public_key());
  CHECK(again->me().id == first->me().id);
  CHECK(again->device_id() == first->device_id());
  struct stat about {};
  REQUIRE(::stat((folder.path + "/identity.json").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("pairing_store: pairings outlive the program, and are forgotten on purpose only",
          "[airplay]") {
  test::temp_folder folder;
  auto store = pairing_store::open(folder.path);
  REQUIRE(store);
  CHECK(store->add(sender("a"), "Ada's iPhone", 1));
  CHECK(store->add(sender("b\xff", 'b'), "Bob\xff", 2)); // bytes of its own
  CHECK(store->key_of("stranger").empty());
  auto again = pairing_store::open(folder.path);
  REQUIRE(again);
  CHECK(again->key_of("a") == std::string(key_bytes, 'k'));
  CHECK(again->all().at("a").name == "Ada's iPhone");
  CHECK(again->remove("a"));
  CHECK(pairing_store::open(folder.path)->key_of("a").empty());
}

TEST_CASE("pairing_store: what a sender has proven outlives the program", "[airplay]") {
  test::temp_folder folder;
  auto store = pairing_store::open(folder.path);
  REQUIRE(store);
  store->prove("a", secret{"4711"});
  CHECK(store->add(sender("a"), "Ada's iPhone", 1));
  CHECK(store->add(sender("b"), "Bob", 1));
  auto again = pairing_store::open(folder.path);
  REQUIRE(again);
  REQUIRE(again->proven("a"));
  CHECK(again->proven("a")->reveal() == "4711");
  CHECK_FALSE(again->proven("b"));
  CHECK(again->remove("a"));
  CHECK_FALSE(pairing_store::open(folder.path)->proven("a"));
}

TEST_CASE("pairing_store: it knows since when, and tells of each change", "[airplay]") {
  test::temp_folder folder;
  auto store = pairing_store::open(folder.path);
  REQUIRE(store);
  int changes = 0;
  store->on_change([&] { ++changes; });
  CHECK(store->add(sender("a"), "Ada's iPhone", 1000));
  CHECK(store->add(sender("a"), "Ada's phone", 2000)); // pairs anew
  CHECK(store->seen("a", 3000));
  CHECK(store->seen("stranger", 4000));
  CHECK(changes == 3);
  auto again = pairing_store::open(folder.path);
  REQUIRE(again);
  CHECK(again->all().size() == 1);
  CHECK(again->all().at("a").since == 1000);
  CHECK(again->all().at("a").used_at == 3000);
  CHECK(again->all().at("a").name == "Ada's phone");
  CHECK(store->add(sender("a", 'n'), "Eve", 5000)); // another key is somebody else
  CHECK(store->all().at("a").since == 5000);
  CHECK(store->remove("a"));
  CHECK(changes == 5);
}

TEST_CASE("pairing_store: broken files are put aside, and the box goes on", "[airplay]") {
  test::temp_folder folder;
  REQUIRE(pairing_store::open(folder.path));
  std::ofstream{folder.path + "/identity.json"} << "{";
  std::ofstream{folder.path + "/pairings.json"} << R"({"a": {"key": "short"}, "b": 7})";
  auto store = pairing_store::open(folder.path);
  REQUIRE(store);
  CHECK(store->all().empty());
  CHECK(std::filesystem::exists(folder.path + "/identity.json.broken"));
  CHECK(pairing_store::open("/proc/nowhere").code() != errc::ok);
}

TEST_CASE("pairing_store: the one not used for longest makes room", "[airplay]") {
  test::temp_folder folder;
  auto store = pairing_store::open(folder.path);
  REQUIRE(store);
  for (std::size_t i = 0; i <= pairing_store::most; ++i)
    CHECK(store->add(sender("s" + std::to_string(i)), "x", static_cast<std::int64_t>(i)));
  CHECK(store->all().size() == 200);
  CHECK(store->key_of("s0").empty());
  CHECK_FALSE(store->key_of("s1").empty());
}

} // namespace tessera::airplay
