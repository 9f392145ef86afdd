// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/lane.hpp"

#include "base/log.hpp"
#include "net/lane_head_start.hpp"
#include "net/lane_io.hpp"
#include "net/lane_pump.hpp"
#include "net/lane_queue.hpp"
#include "net/lane_requests.hpp"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <list>
#include <mutex>
#include <optional>

namespace tessera::net {
namespace {

using clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

const log_topic topic{"lane"};

constexpr auto request_interval = 250ms;
constexpr auto repeat_key_frame_request = 1s; // the first one may have been lost on the network
constexpr auto end_deadline = 2s;             // for a reader that does not read to the end
constexpr auto repeat_pause = 1s;             // between two beginnings of the same reader

/// So much may wait for a reader that cannot begin at the next key frame, for none is near: what the
/// lane keeps anyway, with its headers.
constexpr lane_queue_limits patient{
    lane_head_start::long_one.pictures,
    lane_queue_limits{}.sounds,
    lane_head_start::long_one.bytes + lane_head_start::long_one.pictures * lane::header_bytes};

} // namespace

class lane_writer::impl : public lane_pump_client,
                          public std::enable_shared_from_this<lane_writer::impl> {
public:
  impl(std::shared_ptr<lane_pump::impl> pump, on_request request)
      : pump_(std::move(pump)), request_(std::move(request)) {}

  void attach(unique_fd fd);
  void set_caps(const lane::caps& value);
  void set_sound_caps(const lane::sound_caps& value);
  void push(const lane::frame_header& header, const void* bytes);
  void end(std::string_view reason);
  void silence();
  lane_counters counters() const;
  bool congested() const;

  void on_ready(std::uint64_t token, bool readable, bool writable) override;
  void on_wake() override;

private:
  struct reader {
    std::uint64_t token;
    unique_fd fd;
    lane_queue queue;
    lane_request_reader requests;
    bool blocked = false;
    clock::time_point begun_at{};   ///< when it last got what is kept
    clock::time_point held_until{}; ///< it wants no more before
  };
  using readers = std::list<reader>;

  // All of these want mutex_ held.
  readers::iterator flush(readers::iterator it);
  readers::iterator detach(readers::iterator it, std::string_view why);
  void flush_all();
  [[nodiscard]] bool read_requests(reader& from);
  void ask_key_frame();
  [[nodiscard]] bool sparse() const { return caps_ && !caps_->key_frames_on_request; }
  void begin(reader& late);
  template <class Caps>
  [[nodiscard]] lane_item caps_item(lane::frame_kind kind, const Caps& value) const;

  mutable std::mutex mutex_;
  std::shared_ptr<lane_pump::impl> pump_;
  readers readers_;
  std::optional<lane::caps> caps_;
  std::optional<lane::sound_caps> sound_caps_;
  lane_head_start head_start_;
  std::int64_t begun_ns_ = 0; ///< the arrival of the last picture that a reader began with
  std::uint64_t next_sequence_ = 0;
  lane_counters counters_;
  request_gate key_frame_gate_{request_interval};
  request_gate bitrate_gate_{request_interval};
  std::uint32_t kbps_ = 0;
  clock::time_point last_ask_{};
  std::optional<clock::time_point> cut_at_; // set by end()

  // Held while request_ runs, so that silence() can wait for it; recursive because the handler may
  // drop the writer.
  std::recursive_mutex request_mutex_;
  on_request request_;
};

template <class Caps>
lane_item lane_writer::impl::caps_item(lane::frame_kind kind, const Caps& value) const {
  auto text = std::make_shared<const std::string>(lane::encode(value));
  lane::frame_header header;
  header.kind = kind;
  header.size = static_cast<std::uint32_t>(text->size());
  header.sequence = next_sequence_;
  header.presentation_ns = header.arrival_ns = clock::now().time_since_epoch() / 1ns;
  return {header, std::move(text)};
}

void lane_writer::impl::attach(unique_fd fd) {
  std::lock_guard lock{mutex_};
  if (cut_at_ || !fd)
    return;
  ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) | O_NONBLOCK);
  lane_queue queue{sparse() ? patient : lane_queue_limits{}};
  readers_.push_back({0, std::move(fd), std::move(queue), {}});
  auto it = std::prev(readers_.end());
  it->token = pump_->add(it->fd.get(), shared_from_this());
  if (it->token == 0) {
    readers_.erase(it);
    return;
  }
  if (sound_caps_)
    it->queue.set_sound_caps(caps_item(lane::frame_kind::sound_caps, *sound_caps_));
  if (caps_)
    it->queue.set_caps(caps_item(lane::frame_kind::caps, *caps_));
  if (sparse()) {
    begin(*it);
    flush(it);
    return;
  }
  flush(it);
  if (readers_.empty())
    return; // it has gone already, and the next one shall find everything
  // Only who is alone gets one, so that the lane is empty when it went away. One at a time: the
  // queue is short.
  for (const auto& item : head_start_.take()) {
    if (readers_.empty())
      return;
    static_cast<void>(it->queue.push(item));
    flush(it);
  }
  if (caps_ && !readers_.empty() && readers_.back().queue.awaits_key_frame())
    ask_key_frame();
}

