// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/tlv8.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

TEST_CASE("tlv8: a long value comes in pieces and is one again", "[airplay]") {
  const std::string key(384, 'k');
  const auto bytes =
      tlv8{}.add(tlv::state, 2).add(tlv::public_key, key).add(tlv::salt, "salt").bytes();
  CHECK(bytes.size() == 3 + (2 + 255) + (2 + 129) + (2 + 4));
  auto back = tlv8::parse(bytes);
  REQUIRE(back);
  CHECK(back->size() == 3);
  CHECK(back->find(tlv::public_key) == key);
  CHECK(back->find(tlv::salt) == "salt");
  CHECK(back->number(tlv::state) == 2u);
  CHECK_FALSE(back->find(tlv::proof));
}

TEST_CASE("tlv8: numbers are little-endian and have four bytes at most", "[airplay]") {
  auto four = tlv8::parse(std::string{"\x13\x04\x10\x00\x00\x01", 6});
  REQUIRE(four);
  CHECK(four->number(tlv::flags) == 0x01000010u);
  CHECK_FALSE(tlv8{}.add(tlv::flags, "12345").number(tlv::flags));
  CHECK_FALSE(tlv8{}.add(tlv::flags, "").number(tlv::flags));
}

TEST_CASE("tlv8: a full piece does not run into the next item of its type", "[airplay]") {
  const std::string full(510, 'k');
  const auto back = tlv8::parse(tlv8{}.add(tlv::salt, full).add(tlv::salt, "b").bytes());
  REQUIRE(back);
  CHECK(back->size() == 2);
  CHECK(back->find(tlv::salt) == full);
}

TEST_CASE("tlv8: two short items of one type stay two", "[airplay]") {
  auto two = tlv8::parse(std::string{"\x01\x01"
                                     "a"
                                     "\x01\x01"
                                     "b",
                                     6});
  REQUIRE(two);
  CHECK(two->size() == 2);
  CHECK(two->find(tlv::identifier) == "a");
}

TEST_CASE("tlv8: refuses what is cut off or too much", "[airplay]") {
  CHECK(tlv8::parse("\x01").code() == errc::parse_error);
  CHECK(tlv8::parse(std::string{"\x01\x05"
                                "abc",
                                5})
            .code() == errc::parse_error);
  CHECK(tlv8::parse(std::string(max_tlv8_bytes + 1, '\0')).code() == errc::message_too_large);
  std::string many;
  for (std::size_t i = 0; i <= max_tlv8_items; ++i)
    many += std::string{"\x01\x00", 2};
  CHECK(tlv8::parse(many).code() == errc::message_too_large);
  CHECK(tlv8::parse(""));
}

} // namespace tessera::airplay
