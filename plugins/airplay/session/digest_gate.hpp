// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/house.hpp"
#include "wire/digest.hpp"
#include "wire/rtsp_message.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tessera::airplay {

/// In front of one connection of a classic sender, which proves a password by Digest instead of
/// pairing: the password is the code on the display. Context: the session's thread; one request at
/// a time.
class digest_gate : public std::enable_shared_from_this<digest_gate> {
public:
  static constexpr const char* sound_realm = "raop";
  static constexpr const char* video_realm = "AirPlay";

  /// `source`: address of the device, by which wrong passwords are counted.
  digest_gate(house& around, std::string realm, std::string source);

  /// As the device calls itself; for the display.
  void set_name(std::string name) { name_ = std::move(name); }

  /// Nothing: the request may go on. An answer: send it instead; 401 asks for the password, 503
  /// with Retry-After is for who has guessed too often.
  using done = std::function<void(std::optional<airplay_answer>)>;
  /// `then` may run within the call. With the first challenge the display shows the code. Who is
  /// through stays through on this connection.
  /// Observed: PulseAudio 16.1 proves its password with OPTIONS, closes, and begins with ANNOUNCE and
  /// without a proof on its next connection: the first of that address within ten seconds is taken
  /// for it.
  void check(const airplay_request& request, done then);

  /// What it has proven, for host::candidate::pin; empty while nothing is, and when the room asks
  /// for no PIN.
  [[nodiscard]] const std::optional<secret>& code() const noexcept { return proven_; }
  /// It is in: the display need not show the code for it any longer.
  void let_go() { asked_.reset(); }

private:
  void judge(const airplay_request& request, const done& then);
  void look_for_proof(const airplay_request& request);
  [[nodiscard]] airplay_answer ask_again() const;

  house& house_;
  digest_challenge challenge_;
  std::string source_;
  std::string name_ = "AirPlay";
  std::shared_ptr<code_book::ticket> asked_; ///< what the display shows
  std::optional<secret> proven_;
  bool through_ = false;
};

} // namespace tessera::airplay
