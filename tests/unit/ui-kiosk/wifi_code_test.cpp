// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/wifi_code.hpp"

#include <catch2/catch.hpp>

using tessera::kiosk::wifi_code;

TEST_CASE("wifi_code: name and password stand in the form that phones read", "[kiosk][wifi]") {
  CHECK(wifi_code("Northwind Guest", "correct-horse", "WPA") ==
        "WIFI:T:WPA;S:Northwind Guest;P:correct-horse;;");
}

TEST_CASE("wifi_code: WPA3 is announced as what all phones know", "[kiosk][wifi]") {
  CHECK(wifi_code("a", "b", "SAE") == "WIFI:T:WPA;S:a;P:b;;");
}

TEST_CASE("wifi_code: signs with a meaning are escaped and others stay", "[kiosk][wifi]") {
  CHECK(wifi_code(R"(a;b,c:d\e"f)", "p;q", "WPA") == R"(WIFI:T:WPA;S:a\;b\,c\:d\\e\"f;P:p\;q;;)");
  CHECK(wifi_code(QStringLiteral("Café 日本"), "x", "WPA") ==
        QStringLiteral("WIFI:T:WPA;S:Café 日本;P:x;;"));
}

TEST_CASE("wifi_code: an open network has no password, also when one was given", "[kiosk][wifi]") {
  CHECK(wifi_code("Guest", "secret", "nopass") == "WIFI:T:nopass;S:Guest;;");
}

TEST_CASE("wifi_code: there is none that no phone could use", "[kiosk][wifi]") {
  CHECK(wifi_code("", "secret", "WPA").isEmpty());
  CHECK(wifi_code("Guest", "", "WPA").isEmpty());
  CHECK(wifi_code("", "", "nopass").isEmpty());
}
