// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

/// The control channel of realtime sound, over UDP. Observed: doubletake, UxPlay 1.62 and
/// PulseAudio 16.1 agree on it.
namespace tessera::airplay {

/// "At this time of my clock this sample is heard": about once a second.
struct sound_sync {
  std::uint32_t timestamp = 0; ///< of the sample, units of the sampling rate
  std::uint64_t time = 0;      ///< 32.32, the sender's clock
};

/// A packet that we have asked for again, as it went out the first time.
struct sound_again {
  std::string packet;
};

/// Errors: parse_error (too short, or a kind that nobody sends).
[[nodiscard]] result<std::variant<sound_sync, sound_again>>
parse_sound_control(std::string_view datagram);

/// Asks for `count` packets from `first` on. `number` counts the questions.
[[nodiscard]] std::string
resend_request(std::uint16_t number, std::uint16_t first, std::uint16_t count);

} // namespace tessera::airplay
