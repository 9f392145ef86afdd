// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pairing/legacy_pin_setup.hpp"
#include "pairing/legacy_verify.hpp"
#include "pairing/pairing_talk.hpp"

namespace tessera::airplay {

/// Legacy: raw bytes and property lists; the link stays in clear. When the room asks for a PIN,
/// nobody is known who has not proven it in this meeting.
class legacy_talk : public pairing_talk {
public:
  legacy_talk(house& around, std::string source)
      : pairing_talk(around, std::move(source)), verify_(house_.pairings().me()) {}
  [[nodiscard]] bool paired_in_clear() const noexcept override { return known_; }

private:
  void setup(std::string_view body, done then) override;
  void verify(std::string_view body, done then) override;
  void setup_pin(std::string_view body, done then) override;
  void go_on(const plist& message, const done& then);

  legacy_verify verify_;
  std::optional<legacy_pin_setup> setup_;
  bool known_ = false;
};

} // namespace tessera::airplay
