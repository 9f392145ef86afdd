// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "base/secret.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <sstream>
#include <utility>

using namespace tessera;
using Catch::Matchers::Contains;

TEST_CASE("secret: prints as three stars", "[base][secret]") {
  std::ostringstream out;
  out << secret{"4829"} << secret{};
  CHECK(out.str() == "******");
}

TEST_CASE("secret: compares by content", "[base][secret]") {
  secret pin{"4829"};
  CHECK(pin.equals("4829"));
  CHECK(pin == secret{"4829"});
  for (auto wrong : {"", "4", "482", "48290", "4828", "5829", "9284"})
    CHECK_FALSE(pin.equals(wrong));
  CHECK_FALSE(pin.equals(std::string_view{"4829\0", 5}));
  CHECK(secret{}.equals(""));
}

TEST_CASE("secret: nothing stays in the one that was moved from", "[base][secret]") {
  secret from{"a text that is longer than the small-string buffer"};
  secret to{std::move(from)};
  CHECK(from.empty()); // NOLINT(bugprone-use-after-move): that is the test
  CHECK(to.equals("a text that is longer than the small-string buffer"));
  secret copy;
  copy = to;
  CHECK(copy == to);
  to = secret{"b"};
  CHECK(to.reveal() == "b");
  CHECK(copy.reveal().size() == 50);
}

TEST_CASE("base64url: the vectors of RFC 4648 10, without padding", "[base][secret]") {
  const std::pair<std::string_view, std::string_view> vectors[] = {
      {"", ""},
      {"f", "Zg"},
      {"fo", "Zm8"},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg"},
      {"fooba", "Zm9vYmE"},
      {"foobar", "Zm9vYmFy"},
  };
  for (auto [bytes, text] : vectors) {
    CHECK(base64url(bytes) == text);
    auto back = from_base64url(text);
    REQUIRE(back);
    CHECK(*back == bytes);
  }
  // RFC 4648 5: '-' and '_' stand for 62 and 63. fb = 111110 11; ff = 111111 11.
  CHECK(base64url("\xfb") == "-w");
  CHECK(base64url("\xff") == "_w");
}

TEST_CASE("base64url: every byte comes back", "[base][secret]") {
  std::string all;
  for (int i = 0; i < 256; ++i)
    all += static_cast<char>(i);
  CHECK(from_base64url(base64url(all)).value_or("") == all);
}

TEST_CASE("base64url: texts that nobody would write are refused", "[base][secret]") {
  // Padding, the other alphabet, blanks, a lone letter, and bits that must be zero (RFC 4648 3.5).
  for (auto text : {"Zg==", "+w", "/w", "Zm 9v", "Z", "Zm9vY", "Zh", "Zm9"})
    CHECK(from_base64url(text).code() == errc::parse_error);
}

TEST_CASE("random: digits are digits, and all of them come up", "[base][secret]") {
  auto digits = random_digits(2000);
  CHECK(digits.size() == 2000);
  CHECK(digits.find_first_not_of("0123456789") == std::string::npos);
  // A digit is missing among 2000 with a chance of 10 * 0.9^2000, which is below 1e-90.
  CHECK(std::set<char>(digits.begin(), digits.end()).size() == 10);
  CHECK(random_digits(0).empty());
}

TEST_CASE("random: two draws differ", "[base][secret]") {
  CHECK(random_bytes(16).size() == 16);
  CHECK(random_bytes(16) != random_bytes(16)); // equal with a chance of 2^-128
}

TEST_CASE("secret: a file for the owner and the group is read, without its line end",
          "[base][secret]") {
  test::temp_folder folder;
  auto path = folder.path + "/turn";
  REQUIRE(write_file(path, "hush\r\n", 0640));
  auto got = read_secret_file(path);
  REQUIRE(got);
  CHECK(got->reveal() == "hush");
}

TEST_CASE("secret: a file that everybody may touch is refused with the remedy", "[base][secret]") {
  test::temp_folder folder;
  auto path = folder.path + "/turn";
  for (unsigned mode : {0644U, 0602U, 0601U}) {
    REQUIRE(write_file(path, "hush", mode));
    auto got = read_secret_file(path);
    REQUIRE_FALSE(got);
    CHECK(got.code() == errc::permission_denied);
    CHECK_THAT(got.error().text, Contains("chmod o-rwx " + path) && !Contains("hush"));
  }
  CHECK(read_secret_file(folder.path + "/none").code() == errc::not_found);
}
