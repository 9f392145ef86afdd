// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/lane_tap.hpp"

#include "base/log.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace tessera::media {
namespace {

const log_topic topic{"view"};

std::string_view text_in(const lane::frame& frame) {
  return {reinterpret_cast<const char*>(frame.payload.data()), frame.payload.size()};
}

} // namespace

lane_tap::lane_tap(share_id share, unique_fd reader, std::function<void()> on_over)
    : share_(std::move(share)), lane_(std::move(reader)),
      wake_fd_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)), on_over_(std::move(on_over)),
      thread_([this] { run(); }) {}

lane_tap::~lane_tap() {
  stopping_ = true;
  wake();
  thread_.join();
}

void lane_tap::add(std::shared_ptr<view_feed> feed) {
  feed->start();
  {
    std::lock_guard guard{mutex_};
    feeds_.push_back(std::move(feed));
    gate_.ask();
  }
  wake();
}

void lane_tap::remove(const std::shared_ptr<view_feed>& feed) {
  std::lock_guard guard{mutex_};
  std::erase(feeds_, feed);
}

bool lane_tap::unused() const {
  std::lock_guard guard{mutex_};
  return feeds_.empty();
}

void lane_tap::want_key_frame() {
  {
    std::lock_guard guard{mutex_};
    gate_.ask();
  }
  wake();
}

void lane_tap::wake() const noexcept {
  const std::uint64_t one = 1;
  [[maybe_unused]] auto written = ::write(wake_fd_.get(), &one, sizeof one);
}

int lane_tap::wait_ms() const {
  std::lock_guard guard{mutex_};
  const auto due = gate_.due();
  if (!due || !asks_)
    return -1;
  const auto now = clock::now();
  if (*due <= now)
    return 0;
  return static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(*due - now).count());
}

void lane_tap::run() {
  while (!stopping_) {
    std::array<pollfd, 2> on{pollfd{lane_.get(), POLLIN, 0}, pollfd{wake_fd_.get(), POLLIN, 0}};
    if (::poll(on.data(), on.size(), wait_ms()) < 0 && errno != EINTR)
      break;
    if (on[1].revents != 0) {
      std::uint64_t count = 0;
      [[maybe_unused]] auto got = ::read(wake_fd_.get(), &count, sizeof count);
    }
    if (stopping_)
      return;
    ask();
    if (on[0].revents != 0 && !read_lane())
      break;
  }
  if (!stopping_)
    on_over_();
}

bool lane_tap::read_lane() {
  std::array<char, 128 * 1024> piece;
  const auto got = ::recv(lane_.get(), piece.data(), piece.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
    return true;
  if (got <= 0)
    return false;
  std::vector<lane::frame> complete;
  auto fed = frames_.feed({piece.data(), static_cast<std::size_t>(got)}, complete);
  for (const auto& frame : complete)
    if (!take(frame))
      return false;
  if (!fed)
    topic.warning("share {} cannot be watched: {}", share_.str(), fed.error().message());
  return static_cast<bool>(fed);
}

bool lane_tap::take(const lane::frame& frame) {
  switch (frame.header.kind) {
  case lane::frame_kind::caps:
    take_caps(frame);
    return true;
  case lane::frame_kind::sound_caps:
    if (auto caps = lane::decode_sound_caps(text_in(frame)); caps && !sound_)
      sound_ = packetiser::make(caps->codec);
    return true;
  case lane::frame_kind::video:
    if (!frame.header.kept())
      spread(frame, pictures_.get(), codec_);
    return true;
  case lane::frame_kind::audio:
    spread(frame, sound_.get(), "opus");
    return true;
  case lane::frame_kind::end:
    return false;
  default: // requests are ours to send
    return true;
  }
}

void lane_tap::take_caps(const lane::frame& frame) {
  const auto caps = lane::decode_caps(text_in(frame));
  if (!caps)
    return;
  asks_ = caps->key_frames_on_request;
  if (caps->codec == codec_)
    return;
  codec_ = caps->codec;
  pictures_ = packetiser::make(codec_);
}

void lane_tap::spread(const lane::frame& frame, packetiser* with, const std::string& codec) {
  if (with == nullptr || frame.payload.empty())
    return;
  const auto packets =
      with->cut(frame.payload.data(), frame.payload.size(), frame.header.presentation_ns);
  if (!packets)
    return;
  const bool video = frame.header.kind == lane::frame_kind::video;
  bool waits = false;
  std::lock_guard guard{mutex_};
  for (const auto& feed : feeds_) {
    if (feed->sound() == video)
      continue;
    feed->take(frame.header, codec, packets.get());
    waits = waits || feed->wants_key();
  }
  // One who has fallen behind gets the next one that comes; asked for it is seldom.
  if (waits && clock::now() - slow_asked_ >= slow_pause) {
    slow_asked_ = clock::now();
    gate_.ask();
  }
}

void lane_tap::ask() {
  {
    std::lock_guard guard{mutex_};
    if (!asks_ || !gate_.take(clock::now()) || !*asks_)
      return;
  }
  const auto header = lane::encode({.kind = lane::frame_kind::key_frame_request});
  if (::send(lane_.get(), header.data(), header.size(), MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
    topic.debug("share {}: no room for a key frame request", share_.str());
}

} // namespace tessera::media
