// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// The encrypted control link after HomeKit pairing. Spec: HomeKit Accessory Protocol 6.5.2; the
/// counter is the nonce, the length is authenticated.
namespace tessera::airplay {

inline constexpr std::size_t max_hap_frame = 1024; ///< of plain text

class hap_sealer {
public:
  explicit hap_sealer(secret key) : key_(std::move(key)) {}
  /// One or more frames.
  [[nodiscard]] std::string seal(std::string_view plain);

private:
  secret key_;
  std::uint64_t count_ = 0;
};

/// Frames may come in any pieces.
class hap_opener {
public:
  explicit hap_opener(secret key) : key_(std::move(key)) {}
  /// What is whole by now. Errors: parse_error (forged, replayed, out of order); then the link is
  /// over: nothing after it can be trusted.
  [[nodiscard]] result<std::string> open(std::string_view more);

private:
  secret key_;
  std::uint64_t count_ = 0;
  std::string pending_; ///< less than a frame
};

/// Which two keys, from the receiver's side.
struct hap_keys {
  secret to_sender;
  secret from_sender;
};
[[nodiscard]] hap_keys control_keys(const secret& shared);
/// The event link is a reverse connection: the words read and write have changed sides.
[[nodiscard]] hap_keys event_keys(const secret& shared);

} // namespace tessera::airplay