void lane_writer::impl::set_caps(const lane::caps& value) {
  std::lock_guard lock{mutex_};
  if (cut_at_ || caps_ == value)
    return;
  caps_ = value;
  head_start_.begin(sparse() ? lane_head_start::long_one : lane_head_start::brief);
  auto item = caps_item(lane::frame_kind::caps, value);
  for (auto& r : readers_) {
    r.queue.set_limits(sparse() ? patient : lane_queue_limits{});
    r.queue.set_caps(item);
  }
  flush_all();
  if (!readers_.empty())
    ask_key_frame();
}

void lane_writer::impl::set_sound_caps(const lane::sound_caps& value) {
  std::lock_guard lock{mutex_};
  if (cut_at_ || sound_caps_ == value)
    return;
  sound_caps_ = value;
  auto item = caps_item(lane::frame_kind::sound_caps, value);
  for (auto& r : readers_)
    r.queue.set_sound_caps(item);
  flush_all();
}

void lane_writer::impl::push(const lane::frame_header& header, const void* bytes) {
  std::lock_guard lock{mutex_};
  const bool video = header.kind == lane::frame_kind::video;
  if (cut_at_ || (video ? !caps_ : !sound_caps_))
    return;
  lane_item item{header, nullptr};
  item.header.sequence = next_sequence_++;
  if (sparse()) // on its way here while a reader began
    item.header.arrival_ns = std::max(item.header.arrival_ns, begun_ns_ + 1);
  ++(video ? counters_.frames : counters_.sounds);
  counters_.bytes += header.size;
  const bool keep = video && (readers_.empty() || sparse()) && head_start_.wants(header);
  if (readers_.empty() && !keep)
    return;
  if (header.size > 0)
    item.payload =
        std::make_shared<const std::string>(static_cast<const char*>(bytes), header.size);
  if (keep)
    head_start_.keep(item);
  if (readers_.empty())
    return;
  bool key = video && header.key_frame();
  if (key)
    key_frame_gate_.forget();
  bool want_key_frame = false;
  bool still_wanted = false;
  for (auto& r : readers_) {
    auto before = r.queue.dropped();
    const bool cut = r.queue.push(item);
    if (cut && sparse()) // it has to know that it begins anew
      r.queue.set_caps(caps_item(lane::frame_kind::caps, *caps_));
    want_key_frame = cut || want_key_frame;
    still_wanted = still_wanted || (video && r.queue.awaits_key_frame());
    counters_.dropped += r.queue.dropped() - before;
  }
  flush_all();
  if (want_key_frame ||
      (still_wanted && !key && clock::now() - last_ask_ >= repeat_key_frame_request))
    ask_key_frame();
}

void lane_writer::impl::end(std::string_view reason) {
  std::lock_guard lock{mutex_};
  if (cut_at_)
    return;
  cut_at_ = clock::now() + end_deadline;
  auto text = std::make_shared<const std::string>(nlohmann::json{{"reason", reason}}.dump(
      -1, ' ', false, nlohmann::json::error_handler_t::replace));
  lane::frame_header header;
  header.kind = lane::frame_kind::end;
  header.size = static_cast<std::uint32_t>(text->size());
  header.sequence = next_sequence_;
  header.presentation_ns = header.arrival_ns = clock::now().time_since_epoch() / 1ns;
  head_start_.forget();
  for (auto& r : readers_)
    r.queue.end({header, text});
  flush_all();
  if (!readers_.empty())
    pump_->wake_at(*cut_at_, weak_from_this());
}

void lane_writer::impl::silence() {
  std::lock_guard lock{request_mutex_};
  request_ = nullptr;
}

lane_counters lane_writer::impl::counters() const {
  std::lock_guard lock{mutex_};
  auto copy = counters_;
  copy.readers = readers_.size();
  return copy;
}

void lane_writer::impl::flush_all() {
  for (auto it = readers_.begin(); it != readers_.end();)
    it = it->blocked ? std::next(it) : flush(it);
}

lane_writer::impl::readers::iterator lane_writer::impl::flush(readers::iterator it) {
  auto state = write_pending(it->fd.get(), it->queue);
  if (state == write_state::broken)
    return detach(it, "it went away");
  if (it->queue.finished())
    return detach(it, {});
  bool blocked = state == write_state::blocked;
  if (blocked != it->blocked) {
    it->blocked = blocked;
    pump_->want_write(it->token, it->fd.get(), blocked);
  }
  return std::next(it);
}

lane_writer::impl::readers::iterator lane_writer::impl::detach(readers::iterator it,
                                                               std::string_view why) {
  if (!why.empty())
    topic.debug("a reader is detached: {}", why);
  pump_->remove(it->token, it->fd.get());
  return readers_.erase(it);
}

