// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/wall_time.hpp"

#include <catch2/catch.hpp>

using namespace tessera::kiosk;

namespace {

const QTime afternoon{14, 5};
const QDate friday{2026, 11, 20};

} // namespace

TEST_CASE("wall_time: hours go to 12 or 24 and digits are those of the language", "[kiosk][time]") {
  CHECK(time_text(afternoon, "en") == QStringLiteral("2:05 PM"));
  CHECK(time_text(afternoon, "en_GB") == QStringLiteral("14:05"));
  CHECK(time_text(afternoon, "de") == QStringLiteral("14:05"));
  CHECK(time_text(afternoon, "fr") == QStringLiteral("14:05"));
  CHECK(time_text(afternoon, "es") == QStringLiteral("14:05"));
  CHECK(time_text(afternoon, "ja") == QStringLiteral("14:05"));
  CHECK(time_text(afternoon, "ar") == QStringLiteral("٢:٠٥ م"));
}

TEST_CASE("wall_time: the date has weekday, day and month in the order of the language",
          "[kiosk][time]") {
  CHECK(date_text(friday, "en") == QStringLiteral("Friday, November 20"));
  CHECK(date_text(friday, "en_GB") == QStringLiteral("Friday, 20 November"));
  CHECK(date_text(friday, "de") == QStringLiteral("Freitag, 20. November"));
  CHECK(date_text(friday, "fr") == QStringLiteral("vendredi 20 novembre"));
  CHECK(date_text(friday, "es") == QStringLiteral("viernes, 20 de noviembre"));
  CHECK(date_text(friday, "ja") == QStringLiteral("11月20日金曜日"));
  CHECK(date_text(friday, "ar") == QStringLiteral("الجمعة، ٢٠ نوفمبر"));
}

TEST_CASE("wall_time: the year goes with what joins it to the rest", "[kiosk][time]") {
  CHECK(without_year("dddd, d MMMM yyyy") == "dddd, d MMMM");
  CHECK(without_year("dddd, d 'de' MMMM 'de' yyyy") == "dddd, d 'de' MMMM");
  CHECK(without_year("yyyy. MMMM d., dddd") == "MMMM d., dddd");
  CHECK(without_year("dddd d MMMM") == "dddd d MMMM");
}
