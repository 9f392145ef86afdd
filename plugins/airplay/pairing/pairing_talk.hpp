// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pairing/pair_verify.hpp"
#include "session/house.hpp"
#include "wire/rtsp_message.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tessera::airplay {

/// Pairing on one connection, from the first question to the secret of the link. Context: the
/// session's thread.
class pairing_talk : public std::enable_shared_from_this<pairing_talk> {
public:
  using done = std::function<void(airplay_answer)>;

  /// `source`: address of the device, by which wrong codes are counted.
  pairing_talk(house& around, std::string source) : house_(around), source_(std::move(source)) {}
  ~pairing_talk();

  /// As the device calls itself; for the display.
  void set_name(std::string name) { name_ = std::move(name); }

  void pin_start(done then);                     ///< POST /pair-pin-start
  void setup(std::string_view body, done then);  ///< POST /pair-setup
  void verify(std::string_view body, done then); ///< POST /pair-verify

  /// After an answer has gone: from now on the link is encrypted with this.
  [[nodiscard]] std::optional<secret> take_link_secret() { return std::exchange(link_secret_, {}); }
  /// Who is at the other end, once the link has its secret: the pairing's id, or the source.
  [[nodiscard]] const std::string& sender() const noexcept { return sender_; }
  /// What it has proven to know; empty when none was asked for, or with a pairing of before.
  [[nodiscard]] const std::optional<secret>& code() const noexcept { return proven_; }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

private:
  void begin_setup(const pair_setup::wish& how, const secret& code, const done& then);
  void wrong_code(std::uint8_t state, done then);

  house& house_;
  std::string source_;
  std::string name_ = "AirPlay";
  std::optional<pair_setup> setup_;
  std::optional<pair_verify> verify_;
  std::optional<secret> asked_; ///< the code that the display shows
  std::optional<secret> proven_;
  std::optional<secret> link_secret_;
  std::string sender_;
  bool code_shown_ = false;
};

} // namespace tessera::airplay
