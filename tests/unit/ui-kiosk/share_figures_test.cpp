// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/share_figures.hpp"

#include <catch2/catch.hpp>

using namespace tessera::kiosk;
using nlohmann::json;

TEST_CASE("share_figures: all that is measured, word and value in turn", "[kiosk][room]") {
  json share{{"delay_ms", 48},
             {"shown_fps", 30},
             {"dropped", 2},
             {"width", 1920},
             {"height", 1080},
             {"loss", 0.012},
             {"codec", "h264"},
             {"kbps", 2420}};
  CHECK(share_figures(share, QLocale{"en"}) == QStringList{"Delay",
                                                           "48 ms",
                                                           "Pictures",
                                                           "30 fps",
                                                           "Dropped",
                                                           "2",
                                                           "Size",
                                                           QString::fromUtf8("1920 × 1080"),
                                                           "Loss",
                                                           "1.2 %",
                                                           "Codec",
                                                           "H.264",
                                                           "Bit rate",
                                                           "2.4 Mbit/s"});
}

TEST_CASE("share_figures: numbers read as the language writes them", "[kiosk][room]") {
  auto german = share_figures(json{{"kbps", 2420}, {"loss", 0.5}}, QLocale{"de"});
  CHECK(german.contains("2,4 Mbit/s"));
  CHECK(german.contains("50,0 %"));
}

TEST_CASE("share_figures: what is not known is left out, what is wrong does no harm",
          "[kiosk][room]") {
  QStringList least{"Pictures", "0 fps", "Loss", "0.0 %"};
  CHECK(share_figures(json{}, QLocale{"en"}) == least);
  CHECK(share_figures(json{{"delay_ms", "x"}, {"codec", 5}, {"loss", -3}, {"kbps", nullptr}},
                      QLocale{"en"}) == least);
}
