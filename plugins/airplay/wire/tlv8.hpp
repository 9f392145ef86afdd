// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The container of pairing: type, length, value. Spec: HomeKit Accessory Protocol 14.1
/// (non-commercial).
namespace tessera::airplay {

inline constexpr std::size_t max_tlv8_bytes = 4 * 1024;
inline constexpr std::size_t max_tlv8_items = 32;

enum class tlv : std::uint8_t {
  method = 0,
  identifier = 1,
  salt = 2,
  public_key = 3,
  proof = 4,
  encrypted = 5,
  state = 6,
  error = 7,
  retry_delay = 8,
  signature = 10,
  permissions = 11,
  flags = 19,
  separator = 255,
};

enum class pair_method : std::uint8_t {
  setup = 0,
  setup_auth = 1,
  verify = 2,
  add = 3,
  remove = 4,
  list = 5
};

enum class pair_error : std::uint8_t {
  unknown = 1,
  authentication = 2,
  backoff = 3,
  max_peers = 4,
  max_tries = 5,
  unavailable = 6,
  busy = 7,
};

class tlv8 {
public:
  /// A value over 255 bytes comes in pieces of one type, which are put together.
  /// Errors: parse_error (cut off), message_too_large.
  [[nodiscard]] static result<tlv8> parse(std::string_view bytes);

  tlv8& add(tlv type, std::string_view value);
  tlv8& add(tlv type, std::uint8_t value);

  /// The first of this type.
  [[nodiscard]] std::optional<std::string_view> find(tlv type) const noexcept;
  /// A little-endian number of 1 to 4 bytes; empty when it is none.
  [[nodiscard]] std::optional<std::uint32_t> number(tlv type) const noexcept;
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  [[nodiscard]] std::string bytes() const;

private:
  std::vector<std::pair<std::uint8_t, std::string>> items_;
};

} // namespace tessera::airplay
