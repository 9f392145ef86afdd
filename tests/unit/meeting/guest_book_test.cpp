// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "meeting/devices.hpp"
#include "meeting/guest_book.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

using namespace tessera;
using namespace tessera::meeting;

TEST_CASE("guest_book: what was saved is loaded, and nobody else may read it", "[meeting]") {
  tessera::test::temp_folder folder;
  auto file = folder.path + "/guests.json";
  CHECK(load_guest_book(file).code() == errc::not_found);
  devices seen;
  seen.remember(seen.mark_of("web", "tablet-1"));
  guest_book book{seen.key(), seen.known(), {{"Eve", "eve", "mark", 17, 3}, {"Bob", "bob", ""}}};
  REQUIRE(save_guest_book(file, book));
  struct stat info {};
  REQUIRE(::stat(file.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  auto back = load_guest_book(file);
  REQUIRE(back);
  CHECK(*back == book);
  auto text = read_file(file, 65536);
  REQUIRE(text);
  CHECK(text->find("tablet-1") == std::string::npos);
}

TEST_CASE("guest_book: a damaged file is an error, not a crash", "[meeting]") {
  for (const char* text : {"",
                           "{",
                           "[]",
                           "{}",
                           R"({"key": "AAAA", "known": [], "blocks": []})",
                           R"({"key": 1, "known": [], "blocks": []})",
                           R"({"key": "", "known": {}, "blocks": []})"})
    CHECK(parse_guest_book(text).code() == errc::parse_error);
  auto key = std::string(43, 'A'); // 32 bytes
  auto book = [&](const std::string& known, const std::string& blocks) {
    return parse_guest_book(R"({"key": ")" + key + R"(", "known": )" + known + R"(, "blocks": )" +
                            blocks + "}");
  };
  CHECK(book("[]", "[]"));
  CHECK(book("[1]", "[]").code() == errc::parse_error);
  CHECK(book("[]", "[1]").code() == errc::parse_error);
  CHECK(book("[]", R"([{"name": "Eve"}])").code() == errc::parse_error);
  CHECK(book("[\"" + std::string(5000, 'x') + "\"]", "[]").code() == errc::parse_error);
}

TEST_CASE("devices: are known again by a mark that tells nothing of them", "[meeting]") {
  devices mine;
  auto mark = mine.mark_of("web", "tablet-1");
  CHECK(mine.mark_of("web", "tablet-1") == mark);
  CHECK(mine.mark_of("web", "tablet-2") != mark);
  CHECK(devices{}.mark_of("web", "tablet-1") != mark); // another box
  CHECK(mine.mark_of("airplay", "tablet-1") != mark);
  CHECK_FALSE(mine.knows(mark));
  CHECK(mine.remember(mark));
  CHECK(mine.knows(mark));
  CHECK(devices{mine.key(), mine.known()}.knows(mark));
  mine.forget(mark);
  CHECK_FALSE(mine.knows(mark));
}

TEST_CASE("devices: one that does not say what it is called stays a stranger", "[meeting]") {
  devices mine;
  CHECK(mine.mark_of("web", "").empty());
  CHECK_FALSE(mine.remember(""));
  CHECK_FALSE(mine.knows(""));
}

TEST_CASE("devices: the one that was not here for longest is forgotten first", "[meeting]") {
  devices mine;
  for (std::size_t i = 0; i < devices::limit; ++i)
    mine.remember(std::to_string(i));
  mine.remember("0");
  mine.remember("new");
  CHECK(mine.known().size() == devices::limit);
  CHECK(mine.knows("0"));
  CHECK_FALSE(mine.knows("1"));
}
