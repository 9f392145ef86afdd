// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/lane_queue.hpp"

#include <algorithm>

namespace tessera::net {

using lane::frame_kind;

void lane_queue::append(const lane_item& item, std::uint16_t extra_flags) {
  auto header = item.header;
  header.flags = static_cast<std::uint16_t>(header.flags | extra_flags);
  auto bytes = lane::encode(header);
  entry next{
      {reinterpret_cast<const char*>(bytes.data()), bytes.size()}, item.payload, header.kind};
  waiting_bytes_ += next.size();
  waiting_.push_back(std::move(next));
}

std::size_t lane_queue::count(frame_kind kind, std::size_t from) const noexcept {
  const auto first = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(from, waiting_.size()));
  return static_cast<std::size_t>(
      std::count_if(first, waiting_.end(), [&](const entry& e) { return e.kind == kind; }));
}

std::size_t lane_queue::pictures() const noexcept {
  return count(frame_kind::video, 0);
}

void lane_queue::begin_anew() {
  drop_waiting(frame_kind::video);
  awaits_key_frame_ = true;
}

bool lane_queue::overfull(frame_kind next, std::size_t next_bytes) const noexcept {
  // The first one does not count: it must be finished anyway, however large it is.
  if (waiting_.size() <= 1)
    return false;
  auto most = next == frame_kind::audio ? limits_.sounds : limits_.frames;
  return count(next, 1) >= most ||
         waiting_bytes_ - waiting_.front().size() + next_bytes > limits_.bytes;
}

void lane_queue::drop_waiting(frame_kind kind) {
  bool begun = written_ > 0;
  auto first = waiting_.begin() + (begun ? 1 : 0);
  auto last = std::remove_if(first, waiting_.end(), [&](const entry& e) {
    if (e.kind != kind)
      return false;
    (kind == frame_kind::video ? video_gap_ : audio_gap_) = true;
    waiting_bytes_ -= e.size();
    ++dropped_;
    return true;
  });
  waiting_.erase(last, waiting_.end());
}

void lane_queue::replace_caps(lane_item item, frame_kind kind) {
  // Caps that were not begun and describe nothing are out of date.
  if (waiting_.size() > (written_ > 0 ? 1u : 0u) && waiting_.back().kind == kind) {
    waiting_bytes_ -= waiting_.back().size();
    waiting_.pop_back();
  }
  item.header.kind = kind;
  append(item, 0);
}

void lane_queue::set_caps(lane_item item) {
  if (ended_)
    return;
  replace_caps(std::move(item), frame_kind::caps);
  has_caps_ = true;
  awaits_key_frame_ = true;
}

void lane_queue::set_sound_caps(lane_item item) {
  if (ended_)
    return;
  replace_caps(std::move(item), frame_kind::sound_caps);
  has_sound_caps_ = true;
}

bool lane_queue::push_sound(const lane_item& item) {
  if (!has_sound_caps_)
    return false;
  if (overfull(frame_kind::audio, lane::header_bytes + item.header.size))
    drop_waiting(frame_kind::audio);
  append(item, audio_gap_ ? lane::flag_discontinuity : 0);
  audio_gap_ = false;
  return false;
}

bool lane_queue::push(const lane_item& item) {
  if (ended_)
    return false;
  if (item.header.kind == frame_kind::audio)
    return push_sound(item);
  if (!has_caps_)
    return false;
  bool key = item.header.key_frame();
  bool want_key_frame = false;
  if (overfull(frame_kind::video, lane::header_bytes + item.header.size)) {
    drop_waiting(frame_kind::video);
    awaits_key_frame_ = awaits_key_frame_ || video_gap_;
    want_key_frame = video_gap_ && !key;
  }
  if (!key && (item.header.flags & lane::flag_discontinuity) != 0) {
    want_key_frame = want_key_frame || !awaits_key_frame_;
    awaits_key_frame_ = true;
  }
  if (awaits_key_frame_ && !key) {
    // A reader that has seen no picture yet misses nothing.
    if (video_begun_) {
      video_gap_ = true;
      ++dropped_;
    }
    return want_key_frame;
  }
  append(item, video_gap_ ? lane::flag_discontinuity : 0);
  video_gap_ = false;
  awaits_key_frame_ = false;
  video_begun_ = true;
  return want_key_frame;
}

void lane_queue::end(lane_item item) {
  if (ended_)
    return;
  item.header.kind = frame_kind::end;
  append(item, 0);
  ended_ = true;
}

std::vector<std::string_view> lane_queue::pending(std::size_t max_pieces) const {
  std::vector<std::string_view> pieces;
  auto skip = written_;
  for (const auto& e : waiting_) {
    for (std::string_view part : {std::string_view{e.header},
                                  e.payload ? std::string_view{*e.payload} : std::string_view{}}) {
      auto gone = std::min(skip, part.size());
      skip -= gone;
      part.remove_prefix(gone);
      if (!part.empty())
        pieces.push_back(part);
    }
    if (pieces.size() + 2 > max_pieces)
      break;
  }
  return pieces;
}

void lane_queue::written(std::size_t bytes) {
  written_ += bytes;
  while (!waiting_.empty() && written_ >= waiting_.front().size()) {
    written_ -= waiting_.front().size();
    waiting_bytes_ -= waiting_.front().size();
    waiting_.pop_front();
  }
}

} // namespace tessera::net
