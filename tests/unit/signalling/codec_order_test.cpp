// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/codec_order.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using tessera::signalling::codec_order;
using texts = std::vector<std::string>;
using nlohmann::json;

namespace {

json kiosk(const texts& decoders, const texts& hardware) {
  return {{"kiosk", {{"decoders", decoders}, {"hardware", hardware}}}};
}

} // namespace

TEST_CASE("codec_order: in software VP9 comes first", "[signalling]") {
  CHECK(codec_order({}, kiosk({"vp8", "vp9", "h264"}, {})) == texts{"vp9", "h264", "vp8"});
}

TEST_CASE("codec_order: a hardware decoder comes before software", "[signalling]") {
  CHECK(codec_order({}, kiosk({"vp8", "vp9", "h264"}, {"h264"})) == texts{"h264", "vp9", "vp8"});
  CHECK(codec_order({}, kiosk({"vp8", "vp9", "h264"}, {"vp8"})) == texts{"vp8", "vp9", "h264"});
}

TEST_CASE("codec_order: the admin decides, but not what the kiosk cannot do", "[signalling]") {
  CHECK(codec_order({"vp8"}, kiosk({"vp8", "vp9"}, {})) == texts{"vp8"});
  CHECK(codec_order({"h264", "vp8"}, kiosk({"vp8"}, {})) == texts{"vp8"});
  CHECK(codec_order({"h264"}, kiosk({"vp9", "vp8"}, {})) == texts{"vp9", "vp8"});
}

TEST_CASE("codec_order: without a kiosk sharing starts all the same", "[signalling]") {
  CHECK(codec_order({}, json::object()) == texts{"vp9", "h264", "vp8"});
  CHECK(codec_order({}, kiosk({}, {})) == texts{"vp9", "h264", "vp8"});
}
