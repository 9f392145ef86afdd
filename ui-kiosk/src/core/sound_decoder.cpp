// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/sound_decoder.hpp"

#include <fmt/format.h>

#include <string_view>

namespace tessera::kiosk {
namespace {

/// Spec: Apple's ALACMagicCookieDescription: 352 samples a frame, 16 bits, the usual parameters of
/// its adaptive Golomb code, nothing known of sizes and rates.
std::string alac_setup(const lane::sound_caps& caps) {
  return fmt::format("00000024616c616300000000"
                     "00000160"
                     "0010280a0e{:02x}00ff"
                     "0000000000000000"
                     "{:08x}",
                     caps.channels,
                     caps.rate);
}

/// Spec: ISO/IEC 14496-3 1.6.2.1, AudioSpecificConfig: object type, sampling frequency index,
/// channels.
std::string aac_setup(const lane::sound_caps& caps) {
  const unsigned index = caps.rate == 48'000 ? 3 : 4;
  const auto channels = static_cast<unsigned>(caps.channels);
  if (caps.codec == "aac")
    return fmt::format("{:04x}", 2U << 11 | index << 7 | channels << 3);
  // ELD: the type is 39, escaped (31, then 39 - 32); frames of 480 samples, no resilience, no SBR.
  constexpr unsigned frames_of_480 = 1;
  return fmt::format("{:08x}",
                     31U << 27 | 7U << 21 | index << 17 | channels << 13 | frames_of_480 << 12);
}

std::string with_setup(std::string_view type, const lane::sound_caps& caps, const std::string& setup) {
  return fmt::format("{},rate={},channels={},codec_data=(buffer){}",
                     type,
                     caps.rate,
                     caps.channels,
                     setup);
}

} // namespace

sound_decoder decoder_of(const lane::sound_caps& caps) {
  if (caps.codec == "alac")
    return {with_setup("audio/x-alac", caps, alac_setup(caps)), "avdec_alac"};
  if (caps.codec != "opus")
    return {with_setup("audio/mpeg,mpegversion=4,stream-format=raw", caps, aac_setup(caps)),
            "avdec_aac"};
  return {fmt::format("audio/x-opus,channel-mapping-family=0,rate={},channels={}",
                      caps.rate,
                      caps.channels),
          "opusdec plc=true use-inband-fec=true"};
}

} // namespace tessera::kiosk
