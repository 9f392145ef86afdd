// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pairing/pair_verify.hpp"
#include "pairing/pairing_talk.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tessera::airplay {

/// HomeKit: TLV8, and an encrypted link at its end.
class homekit_talk : public pairing_talk {
public:
  homekit_talk(house& around, std::string source) : pairing_talk(around, std::move(source)) {}
  [[nodiscard]] bool
  take_paired(std::string_view path, std::string_view body, const done& then) override;

private:
  void setup(std::string_view body, done then) override;
  void verify(std::string_view body, done then) override;
  void begin(const tlv8& m1, const done& then);
  /// `code`: null without a PIN.
  void begin_run(const pair_setup::wish& how,
                 std::shared_ptr<code_book::ticket> code,
                 const done& then);
  void guessed_wrong(std::uint8_t state, const done& then);
  [[nodiscard]] std::shared_ptr<homekit_talk> self();

  std::optional<pair_setup> setup_;
  std::optional<pair_verify> verify_;
};

} // namespace tessera::airplay
