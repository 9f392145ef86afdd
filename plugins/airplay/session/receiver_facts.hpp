// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "wire/plist.hpp"

#include <tessera/door.hpp>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What a sender is told before anything: over DNS-SD, and by GET /info. Observed: the names and
/// numbers are those that UxPlay, rairplay and licensed televisions use.
namespace tessera::airplay {

inline constexpr const char* source_version = "377.40.00";
inline constexpr const char* model = "Tessera1,1";
inline constexpr const char* server_name = "AirTunes/377.40.00";

/// Bits of the features mask.
enum class feature : std::uint8_t {
  video = 0,
  video_hls = 4,
  screen_mirroring = 7,
  screen_rotation = 8,
  audio = 9,
  fairplay = 14, ///< senders ask POST /fp-setup
  redundant_audio = 11,
  pcm = 18,
  alac = 19,
  apple_chip = 26, ///< senders ask for the proof of one
  legacy_pairing = 27,
  raop_on_this_port = 30,
  unified_pairing = 38,
  screen_multi_codec = 42, ///< H.265
  system_pairing = 43,
  homekit_pairing = 46,
  transient_pairing = 48,
  apple_chip_pairing = 51,
};

/// The mask of a receiver with HomeKit pairing that answers nothing of FairPlay's.
[[nodiscard]] std::uint64_t homekit_features(bool h265) noexcept;
/// What a receiver that plays videos by their address has besides.
[[nodiscard]] std::uint64_t video_features() noexcept;

/// That of a receiver of before HomeKit, whose streams come with a key that FairPlay wraps.
[[nodiscard]] std::uint64_t legacy_features() noexcept;
[[nodiscard]] std::uint64_t with_fairplay(std::uint64_t mask) noexcept;

/// An admin's own mask: up to 16 hexadecimal digits after 0x. Errors: invalid_argument (no such
/// number; it promises what nothing here can do; or senders would choose another way of pairing
/// than the one that is set up).
[[nodiscard]] result<std::uint64_t> features_from(std::string_view text, bool legacy);

struct receiver_facts {
  std::string name;
  std::string device_id;  ///< "AA:BB:CC:DD:EE:FF", the same each time
  std::string pairing_id; ///< UUID
  std::string public_key; ///< Ed25519, 32 bytes
  std::uint64_t features = 0;
  bool legacy = false;          ///< plugins.airplay.mode
  std::set<std::string> admins; ///< names of keys (name_of_key), from the configuration
  bool pin_required = true;
  bool busy = false;
  std::uint16_t port = 7000;
  int width = 1920;
  int height = 1080;
  int fps = 30;
};

/// _airplay._tcp and _raop._tcp.
[[nodiscard]] std::vector<network_service> services_of(const receiver_facts& facts);
/// The answer to GET /info.
[[nodiscard]] plist info_of(const receiver_facts& facts);
/// The answer when only the TXT record of _airplay._tcp is asked for (qualifier txtAirPlay).
[[nodiscard]] plist txt_info_of(const receiver_facts& facts);

} // namespace tessera::airplay
