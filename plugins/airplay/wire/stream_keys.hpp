// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "wire/crypto.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// What opens the pictures and the sound of one stream.
namespace tessera::airplay {

/// HomeKit: the key of a stream comes from the pairing's secret and the stream's number.
/// Observed: `id` is printed as an unsigned decimal, also where the sender wrote a negative one.
[[nodiscard]] secret stream_key(const secret& shared, std::uint64_t id);

/// Legacy: `key` is what the key provider has unwrapped (16 bytes); with a pairing its secret is
/// mixed in.
[[nodiscard]] secret legacy_key(const secret& key, const std::optional<secret>& shared);

/// Opens the payloads of pictures, in the order of the stream and each once.
class picture_opener {
public:
  /// HomeKit.
  explicit picture_opener(secret key) : way_(sealed{std::move(key)}) {}
  /// Legacy: `key` is that of legacy_key().
  picture_opener(const secret& key, std::uint64_t id);
  /// NAL units with lengths. Errors: parse_error (with HomeKit only: the other way cannot know).
  [[nodiscard]] result<std::string> open(std::string_view header, std::string_view payload);

private:
  struct sealed {
    secret key;
    std::uint64_t count = 0;
  };
  std::variant<sealed, aes_ctr_stream> way_;
};

inline constexpr std::size_t max_sound_packet = 4 * 1024;

/// A packet of realtime sound. Spec: RFC 3550 5.1, 12 bytes and no extensions.
struct sound_packet {
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0; ///< units of the sampling rate
  std::string payload;         ///< one encoded frame
};

/// Opens packets of sound in any order.
class sound_opener {
public:
  /// HomeKit.
  explicit sound_opener(secret key) : key_(std::move(key)) {}
  /// Legacy: AES-128-CBC with this vector anew for each packet; tails stay clear.
  sound_opener(secret key, std::string iv) : key_(std::move(key)), iv_(std::move(iv)) {}
  /// Classic senders without encryption.
  sound_opener() = default;
  /// Nothing: a packet that carries no sound. Errors: parse_error, message_too_large.
  [[nodiscard]] result<std::optional<sound_packet>> open(std::string_view packet) const;

private:
  secret key_;
  std::string iv_;
};

} // namespace tessera::airplay
