// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/sound_format.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace tessera::airplay {

namespace {

struct format {
  const char* codec;
  std::uint64_t ct;
  int bit; ///< in audioFormat
  int rate;
  std::uint64_t samples; ///< in a frame
};

constexpr std::array formats{
    format{"alac", 2, 18, 44'100, 352},
    format{"alac", 2, 20, 48'000, 352},
    format{"aac", 4, 22, 44'100, 1024},
    format{"aac", 4, 23, 48'000, 1024},
    format{"aac-eld", 8, 24, 44'100, 480},
    format{"aac-eld", 8, 25, 48'000, 480},
};

} // namespace

result<lane::sound_caps> sound_format_of(const plist& stream) {
  const auto codec = stream.number("ct");
  const auto bits = stream.number("audioFormat").value_or(0);
  const auto rate = stream.number("sr");
  const auto samples = stream.number("spf");
  const auto same = [&](const format& each) {
    if (samples && *samples != each.samples)
      return false;
    if (rate && *rate != static_cast<std::uint64_t>(each.rate))
      return false;
    const bool named = (bits >> each.bit & 1) != 0;
    return codec ? *codec == each.ct && (bits == 0 || named) : named;
  };
  const auto* found = std::find_if(formats.begin(), formats.end(), same);
  if (found == formats.end())
    return {errc::codec_unsupported,
            "The sound of the sender is neither ALAC of 16 bits nor AAC, of 44.1 or 48 kHz."};
  return lane::sound_caps{found->codec, found->rate, 2};
}

} // namespace tessera::airplay
