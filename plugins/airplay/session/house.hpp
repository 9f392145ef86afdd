// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "link/port_block.hpp"
#include "keys/key_provider.hpp"
#include "pairing/pairing_store.hpp"
#include "session/code_book.hpp"
#include "session/receiver_facts.hpp"
#include "session/source_rates.hpp"

#include <tessera/door.hpp>

#include <functional>
#include <memory>
#include <string>

namespace tessera::airplay {

/// Where streams come in; the firewall lets these through.
struct port_plan {
  port_block tcp{7100, 32}; ///< pictures and events: two for each sender
  port_block udp{6000, 48}; ///< time, sound and its control: three for each
};

class video_desk;

/// What a session asks of everything around it. Answers come on the session's own thread, and never
/// from within the call.
class house {
public:
  virtual ~house() = default;
  template <class T>
  using reply = std::function<void(result<T>)>;

  /// Every limit that has to do with time goes by this; a test has a time of its own.
  [[nodiscard]] virtual monotonic::time_point now() const { return monotonic::now(); }
  [[nodiscard]] virtual const receiver_facts& facts() const = 0;
  [[nodiscard]] virtual pairing_store& pairings() = 0;
  [[nodiscard]] virtual const port_plan& ports() const = 0;
  [[nodiscard]] virtual key_provider& keys() = 0;
  /// An admin's device has taken away this pairing: whoever came by it goes.
  virtual void unpaired(const std::string& sender) = 0;
  /// Who plays videos by their address; nothing when that is switched off.
  [[nodiscard]] virtual video_desk* videos() { return nullptr; }
  [[nodiscard]] code_book& codes() noexcept { return codes_; }
  /// For the book.
  virtual void ask_code(std::string name, std::string source, reply<secret> then) = 0;
  virtual void end_code(std::string source) = 0;
  /// This pairing is on a new connection now; an older one of it is dead, though nobody has said so.
  virtual void replaces_older(const void* session, const std::string& pairing) = 0;
  virtual void admit(host::candidate who, reply<host::admission> then) = 0;
  virtual void leave(participant_id who) = 0;
  /// A sender that begins and ends shares on and on is refused more than so many, whatever
  /// connection it does so on.
  static constexpr double openings_a_second = 2, openings_at_once = 20;
  [[nodiscard]] bool may_open(const std::string& sender) { return openings_.take(sender, now()); }
  virtual void open_share(participant_id who,
                          share_kind kind,
                          std::string label,
                          reply<host::open_lane> then) = 0;
  virtual void end_share(share_id share, end_reason why) = 0;
  virtual void describe_share(share_id share, now_playing what) = 0;
  virtual void set_volume(share_id share, int percent) = 0;
  virtual void tell_blocked(share_id share, std::string port) = 0;
  virtual void log(log_level level, std::string line) = 0;

private:
  code_book codes_{*this};
  source_rates openings_{openings_a_second, openings_at_once};
};

} // namespace tessera::airplay
