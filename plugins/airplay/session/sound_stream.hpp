// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "wire/sender_clock.hpp"
#include "wire/sound_control.hpp"
#include "wire/stream_keys.hpp"

#include <tessera/door.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::airplay {

/// One sender's realtime sound: packets as the network brings them in, frames in their order into
/// the lane, each with its moment. What is missing is asked for again while there is time. Without
/// sockets. Context: one thread. Times are CLOCK_MONOTONIC nanoseconds.
class sound_stream {
public:
  static constexpr std::int64_t ms = 1'000'000;
  /// The display keeps half a second of sound; what is due later waits here.
  static constexpr std::int64_t ahead = 250 * ms;
  /// A missing packet is waited for so long after it was due: the display plays nothing sooner.
  static constexpr std::int64_t patience = 30 * ms;
  static constexpr std::int64_t ask_again = 40 * ms;
  /// What is later is thrown away.
  static constexpr std::int64_t too_late = 500 * ms;
  /// A moment that is further ahead than this is none: a clock has jumped.
  static constexpr std::int64_t most_apart = 5'000 * ms;
  /// Until the sender has told the time, its first packet is due so long after it came; and again
  /// the first one after a pause that nobody has spoken of.
  static constexpr std::int64_t without_time = 100 * ms;
  static constexpr std::int64_t most_waiting = 1024; ///< packets: eight seconds
  static constexpr std::size_t most_questions = 8;   ///< in one turn
  static constexpr std::uint16_t most_asked = 64;    ///< packets in one question

  /// `clock` outlives it.
  sound_stream(sound_opener opener,
               lane::sound_caps caps,
               const sender_clock& clock,
               std::shared_ptr<share_lane> lane);

  /// A datagram of the data port. What is no sound is thrown away.
  void take(std::string_view packet, std::int64_t now_ns);
  /// A datagram of the control port.
  void take_control(std::string_view datagram, std::int64_t now_ns);
  /// The sender has paused or jumped: what waits is not heard any more.
  void flush();
  /// The share is another one now.
  void move_to(std::shared_ptr<share_lane> lane);
  /// So much sooner than the sender says: as its pictures are shown sooner too.
  void set_lead(std::int64_t lead_ns) { lead_ns_ = lead_ns; }

  struct turn {
    std::vector<std::string> questions; ///< to the sender's control port
    std::int64_t again_ns = 0;          ///< when the next turn is due; 0 = when a packet comes
  };
  /// Pushes what is due. After each packet, and when the last turn said so.
  [[nodiscard]] turn go(std::int64_t now_ns);

  [[nodiscard]] const lane::sound_caps& caps() const noexcept { return caps_; }
  [[nodiscard]] std::uint64_t frames() const noexcept { return frames_; } ///< pushed
  [[nodiscard]] std::size_t waiting() const noexcept { return waiting_.size(); }
  [[nodiscard]] std::uint64_t lost() const noexcept { return lost_; }     ///< given up

private:
  struct packet_in {
    sound_packet packet;
    std::int64_t came_ns = 0;
  };

  [[nodiscard]] std::int64_t due(std::uint32_t timestamp, std::int64_t now_ns);
  [[nodiscard]] std::optional<std::int64_t> told(std::uint32_t timestamp, std::int64_t now_ns) const;
  [[nodiscard]] std::int64_t between(std::uint32_t later, std::uint32_t sooner) const;
  void ask(turn& out, std::int64_t now_ns);
  void push(const packet_in& one, std::int64_t presentation_ns);

  sound_opener opener_;
  lane::sound_caps caps_;
  const sender_clock& clock_;
  std::shared_ptr<share_lane> lane_;
  std::map<std::int64_t, packet_in> waiting_; ///< by sequence number, unrolled
  std::optional<std::int64_t> next_;        ///< the number that is pushed next
  std::optional<sound_sync> sync_;
  std::uint32_t first_timestamp_ = 0;
  std::int64_t first_due_ns_ = 0;
  std::int64_t lead_ns_ = 0;
  std::int64_t asked_ns_ = 0;
  std::uint16_t questions_ = 0;
  bool gap_ = false;
  std::uint64_t frames_ = 0;
  std::uint64_t lost_ = 0;
};

} // namespace tessera::airplay
