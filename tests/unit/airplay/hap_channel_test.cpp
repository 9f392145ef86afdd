// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/hap_channel.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

const secret key{std::string(32, 'k')};

} // namespace

TEST_CASE("hap: what was sealed comes out whole, in whatever pieces it arrives", "[airplay]") {
  const std::string text(3000, 'x');
  hap_sealer sealer{key};
  auto sealed = sealer.seal(text);
  sealed += sealer.seal("second");
  CHECK(sealed.size() == 3006 + 4 * (2 + 16));
  hap_opener opener{key};
  std::string out;
  for (std::size_t at = 0; at < sealed.size(); at += 7) {
    auto more = opener.open(std::string_view{sealed}.substr(at, 7));
    INFO((more ? "" : more.error().message()));
    REQUIRE(more);
    out += *more;
  }
  CHECK(out == text + "second");
}

TEST_CASE("hap: a frame that is forged, repeated or left out ends the link", "[airplay]") {
  hap_sealer sealer{key};
  const auto first = sealer.seal("first");
  const auto second = sealer.seal("second");
  auto forged = first;
  forged[4] = static_cast<char>(forged[4] ^ 1);
  CHECK(hap_opener{key}.open(forged).code() == errc::parse_error);
  CHECK(hap_opener{key}.open(second).code() == errc::parse_error);
  CHECK(hap_opener{key}.open(first + first).code() == errc::parse_error);
  CHECK(hap_opener{secret{std::string(32, 'o')}}.open(first).code() == errc::parse_error);
}

TEST_CASE("hap: a length out of its range is refused before its bytes are waited for",
          "[airplay]") {
  CHECK(hap_opener{key}.open(std::string{"\x01\x04", 2}).code() == errc::parse_error);
  CHECK(hap_opener{key}.open(std::string{"\x00\x00", 2}).code() == errc::parse_error);
}

TEST_CASE("hap: the two directions and the two links have keys of their own", "[airplay]") {
  const auto control = control_keys(key), event = event_keys(key);
  CHECK_FALSE(control.to_sender == control.from_sender);
  CHECK_FALSE(event.to_sender == event.from_sender);
  CHECK_FALSE(event.to_sender == control.to_sender);
}

} // namespace tessera::airplay
