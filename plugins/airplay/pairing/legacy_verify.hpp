// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pairing/pair_setup.hpp"

#include <optional>
#include <string>
#include <string_view>

/// Pairing of before HomeKit: raw bytes, and the control link stays in clear. Observed: UxPlay 1.62
/// with doubletake.
namespace tessera::airplay {

/// Who a sender is to us: its key, for its other names can be borrowed.
[[nodiscard]] std::string legacy_id(std::string_view key);

/// POST /pair-setup: 32 bytes, the sender's key; the answer is ours. Proves nothing. Errors:
/// parse_error.
[[nodiscard]] result<std::string> legacy_setup(const identity& me, std::string_view body);

/// One run of POST /pair-verify, twice: each side proves its key, and both get a secret.
class legacy_verify {
public:
  explicit legacy_verify(const identity& me) : me_(&me) {}

  struct step {
    std::string answer;
    std::optional<controller> proven; ///< at the end
    std::optional<secret> shared;     ///< at the end; 32 bytes
  };
  /// Errors: parse_error (out of order, another size), unauthenticated (the key is not its own).
  /// Then the run is over.
  [[nodiscard]] result<step> go_on(std::string_view body);

private:
  [[nodiscard]] result<step> begin(std::string_view body);
  [[nodiscard]] result<step> check(std::string_view body);

  const identity* me_;
  std::string theirs_; ///< X25519
  std::string key_;    ///< Ed25519
  std::string own_;
  std::optional<secret> shared_; ///< between the two
};

} // namespace tessera::airplay
