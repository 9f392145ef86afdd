// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "proto/lane_frame.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace tessera::net {

/// What the readers of a lane want from its producer.
struct lane_request {
  enum class kind { key_frame, bitrate };
  kind what = kind::key_frame;
  std::uint32_t kbps = 0; ///< with bitrate only
  friend bool operator==(const lane_request&, const lane_request&) = default;
};

struct lane_counters {
  std::uint64_t frames = 0;  ///< pictures pushed by the producer
  std::uint64_t sounds = 0;  ///< pieces of sound
  std::uint64_t bytes = 0;   ///< payload of both
  std::uint64_t dropped = 0; ///< left out for slow readers, summed over the readers
  std::size_t readers = 0;   ///< attached now
};

/// The thread that serves slow readers and listens to requests; one a process is enough.
class lane_pump {
public:
  lane_pump();
  lane_pump(const lane_pump&) = delete;
  lane_pump& operator=(const lane_pump&) = delete;
  /// Waits for the thread. Writers may outlive it, but slow readers and requests are not served.
  ~lane_pump();

  class impl;
  [[nodiscard]] const std::shared_ptr<impl>& native() const noexcept { return impl_; }

private:
  std::shared_ptr<impl> impl_;
};

/// The producer's side of one share: frames go to every attached reader; a slow one loses frames up
/// to the next key frame and never holds up the others, unless the producer wants it so (congested).
/// Context: any thread, streaming threads too; no function blocks.
class lane_writer {
public:
  /// Context: the pump's thread, never within a call of yours; it must not block. Key-frame
  /// requests come at most once in 250 ms, as do bit-rate requests (the last one counts).
  using on_request = std::function<void(const lane_request&)>;

  lane_writer(const lane_pump& pump, on_request request);
  lane_writer(const lane_writer&) = delete;
  lane_writer& operator=(const lane_writer&) = delete;
  /// end("stopped") if nobody has said end(). Waits for a request that is just being handled, so
  /// hold no lock that on_request takes; no request comes after it.
  ~lane_writer();

  /// A reader's end of a stream socket (make_lane_pair). It first gets the caps, then frames from
  /// the next key frame on; a key frame is asked for. Who comes while there is no other reader
  /// begins with the last key frame, if that was a moment ago (lane_head_start). Where caps say that
  /// key frames come when the sender likes, each one does, and again when it asks for one: what it
  /// only needs in between is flag_catch_up.
  void attach(unique_fd fd);

  /// The first frame after a change must be a key frame; others are left out. Same caps: no effect.
  void set_caps(const lane::caps& value);

  /// Before any sound. Same caps: no effect.
  void set_sound_caps(const lane::sound_caps& value);

  /// Copies `size` bytes. `flags`: lane::flag_key_frame, flag_discontinuity (the producer lost
  /// frames; up to the next key frame the rest is left out). Larger than lane::max_payload_bytes or
  /// before its caps: left out. Times are CLOCK_MONOTONIC nanoseconds.
  void push(lane::frame_kind kind,
            std::uint16_t flags,
            std::int64_t presentation_ns,
            std::int64_t arrival_ns,
            const void* bytes,
            std::size_t size);

  /// Tells the readers and lets them go. Nothing can be pushed after it.
  void end(std::string_view reason);

  [[nodiscard]] lane_counters counters() const;

  /// A reader has said in the last lane::hold_length that it has enough (hold_request): a producer
  /// that can wait should.
  [[nodiscard]] bool congested() const;

private:
  class impl;
  std::shared_ptr<impl> impl_;
};

struct lane_pair {
  unique_fd writer; ///< for lane_writer::attach, non-blocking
  unique_fd reader; ///< for the kiosk, blocking unless it says otherwise
};

/// A connected pair of stream sockets with large buffers. Errors: io_error.
[[nodiscard]] result<lane_pair> make_lane_pair();

} // namespace tessera::net
