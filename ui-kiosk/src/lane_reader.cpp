// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "lane_reader.hpp"

#include "base/clock.hpp"
#include "core/picture_size.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace tessera::kiosk {
namespace {

constexpr std::int64_t ns_per_ms = 1'000'000;
constexpr int poll_ms = 250;
// One round trip to a browser and its encoder; asking more often only makes more key frames.
constexpr std::int64_t key_frame_pause_ns = 400 * ns_per_ms;
// More would be delay that people see.
constexpr std::int64_t max_wait_ns = 350 * ns_per_ms;
// A single large one may take as long to decode.
constexpr std::size_t some_backlog = 3;
constexpr std::size_t max_backlog_bytes = 16 * 1024 * 1024;
// Key frames are dear: who falls behind again and again asks less and less often.
constexpr std::int64_t longest_key_frame_pause_ns = 3200 * ns_per_ms;
constexpr std::int64_t behind_forgotten_ns = 10'000 * ns_per_ms;
constexpr std::uint64_t most_counted_gap = 1000;
constexpr int max_restarts = 3;
constexpr std::int64_t resize_patience_ns = 300 * ns_per_ms;
constexpr std::int64_t unbegun_after_ns = 2000 * ns_per_ms;
// Often enough that one hold reaches the next.
constexpr int hold_ms = 40;
constexpr std::int64_t hold_pause_ns = 30 * ns_per_ms;
constexpr int hopeless_frames = 60;
constexpr std::int64_t hopeless_ns = 3000 * ns_per_ms;

} // namespace

lane_reader::lane_reader(std::string share,
                         unique_fd lane,
                         std::shared_ptr<sound_output> output,
                         handlers on)
    : share_(std::move(share)), lane_(std::move(lane)),
      wake_fd_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)), on_(std::move(on)),
      sound_(share_, std::move(output)), key_frame_pause_ns_(key_frame_pause_ns) {}

void lane_reader::start() {
  thread_ = std::thread{[this] { run(); }};
}

lane_reader::~lane_reader() {
  stopping_ = true;
  wake();
  if (thread_.joinable())
    thread_.join();
}

void lane_reader::wake() const noexcept {
  std::uint64_t one = 1;
  [[maybe_unused]] auto written = ::write(wake_fd_.get(), &one, sizeof one);
}

void lane_reader::set_output_size(QSize size) {
  {
    std::lock_guard lock{size_guard_};
    wanted_size_ = size;
  }
  wake();
}

void lane_reader::set_resting(bool resting) {
  if (resting_.exchange(resting) != resting)
    wake();
}

bool lane_reader::follow_rest() {
  if (pipeline_ && sparse()) {
    follow_hiding();
    return true;
  }
  if (resting_) {
    pipeline_.reset();
    decoder_failed_ = false;
    key_wanted_ = false;
    behind_ = false;
    next_sequence_ = 0;
    resized_at_ns_ = 0;
    return true;
  }
  if (pipeline_ || caps_.codec.empty())
    return true;
  asked_at_ns_ = 0; // whoever looks waits for it now
  want_key_frame();
  return make_pipeline();
}

void lane_reader::follow_hiding() {
  const bool hide = resting_;
  if (catch_up_.hidden() == hide)
    return;
  catch_up_.hide(hide);
  pipeline_->show_from(catch_up_.shown_from());
  if (hide)
    return;
  apply_output_size();
  pipeline_->repeat(); // what stands still sends nothing by itself
}

void lane_reader::apply_output_size() {
  QSize wanted;
  {
    std::lock_guard lock{size_guard_};
    wanted = wanted_size_;
  }
  if (pipeline_ && wanted != applied_size_) {
    applied_size_ = wanted;
    resized_at_ns_ = monotonic_ns();
    pipeline_->set_output_size(wanted);
  }
  // A still screen sends nothing by itself, and its last picture has the old size.
  if (resized_at_ns_ != 0 && monotonic_ns() - resized_at_ns_ > resize_patience_ns) {
    resized_at_ns_ = 0;
    if (!sparse())
      want_key_frame();
    else if (pipeline_)
      pipeline_->repeat();
  }
}

void lane_reader::run() {
  while (!stopping_) {
    std::array<pollfd, 2> on{pollfd{lane_.get(), POLLIN, 0}, pollfd{wake_fd_.get(), POLLIN, 0}};
    const bool waits =
        (!resting_ || sparse()) && (awaits_key_ || key_wanted_ || resized_at_ns_ != 0);
    const int longest = enough_waits() ? hold_ms : waits ? poll_ms : -1;
    if (::poll(on.data(), on.size(), longest) < 0 && errno != EINTR) {
      fail("damaged", "poll: " + std::system_category().message(errno));
      break;
    }
    if (on[1].revents != 0) {
      std::uint64_t count = 0;
      [[maybe_unused]] auto got = ::read(wake_fd_.get(), &count, sizeof count);
    }
    if (stopping_ || !follow_rest() || !check_pipeline())
      break;
    apply_output_size();
    ask_for_key_frame();
    if (enough_waits())
      hold_up_source();
    if (on[0].revents != 0 && !read_lane())
      break;
    tell_unbegun();
  }
  pipeline_.reset();
}

