// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/digits.hpp"

#include <catch2/catch.hpp>

using tessera::kiosk::group_digits;

namespace {

/// Groups are joined by U+00A0; the tests write '_' for it.
std::string grouped(const char* digits) {
  return group_digits(QString::fromLatin1(digits))
      .replace(QChar{0x00a0}, QLatin1Char('_'))
      .toStdString();
}

} // namespace

TEST_CASE("digits: groups of three count from the right", "[kiosk][digits]") {
  CHECK(grouped("3232235786") == "3_232_235_786");
  CHECK(grouped("482915") == "482_915");
  CHECK(grouped("0000000001") == "0_000_000_001");
  CHECK(grouped("123") == "123");
}

TEST_CASE("digits: what is no number stays as it is", "[kiosk][digits]") {
  CHECK(grouped("") == "");
  CHECK(grouped("12ab34") == "12ab34");
  CHECK(grouped("1234 5") == "1234 5");
}
