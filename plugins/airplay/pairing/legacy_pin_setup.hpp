// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pairing/pair_setup.hpp"
#include "wire/plist.hpp"

#include <memory>
#include <optional>
#include <string>

namespace tessera::airplay {

/// One run of POST /pair-setup-pin, three property lists: a sender of before HomeKit proves that it
/// knows the PIN, and leaves its key. Observed: UxPlay.
class legacy_pin_setup {
public:
  static constexpr std::size_t max_user = 128; ///< bytes of the name that a sender gives itself

  explicit legacy_pin_setup(const identity& me) : me_(&me) {}

  /// Does this list begin a run? With it comes the name. Errors: parse_error (it does, and is
  /// wrong).
  [[nodiscard]] static result<std::optional<std::string>> read_wish(const plist& first);
  /// The answer to the first one. A second one begins anew.
  [[nodiscard]] plist begin(const std::string& user, const secret& pin);

  struct step {
    plist answer;
    std::optional<controller> paired; ///< at the end
  };
  /// The second and the third. Errors: wrong_pin, parse_error (out of order, forged); then the run
  /// is over.
  [[nodiscard]] result<step> go_on(const plist& message);

private:
  [[nodiscard]] result<step> check_proof(const plist& message);
  [[nodiscard]] result<step> exchange_keys(const plist& message);

  const identity* me_;
  std::shared_ptr<const srp_server> srp_; ///< a copy of a run goes on from where it was
  std::optional<secret> key_; ///< after the proof
};

} // namespace tessera::airplay
