// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "wire/crypto.hpp"
#include "wire/srp_server.hpp"
#include "wire/tlv8.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tessera::airplay {

/// Who we are to all senders, the same each time.
struct identity {
  std::string id; ///< the pairing identifier, a UUID in text
  ed25519_key key;
};

/// A sender that has proven it knows the PIN.
struct controller {
  std::string id;  ///< as it calls itself, up to max_controller_id bytes
  std::string key; ///< its Ed25519 public key
};

inline constexpr std::size_t max_controller_id = 128;
inline constexpr const char* transient_pin = "3939"; ///< when nothing is to be typed

/// One run of pair-setup, M1 to M6. Spec: HomeKit Accessory Protocol 5.6. Observed: AirPlay senders
/// give the same messages, and with the flag "transient" stop after M4.
class pair_setup {
public:
  explicit pair_setup(const identity& me) : me_(&me) {}

  /// What the first message asks for, before a PIN is looked for.
  struct wish {
    bool transient = false;
  };
  /// Errors: parse_error (no M1), unsupported_type (with an authentication chip, or another
  /// method).
  [[nodiscard]] static result<wish> read_wish(const tlv8& m1);

  /// M2. A second M1 begins anew.
  [[nodiscard]] tlv8 begin(const wish& how, const secret& pin);

  struct step {
    tlv8 answer;
    std::optional<secret> shared;     ///< transient: the link's keys come from it (64 bytes)
    std::optional<controller> paired; ///< normal, at its end
  };
  /// M3 and M5. Errors: wrong_pin, parse_error (out of order, forged); then the run is over.
  [[nodiscard]] result<step> go_on(const tlv8& message);

private:
  [[nodiscard]] result<step> check_proof(const tlv8& m3);
  [[nodiscard]] result<step> exchange_keys(const tlv8& m5);

  const identity* me_;
  std::shared_ptr<const srp_server> srp_; ///< a copy of a run goes on from where it was
  std::optional<secret> key_; ///< after M4
  bool transient_ = false;
};

/// What a sender may call itself: 1 to 128 bytes without control characters.
[[nodiscard]] bool is_pairing_id(std::string_view text) noexcept;

/// An answer that ends a run. `state` is that of the message, which is one more than the
/// question's.
[[nodiscard]] tlv8 pair_refusal(std::uint8_t state, pair_error why);

} // namespace tessera::airplay
