// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "proto/lane_frame.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// What classic senders (RAOP) say of their sound. Observed: PulseAudio 16.1; libraries for node.js
/// write the same.
namespace tessera::airplay {

inline constexpr std::size_t max_announce_bytes = 8 * 1024;

struct announced_sound {
  lane::sound_caps caps;
  std::string name; ///< s=, as it stands; "" = none
};

/// The SDP of an ANNOUNCE. Spec: RFC 8866 5 as far as it is used here. Errors: message_too_large,
/// parse_error, codec_unsupported (also: encrypted sound, for which this receiver has no key).
[[nodiscard]] result<announced_sound> parse_announce(std::string_view sdp);

/// Ports in the Transport header of a SETUP, 0 = none.
struct classic_transport {
  std::uint16_t control = 0;
  std::uint16_t timing = 0;
};

/// Spec: RFC 2326 12.39. Errors: parse_error (no UDP, a port that is none).
[[nodiscard]] result<classic_transport> parse_transport(std::string_view header);

} // namespace tessera::airplay
