// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/artwork_book.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using tessera::kiosk::artwork_book;
using names = std::vector<std::string>;

namespace {

nlohmann::json room(const names& artworks) {
  auto shares = nlohmann::json::object();
  for (std::size_t i = 0; i < artworks.size(); ++i)
    shares["s" + std::to_string(i)] = {{"plays", {{"artwork", artworks[i]}}}};
  shares["screen"] = {{"kind", "screen"}};
  return {{"shares", shares}};
}

} // namespace

TEST_CASE("artwork_book: each picture is given once to each kiosk", "[kiosk]") {
  artwork_book book;
  CHECK(book.take_missing(room({"a1"})).empty()); // nobody to give it to
  book.channel_opened();
  CHECK(book.take_missing(room({"a1", "a2"})) == names{"a1", "a2"});
  CHECK(book.take_missing(room({"a1", "a2"})).empty());
  CHECK(book.take_missing(room({"a1", "a3"})) == names{"a3"});
  book.channel_closed();
  CHECK(book.take_missing(room({"a4"})).empty());
  book.channel_opened();
  CHECK(book.take_missing(room({"a1", "a3"})) == names{"a1", "a3"});
}

TEST_CASE("artwork_book: two shares may play the same, or nothing that has a picture", "[kiosk]") {
  artwork_book book;
  book.channel_opened();
  CHECK(book.take_missing(room({"a1", "a1", ""})) == names{"a1"});
  CHECK(book.take_missing(nlohmann::json::object()).empty()); // no document yet
}

TEST_CASE("artwork_book: what could not be given is asked for again", "[kiosk]") {
  artwork_book book;
  book.channel_opened();
  CHECK(book.take_missing(room({"a1", "a2"})) == names{"a1", "a2"});
  book.failed("a1");
  CHECK(book.take_missing(room({"a1", "a2"})) == names{"a1"});
  CHECK(book.take_missing(room({"a1", "a2"})).empty());
}
