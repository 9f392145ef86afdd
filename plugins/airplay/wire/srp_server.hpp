// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace tessera::airplay {

/// The receiver's half of SRP-6a with the 3072-bit group and SHA-512, as HomeKit pairing uses it:
/// it proves that the sender knows the PIN without carrying it. Spec: RFC 5054 2.5, RFC 2945 3;
/// the group is that of RFC 3526 5 with generator 5. Context: about 20 ms of one core in all.
class srp_server {
public:
  /// `user` and the PIN in ASCII. Salt and secret exponent are made up.
  srp_server(std::string_view user, const secret& pin);
  ~srp_server();
  srp_server(srp_server&&) noexcept;
  srp_server& operator=(srp_server&&) noexcept;

  [[nodiscard]] const std::string& salt() const noexcept;       ///< 16 bytes
  [[nodiscard]] const std::string& public_key() const noexcept; ///< B, 384 bytes

  struct agreement {
    std::string proof; ///< M2, 64 bytes
    secret key;        ///< K, 64 bytes
  };
  /// The sender's public key A and its proof M1. Errors: wrong_pin, parse_error (A is out of the
  /// group, which an attacker would choose to know the key without a PIN).
  [[nodiscard]] result<agreement> agree(std::string_view a, std::string_view proof) const;

private:
  struct numbers;
  std::unique_ptr<numbers> numbers_;
};

} // namespace tessera::airplay
