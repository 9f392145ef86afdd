// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/sound_decoder.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using kiosk::decoder_of;

TEST_CASE("sound_decoder: each codec of a lane has one", "[kiosk][sound]") {
  CHECK(decoder_of({"opus", 16'000, 1}).encoded ==
        "audio/x-opus,channel-mapping-family=0,rate=16000,channels=1");
  CHECK(decoder_of({"opus"}).element.starts_with("opusdec "));
  CHECK(decoder_of({"alac", 44'100, 2}).element == "avdec_alac");
  CHECK(decoder_of({"aac", 44'100, 2}).element == "avdec_aac");
}

// Observed: what senders of AirPlay mean by ALAC, AAC-LC and AAC-ELD of 44.1 kHz and two channels.
TEST_CASE("sound_decoder: the set-up of a codec comes from its caps", "[kiosk][sound]") {
  CHECK(decoder_of({"alac", 44'100, 2}).encoded ==
        "audio/x-alac,rate=44100,channels=2,codec_data=(buffer)"
        "00000024616c616300000000000001600010280a0e0200ff00000000000000000000ac44");
  CHECK(decoder_of({"aac", 44'100, 2}).encoded ==
        "audio/mpeg,mpegversion=4,stream-format=raw,rate=44100,channels=2,codec_data=(buffer)1210");
  CHECK(decoder_of({"aac", 48'000, 1}).encoded.ends_with("codec_data=(buffer)1188"));
  CHECK(decoder_of({"aac-eld", 44'100, 2}).encoded.ends_with("codec_data=(buffer)f8e85000"));
}
