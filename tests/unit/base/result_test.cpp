// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/result.hpp"

#include <catch2/catch.hpp>

#include <memory>

using namespace tessera;

namespace {

result<int> half_of(int value) {
  if (value % 2 != 0)
    return {errc::invalid_argument, "cannot halve " + std::to_string(value)};
  return value / 2;
}

} // namespace

TEST_CASE("result: holds a value or why there is none", "[base][result]") {
  auto good = half_of(4);
  REQUIRE(good);
  CHECK(*good == 2);
  CHECK(good.code() == errc::ok);
  auto bad = half_of(3);
  REQUIRE_FALSE(bad);
  CHECK(bad.code() == errc::invalid_argument);
  CHECK(bad.error().message() == "cannot halve 3");
  CHECK(bad.value_or(7) == 7);
}

TEST_CASE("result: a bare code speaks with its standard text", "[base][result]") {
  result<> bad = errc::meeting_full;
  CHECK(bad.error().message() == text_of(errc::meeting_full));
  CHECK(result<>{}.has_value());
}

TEST_CASE("result: values that can only be moved fit", "[base][result]") {
  result<std::unique_ptr<int>> held = std::make_unique<int>(3);
  REQUIRE(held);
  auto taken = *std::move(held);
  CHECK(*taken == 3);
}
