// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace tessera::airplay {

/// What the two ways of pairing do not have in common: group, hash, and how the key comes of the
/// shared number.
enum class srp_rules {
  /// HomeKit: the group of RFC 3526 5 (3072 bits) with generator 5, SHA-512, K = H(S).
  homekit,
  /// Legacy: the 2048-bit group of RFC 5054 A with generator 2, SHA-1. Observed: K is 40 bytes,
  /// H(S, 0) and H(S, 1), the numbers with four bytes each.
  legacy,
};

/// The receiver's half of SRP-6a: it proves that the sender knows the PIN without carrying it.
/// Spec: RFC 5054 2.5, RFC 2945 3. Context: about 20 ms of one core in all.
class srp_server {
public:
  /// `user` and the PIN in ASCII. Salt and secret exponent are made up.
  srp_server(srp_rules rules, std::string_view user, const secret& pin);
  ~srp_server();
  srp_server(srp_server&&) noexcept;
  srp_server& operator=(srp_server&&) noexcept;

  [[nodiscard]] const std::string& salt() const noexcept;       ///< 16 bytes
  [[nodiscard]] const std::string& public_key() const noexcept; ///< B, as long as the group

  struct agreement {
    std::string proof; ///< M2, 64 bytes; legacy 20
    secret key;        ///< K, 64 bytes; legacy 40
  };
  /// The sender's public key A and its proof M1. Errors: wrong_pin, parse_error (A is out of the
  /// group, which an attacker would choose to know the key without a PIN).
  [[nodiscard]] result<agreement> agree(std::string_view a, std::string_view proof) const;

private:
  struct numbers;
  std::unique_ptr<numbers> numbers_;
};

} // namespace tessera::airplay