bool lane_reader::read_lane() {
  std::array<char, 128 * 1024> piece;
  auto got = ::recv(lane_.get(), piece.data(), piece.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
    return true;
  if (got <= 0) {
    on_.ended();
    return false;
  }
  std::vector<lane::frame> complete;
  auto fed = frames_.feed({piece.data(), static_cast<std::size_t>(got)}, complete);
  for (auto& frame : complete)
    if (!take_frame(std::move(frame)))
      return false;
  return fed ? true : fail("damaged", fed.error().message());
}

bool lane_reader::take_frame(lane::frame frame) {
  switch (frame.header.kind) {
  case lane::frame_kind::caps:
    return take_caps(frame);
  case lane::frame_kind::video:
    return take_video(std::move(frame));
  case lane::frame_kind::audio:
    if (pipeline_) // else pictures are not counted, and both have one sequence
      count_gap(frame.header);
    sound_.take(std::move(frame), on_.picture_lag ? on_.picture_lag() : 0);
    return true;
  case lane::frame_kind::sound_caps:
    sound_.take_caps(frame);
    return true;
  case lane::frame_kind::end:
    on_.ended();
    return false;
  default: // requests are ours to send
    return true;
  }
}

bool lane_reader::take_caps(const lane::frame& frame) {
  std::string_view payload{reinterpret_cast<const char*>(frame.payload.data()),
                           frame.payload.size()};
  auto caps = lane::decode_caps(payload);
  if (!caps)
    return fail(caps.code() == errc::codec_unsupported ? "codec_unsupported" : "damaged",
                caps.error().message());
  // A new size needs no new decoder: it stands in the key frame.
  if (std::int64_t{caps->width} * caps->height > max_picture_pixels)
    return fail_too_large();
  const bool same = caps->codec == caps_.codec &&
                    caps->key_frames_on_request == caps_.key_frames_on_request;
  caps_ = *caps;
  if (sparse()) { // the lane may have left some out
    await_key();
    want_key_frame();
  }
  if ((resting_ && !sparse()) || (pipeline_ && same))
    return true;
  return make_pipeline();
}

bool lane_reader::make_pipeline() {
  pipeline_.reset();
  decoder_failed_ = false;
  awaits_key_ = false;
  await_key();
  catch_up_ = {};
  decoder_ = {};
  behind_ = false;
  fed_without_picture_ = 0;
  decoded_arrival_ns_ = 0;
  waiting_.clear();
  auto decoded = [this](picture next) {
    pictures_ += 1;
    next.due_ns = due_times_.of(next.arrival_ns);
    if (next.arrival_ns != 0) // not a repeated one
      decoded_arrival_ns_ = next.arrival_ns;
    on_.decoded(std::move(next));
  };
  auto key_frame_needed = [this, of_no_use = sparse()] {
    if (!of_no_use && !key_wanted_.exchange(true))
      wake();
  };
  auto made = decode_pipeline::make(caps_,
                                    hardware_,
                                    {decoded,
                                     [this](const std::string& text) { note_decoder_failed(text); },
                                     key_frame_needed,
                                     [this] {
                                       too_large_ = true;
                                       wake();
                                     }});
  if (!made) {
    if (std::exchange(hardware_, false) && made.code() != errc::codec_unsupported)
      return make_pipeline();
    return fail(made.code() == errc::codec_unsupported ? "codec_unsupported" : "damaged",
                made.error().message());
  }
  pipeline_ = std::move(*made);
  applied_size_ = {};
  apply_output_size();
  return follow_rest();
}

void lane_reader::note_decoder_failed(const std::string& text) {
  if (decoder_failed_.exchange(true))
    return;
  log_.warning("share {}: the decoder failed: {}", share_, text);
  wake();
}

bool lane_reader::check_pipeline() {
  if (too_large_)
    return fail_too_large();
  if (!decoder_failed_)
    return true;
  if (++restarts_ > max_restarts)
    return fail("damaged", "the decoder failed again and again");
  hardware_ = false; // the software decoder forgives more
  want_key_frame();
  return make_pipeline();
}

void lane_reader::count_gap(const lane::frame_header& header) {
  if (header.catch_up()) { // sound is left out there
    next_sequence_ = 0;
    return;
  }
  if (next_sequence_ != 0 && header.sequence > next_sequence_)
    on_.dropped(static_cast<int>(std::min(header.sequence - next_sequence_, most_counted_gap)));
  next_sequence_ = header.sequence + 1;
}

bool lane_reader::falls_behind() {
  auto waiting = pipeline_->backlog();
  if (sparse())
    return catch_up_.hopeless(waiting.frames, waiting.bytes);
  auto longest = waiting_.longest(waiting.frames, monotonic_ns());
  return waiting.bytes > max_backlog_bytes ||
         (waiting.frames >= some_backlog && longest > max_wait_ns);
}

void lane_reader::note_behind() {
  auto now = monotonic_ns();
  if (!std::exchange(behind_, true)) {
    bool again = now - behind_at_ns_ < behind_forgotten_ns;
    key_frame_pause_ns_ =
        again ? std::min(key_frame_pause_ns_ * 2, longest_key_frame_pause_ns) : key_frame_pause_ns;
  }
  behind_at_ns_ = now;
  await_key();
}

bool lane_reader::take_video(lane::frame frame) {
  if (caps_.codec.empty())
    return fail("damaged", "a picture came before the caps");
  // A decoder makes room for a picture before anybody behind it sees the size.
  if (says_too_large(caps_.codec, frame.payload))
    return fail_too_large();
  if (!pipeline_) // it rests
    return true;
  count_gap(frame.header);
  bool key = frame.header.key_frame();
  if ((frame.header.flags & lane::flag_discontinuity) != 0 && !key)
    await_key();
  if (falls_behind())
    note_behind();
  if (awaits_key_ && !key) {
    if (pictures_ > 0 || decoded_arrival_ns_ > 0) // before the first picture none is missed
      on_.dropped(1);
    want_key_frame();
    ask_for_key_frame();
    return true;
  }
  if (key) {
    key_wanted_ = false;
    behind_ = false;
  }
  awaits_key_ = false;
  if (sparse())
    keep_up(frame.header);
  return feed(std::move(frame));
}

void lane_reader::keep_up(const lane::frame_header& header) {
  const auto waiting = pipeline_->backlog().frames;
  catch_up_.take(header.catch_up(), header.arrival_ns, waiting);
  pipeline_->show_from(catch_up_.shown_from());
}

bool lane_reader::enough_waits() const {
  return pipeline_ && sparse() && catch_up_.full(pipeline_->backlog().frames);
}

/// Not for a decoder that hangs: its source would be held up for ever.
void lane_reader::hold_up_source() {
  const auto now = monotonic_ns();
  if (decoder_.stands_still(pipeline_->backlog().frames, now))
    return;
  if (now - held_at_ns_ < hold_pause_ns)
    return;
  held_at_ns_ = now;
  send_request(lane::frame_kind::hold_request);
}

void lane_reader::await_key() {
  if (!std::exchange(awaits_key_, true))
    awaits_since_ns_ = monotonic_ns();
}

void lane_reader::tell_unbegun() {
  const bool now =
      sparse() && awaits_key_ && monotonic_ns() - awaits_since_ns_ > unbegun_after_ns;
  if (std::exchange(told_unbegun_, now) == now)
    return;
  if (now)
    log_.info("share {}: nothing to begin with before its sender makes a key frame", share_);
  on_.unbegun(now);
}

bool lane_reader::feed(lane::frame frame) {
  if (pictures_.exchange(0) > 0) {
    fed_without_picture_ = 0;
    restarts_ = 0;
  }
  const bool shown = catch_up_.shown_from() != catch_up::none;
  if (shown && fed_without_picture_++ == 0)
    fed_since_ns_ = monotonic_ns();
  const bool waits = sparse() && pipeline_->backlog().frames >= some_backlog;
  if (fed_without_picture_ > hopeless_frames && !waits &&
      monotonic_ns() - fed_since_ns_ > hopeless_ns)
    return fail("damaged", "the decoder makes no picture of what arrives");
  resized_at_ns_ = 0;
  decoder_.fed();
  if (!sparse()) // see falls_behind()
    waiting_.came(monotonic_ns());
  due_times_.note(frame.header.arrival_ns, frame.header.presentation_ns);
  if (!pipeline_->push(std::move(frame)))
    note_decoder_failed("it takes no more data");
  return true;
}

void lane_reader::ask_for_key_frame() {
  auto now = monotonic_ns();
  auto pause = behind_ ? key_frame_pause_ns_ : key_frame_pause_ns;
  if (!key_wanted_ || (resting_ && !sparse()) || now - asked_at_ns_ < pause)
    return;
  // It would only queue up behind what the decoder has not done yet.
  if (behind_ && pipeline_ && pipeline_->backlog().frames > 1)
    return;
  asked_at_ns_ = now;
  send_request(lane::frame_kind::key_frame_request);
}

/// A lane whose other end does not read takes the next one.
void lane_reader::send_request(lane::frame_kind kind) {
  const auto header = lane::encode({.kind = kind});
  if (::send(lane_.get(), header.data(), header.size(), MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
    log_.debug("share {}: no room for a request", share_);
}

bool lane_reader::fail(const std::string& reason, const std::string& text) {
  log_.warning("share {} cannot be shown: {}", share_, text);
  on_.failed(reason);
  return false;
}

} // namespace tessera::kiosk
