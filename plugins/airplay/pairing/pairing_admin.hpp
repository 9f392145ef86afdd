// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pairing/pairing_store.hpp"
#include "wire/tlv8.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// POST /pair-add, /pair-remove and /pair-list: one sender speaks of others. Spec: HomeKit
/// Accessory Protocol 5.10 to 5.12.
namespace tessera::airplay {

[[nodiscard]] std::optional<pair_method> pairing_method_of(std::string_view path) noexcept;

struct asking_controller {
  controller shown;   ///< what it has shown on this very link; a pairing may be another's by now
  bool named = false; ///< as admin, in the configuration
};

struct pairing_deed {
  tlv8 answer;
  std::string removed; ///< its sessions have to end
  std::string note;    ///< for the log
};

/// A sender that has typed a meeting's PIN is a guest, and learns nothing of others: only who is
/// named as admin, or was added as one by such, may. No pairing of this kind proves a PIN.
[[nodiscard]] pairing_deed administer(pairing_store& pairings,
                                      const asking_controller& who,
                                      pair_method what,
                                      const tlv8& message,
                                      std::int64_t now_ms);

} // namespace tessera::airplay
