// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pairing/pair_setup.hpp"

#include <functional>
#include <optional>
#include <string>

namespace tessera::airplay {

/// One run of pair-verify, V1 to V4: a sender that is paired shows its key, and both get the link's
/// secret. Spec: HomeKit Accessory Protocol 5.7.
class pair_verify {
public:
  /// The stored key of this sender; empty when it is not paired.
  using key_of = std::function<std::string(const std::string& id)>;

  pair_verify(const identity& me, key_of known) : me_(&me), known_(std::move(known)) {}

  struct step {
    tlv8 answer;
    std::optional<secret> shared; ///< at the end; 32 bytes
    std::string sender;           ///< its id, at the end
  };
  /// Errors: parse_error (out of order, forged), unauthenticated (not paired, or another's
  /// identity). Then the run is over.
  [[nodiscard]] result<step> go_on(const tlv8& message);

private:
  [[nodiscard]] result<step> begin(const tlv8& v1);
  [[nodiscard]] result<step> check(const tlv8& v3);

  const identity* me_;
  key_of known_;
  std::optional<x25519_key> own_;
  std::string theirs_;
  std::optional<secret> shared_;
};

} // namespace tessera::airplay