bool lane_writer::impl::read_requests(reader& from) {
  char buffer[1024];
  auto got = ::recv(from.fd.get(), buffer, sizeof buffer, MSG_DONTWAIT);
  if (got < 0)
    return errno == EAGAIN || errno == EINTR;
  if (got == 0)
    return false;
  auto wishes = from.requests.feed({buffer, static_cast<std::size_t>(got)});
  if (!wishes) {
    topic.warning("a reader is detached: {}", wishes.error().message());
    return false;
  }
  if (wishes->hold)
    from.held_until = clock::now() + lane::hold_length;
  if (wishes->key_frame) {
    begin(from);
    ask_key_frame();
  }
  if (wishes->kbps) {
    kbps_ = *wishes->kbps;
    if (!bitrate_gate_.due()) {
      bitrate_gate_.ask();
      pump_->wake_at(*bitrate_gate_.due(), weak_from_this());
    }
  }
  return true;
}

/// A reader that has not read what it was given once needs no more of it. What it begins with comes
/// now: how long it lay here is nobody's delay.
void lane_writer::impl::begin(reader& late) {
  const auto now = clock::now();
  const auto& kept = head_start_.kept();
  if (!sparse() || kept.empty() || late.queue.pictures() > 0 || now - late.begun_at < repeat_pause)
    return;
  late.begun_at = now;
  late.queue.begin_anew();
  auto arrival_ns = now.time_since_epoch() / 1ns - static_cast<std::int64_t>(kept.size());
  for (const auto& each : kept) {
    auto item = each;
    item.header.arrival_ns = begun_ns_ = ++arrival_ns;
    const auto which =
        &each == &kept.back() ? lane::flag_kept : lane::flag_kept | lane::flag_catch_up;
    item.header.flags = static_cast<std::uint16_t>(item.header.flags | which);
    static_cast<void>(late.queue.push(item));
  }
}

bool lane_writer::impl::congested() const {
  std::lock_guard lock{mutex_};
  const auto now = clock::now();
  return std::any_of(
      readers_.begin(), readers_.end(), [&](const reader& r) { return now < r.held_until; });
}

void lane_writer::impl::ask_key_frame() {
  last_ask_ = clock::now();
  if (!key_frame_gate_.due()) {
    key_frame_gate_.ask();
    pump_->wake_at(*key_frame_gate_.due(), weak_from_this());
  }
}

void lane_writer::impl::on_ready(std::uint64_t token, bool readable, bool writable) {
  std::lock_guard lock{mutex_};
  auto it = std::find_if(
      readers_.begin(), readers_.end(), [&](const reader& r) { return r.token == token; });
  if (it == readers_.end())
    return;
  if (readable && !read_requests(*it))
    detach(it, "it closed the lane");
  else if (writable || !it->blocked)
    flush(it);
}

void lane_writer::impl::on_wake() {
  bool key_frame = false;
  std::optional<std::uint32_t> kbps;
  {
    std::lock_guard lock{mutex_};
    auto now = clock::now();
    key_frame = key_frame_gate_.take(now);
    if (bitrate_gate_.take(now))
      kbps = kbps_;
    if (cut_at_ && now >= *cut_at_) {
      while (!readers_.empty())
        detach(readers_.begin(), "it did not read to the end");
    }
  }
  std::lock_guard lock{request_mutex_};
  if (key_frame && request_)
    request_({lane_request::kind::key_frame, 0});
  if (kbps && request_)
    request_({lane_request::kind::bitrate, *kbps});
}

lane_writer::lane_writer(const lane_pump& pump, on_request request)
    : impl_(std::make_shared<impl>(pump.native(), std::move(request))) {}

lane_writer::~lane_writer() {
  impl_->silence();
  impl_->end("stopped");
}

void lane_writer::attach(unique_fd fd) {
  impl_->attach(std::move(fd));
}
void lane_writer::set_caps(const lane::caps& value) {
  impl_->set_caps(value);
}
void lane_writer::set_sound_caps(const lane::sound_caps& value) {
  impl_->set_sound_caps(value);
}
void lane_writer::end(std::string_view reason) {
  impl_->end(reason);
}
lane_counters lane_writer::counters() const {
  return impl_->counters();
}
bool lane_writer::congested() const {
  return impl_->congested();
}

void lane_writer::push(lane::frame_kind kind,
                       std::uint16_t flags,
                       std::int64_t presentation_ns,
                       std::int64_t arrival_ns,
                       const void* bytes,
                       std::size_t size) {
  bool media = kind == lane::frame_kind::video || kind == lane::frame_kind::audio;
  if (!media || size > lane::max_payload_bytes)
    return;
  lane::frame_header header;
  header.kind = kind;
  header.flags = flags & (lane::flag_key_frame | lane::flag_discontinuity);
  header.size = static_cast<std::uint32_t>(size);
  header.presentation_ns = presentation_ns;
  header.arrival_ns = arrival_ns;
  impl_->push(header, bytes);
}

} // namespace tessera::net
