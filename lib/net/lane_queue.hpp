// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "proto/lane_frame.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::net {

/// One frame, shared by the queues of all readers.
struct lane_item {
  lane::frame_header header;
  std::shared_ptr<const std::string> payload; ///< null = none
};

struct lane_queue_limits {
  /// Pictures that wait behind what is being written; about a quarter of a second at 30 fps.
  std::size_t frames = 8;
  /// Pieces of sound that wait; half a second of Opus.
  std::size_t sounds = 25;
  std::size_t bytes = 4 * 1024 * 1024;
};

/// What one reader of a lane gets next: caps first, then frames from a key frame on; when it is too
/// slow, what it has not begun is dropped, pictures up to the next key frame. Sound takes little and
/// is missed at once: it goes on while pictures are dropped. What is half written is always
/// finished. Pure: no descriptor, no clock.
class lane_queue {
public:
  explicit lane_queue(lane_queue_limits limits = {}) : limits_(limits) {}

  void set_limits(lane_queue_limits limits) noexcept { limits_ = limits; }
  /// New caps for this reader; video waits for a key frame after them.
  void set_caps(lane_item item);
  /// Sound waits for it, and for nothing else.
  void set_sound_caps(lane_item item);
  /// A video or audio frame from the source. Returns true when the reader wants a key frame now
  /// because of it (something was dropped).
  bool push(const lane_item& item);
  /// Pictures that wait go; the next one is a key frame.
  void begin_anew();
  /// The last frame; nothing is taken after it.
  void end(lane_item item);

  /// The pieces to write next, in order, at most `max_pieces`; empty = nothing to write. They stay
  /// valid until the next call of another function.
  [[nodiscard]] std::vector<std::string_view> pending(std::size_t max_pieces = 16) const;
  /// So many bytes of pending() were written.
  void written(std::size_t bytes);

  /// True until the first key frame after attach, caps or a drop.
  [[nodiscard]] bool awaits_key_frame() const noexcept { return awaits_key_frame_; }
  [[nodiscard]] std::uint64_t dropped() const noexcept { return dropped_; }
  /// Pictures that wait, with the one that is half written.
  [[nodiscard]] std::size_t pictures() const noexcept;
  /// The end frame is written: the socket can close.
  [[nodiscard]] bool finished() const noexcept { return ended_ && waiting_.empty(); }

private:
  struct entry {
    std::string header;
    std::shared_ptr<const std::string> payload;
    lane::frame_kind kind;
    [[nodiscard]] std::size_t size() const noexcept {
      return header.size() + (payload ? payload->size() : 0);
    }
  };

  void append(const lane_item& item, std::uint16_t extra_flags);
  void replace_caps(lane_item item, lane::frame_kind kind);
  [[nodiscard]] bool overfull(lane::frame_kind next, std::size_t next_bytes) const noexcept;
  [[nodiscard]] bool push_sound(const lane_item& item);
  void drop_waiting(lane::frame_kind kind);
  [[nodiscard]] std::size_t count(lane::frame_kind kind, std::size_t from) const noexcept;

  lane_queue_limits limits_;
  std::deque<entry> waiting_; // the first one may be half written
  std::size_t written_ = 0;   // bytes of the first one that are gone
  std::size_t waiting_bytes_ = 0;
  std::uint64_t dropped_ = 0;
  bool has_caps_ = false;
  bool has_sound_caps_ = false;
  bool awaits_key_frame_ = true;
  bool video_begun_ = false;
  bool video_gap_ = false; // frames were dropped since the last one of this kind
  bool audio_gap_ = false;
  bool ended_ = false;
};

} // namespace tessera::net
