// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/log.hpp"
#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "core/catch_up.hpp"
#include "core/decoder_watch.hpp"
#include "core/due_times.hpp"
#include "core/waiting_times.hpp"
#include "decode_pipeline.hpp"
#include "picture_source.hpp"
#include "proto/lane_frame.hpp"
#include "sound_lane.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tessera::kiosk {

/// Reads one lane in a thread of its own and feeds the decoder, so that neither waits for the
/// display.
class lane_reader {
public:
  struct handlers {
    std::function<void(picture)> decoded;                  ///< GStreamer's thread
    std::function<void(const std::string& reason)> failed; ///< reader thread; the last word
    std::function<void()> ended;                           ///< reader thread; the last word
    std::function<void(int)> dropped; ///< reader thread; frames that nobody will see
    /// Reader thread: there is no picture to begin with, and none can be asked for; or that is over.
    std::function<void(bool)> unbegun;
    /// Reader thread: how long after they were due pictures stand on the display, 0 = not known.
    std::function<std::int64_t()> picture_lag;
  };

  lane_reader(std::string share, unique_fd lane, std::shared_ptr<sound_output> output, handlers on);
  /// Once, when what is to be known before the first picture has been set.
  void start();
  /// Stops the thread and waits for it (it never blocks for long).
  ~lane_reader();
  lane_reader(const lane_reader&) = delete;
  lane_reader& operator=(const lane_reader&) = delete;

  /// What decode_pipeline::set_output_size says. Context: any thread.
  void set_output_size(QSize size);
  /// While nobody looks there is no decoder: pictures that arrive are read and forgotten, sound is
  /// heard. Afterwards a key frame is asked for. Where that cannot be done they are decoded, and not
  /// shown. Context: any thread.
  void set_resting(bool resting);
  /// 0 to 1. Context: any thread.
  void set_volume(double volume) { sound_.set_volume(volume); }

private:
  void run();
  /// False when the lane is over; the handlers were told.
  bool read_lane();
  bool take_frame(lane::frame frame);
  bool take_caps(const lane::frame& frame);
  bool take_video(lane::frame frame);
  bool feed(lane::frame frame);
  void keep_up(const lane::frame_header& header);
  /// None may be left out: see catch_up.
  [[nodiscard]] bool sparse() const noexcept { return !caps_.key_frames_on_request; }
  void follow_hiding();
  [[nodiscard]] bool enough_waits() const;
  void hold_up_source();
  void await_key();
  void tell_unbegun();
  bool make_pipeline();
  bool check_pipeline();
  bool follow_rest();
  void count_gap(const lane::frame_header& header);
  [[nodiscard]] bool falls_behind();
  void note_behind();
  bool fail(const std::string& reason, const std::string& text);
  bool fail_too_large() { return fail("too_large", "its pictures are larger than any screen"); }
  void apply_output_size();
  void want_key_frame() { key_wanted_ = true; }
  void ask_for_key_frame();
  void send_request(lane::frame_kind kind);
  void wake() const noexcept;
  void note_decoder_failed(const std::string& text);

  log_topic log_{"lane"};
  std::string share_;
  unique_fd lane_;
  unique_fd wake_fd_;
  handlers on_;

  lane::frame_reader frames_;
  lane::caps caps_;
  std::unique_ptr<decode_pipeline> pipeline_;
  bool hardware_ = true;
  bool awaits_key_ = true;
  std::int64_t awaits_since_ns_ = 0;
  bool told_unbegun_ = false;
  catch_up catch_up_;
  decoder_watch decoder_;
  std::int64_t held_at_ns_ = 0;
  int restarts_ = 0;
  std::int64_t asked_at_ns_ = 0;
  std::int64_t fed_since_ns_ = 0; ///< when the first frame without a picture after it went in
  int fed_without_picture_ = 0;
  std::uint64_t next_sequence_ = 0; ///< 0 = not known
  waiting_times waiting_;           ///< for the decoder
  due_times due_times_;
  sound_lane sound_;
  bool behind_ = false; ///< the decoder did not keep up: a new start is under way
  std::int64_t behind_at_ns_ = 0;
  std::int64_t key_frame_pause_ns_;

  QSize applied_size_;
  std::int64_t resized_at_ns_ = 0; ///< no frame came in the new size yet; 0 = one did

  std::mutex size_guard_;
  QSize wanted_size_;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> resting_ = false;
  std::atomic<std::int64_t> decoded_arrival_ns_ = 0;
  std::atomic<bool> key_wanted_ = true;
  std::atomic<bool> decoder_failed_ = false;
  std::atomic<bool> too_large_ = false;
  std::atomic<int> pictures_ = 0;
  std::thread thread_; ///< last: it uses all of the above
};

} // namespace tessera::kiosk
