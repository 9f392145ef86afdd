// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/house.hpp"
#include "wire/rtsp_message.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tessera::airplay {

/// Pairing on one connection, from the first question until it is known who is there. What both
/// ways of it share: the code on the display, and wrong ones. Context: the session's thread.
class pairing_talk : public std::enable_shared_from_this<pairing_talk> {
public:
  using done = std::function<void(airplay_answer)>;

  /// As the box is set up. `source`: address of the device, by which wrong codes are counted.
  [[nodiscard]] static std::shared_ptr<pairing_talk> make(house& around, std::string source);
  virtual ~pairing_talk() = default;

  /// As the device calls itself; for the display.
  void set_name(std::string name) { name_ = std::move(name); }

  /// Does this belong to pairing? Then it is answered. `body` outlives the call only.
  [[nodiscard]] bool take(std::string_view path, std::string_view body, const done& then);
  /// The same for what only a paired sender may ask.
  [[nodiscard]] virtual bool
  take_paired(std::string_view /*path*/, std::string_view /*body*/, const done& /*then*/) {
    return false;
  }

  /// HomeKit, after an answer has gone: from now on the link is encrypted with this.
  [[nodiscard]] std::optional<secret> take_link_secret() { return std::exchange(link_secret_, {}); }
  /// Legacy: it is known who is there, and the link stays in clear.
  [[nodiscard]] virtual bool paired_in_clear() const noexcept { return false; }
  /// What both sides have agreed on; keys of streams come of it.
  [[nodiscard]] const std::optional<secret>& shared() const noexcept { return shared_; }
  /// Who is at the other end, once that is known: the pairing's id, or a word that no pairing's id
  /// can be.
  [[nodiscard]] const std::string& sender() const noexcept { return sender_; }
  /// What it is known by the next time too; empty for who has paired for this once.
  [[nodiscard]] const std::string& pairing() const noexcept { return id_; }
  /// What it has proven to know; empty when none was asked for, or with a pairing of before.
  [[nodiscard]] const std::optional<secret>& code() const noexcept { return proven_; }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  /// It is in, or will not be: the display need not show the code for it any longer.
  void let_go_of_code() {
    house_.codes().release(source_);
    asked_.reset();
    run_code_.reset();
  }

protected:
  pairing_talk(house& around, std::string source) : house_(around), source_(std::move(source)) {}
  virtual void setup(std::string_view body, done then) = 0;  ///< POST /pair-setup
  virtual void verify(std::string_view body, done then) = 0; ///< POST /pair-verify
  /// POST /pair-setup-pin
  virtual void setup_pin(std::string_view /*body*/, done then) { then({.status = 404}); }

  /// The code that this device has to prove: asked_ has it then. Of one that has gone meanwhile
  /// nothing is heard any more.
  void ask_code(std::function<void(result<>)> then);
  /// What this run of pairing is measured against counts no more: it has to begin anew.
  [[nodiscard]] bool run_is_void() const noexcept { return run_code_ && !run_code_->valid(); }
  /// The code was not it. The meeting counts that, and says how long none is looked at.
  void wrong_code(std::function<void(std::chrono::milliseconds wait)> then);
  /// A run of pairing has come to its end.
  void remember(const controller& sender);
  /// A sender that is paired has shown its key.
  void recognize(const controller& sender);
  /// Nobody will know it the next time.
  void recognize_for_once();

  house& house_;
  std::string source_;
  std::string name_ = "AirPlay";
  std::shared_ptr<code_book::ticket> asked_;    ///< what the display shows
  std::shared_ptr<code_book::ticket> run_code_; ///< what this run was begun with; none without a PIN
  std::optional<secret> proven_;
  std::optional<secret> shared_;
  std::optional<secret> link_secret_;
  std::string sender_;
  std::string key_; ///< Ed25519, shown on this very link; empty for who has none

private:
  void pin_start(done then); ///< POST /pair-pin-start

  std::string id_;
};

} // namespace tessera::airplay
