// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/lane_feed.hpp"

#include <utility>

namespace tessera::airplay {

void lane_feed::picture(const lane::caps& of,
                        bool key,
                        std::int64_t at_ns,
                        std::int64_t now_ns,
                        std::string_view bytes) {
  std::lock_guard lock{mutex_};
  if (!lane_ || (!key && (wait_for_key_ || of != caps_)))
    return;
  if (of != caps_) {
    caps_ = of;
    lane_->set_caps(caps_);
  }
  wait_for_key_ = false;
  keep(key, bytes);
  if (pictures_++ == 0)
    first_ns_ = now_ns;
  last_ns_ = now_ns;
  lane_->push({key, std::exchange(gap_, false), at_ns, now_ns, bytes.data(), bytes.size()});
}

void lane_feed::keep(bool key, std::string_view bytes) {
  if (key) {
    kept_.clear();
    kept_bytes_ = 0;
  } else if (kept_.empty()) {
    return; // it was too much already
  }
  kept_bytes_ += bytes.size();
  if (kept_bytes_ > most_kept_bytes || kept_.size() == most_kept_pictures)
    kept_.clear();
  else
    kept_.push_back({key, std::string{bytes}});
}

void lane_feed::sound(std::int64_t at_ns, std::int64_t now_ns, std::string_view packet) {
  std::lock_guard lock{mutex_};
  if (!lane_)
    return;
  if (!std::exchange(sound_known_, true))
    lane_->set_sound_caps({"opus"});
  lane_->push_sound(
      {std::exchange(sound_gap_, false), at_ns, now_ns, packet.data(), packet.size()});
}

void lane_feed::gap() {
  std::lock_guard lock{mutex_};
  wait_for_key_ = gap_ = sound_gap_ = true;
  kept_.clear();
}

void lane_feed::wish(std::int64_t now_ns) {
  std::lock_guard lock{mutex_};
  const bool of_use = now_ns - last_ns_ > still_ns || now_ns - first_ns_ < beginning_ns;
  if (!lane_ || kept_.empty() || !of_use || now_ns - repeated_ns_ < repeat_pause_ns)
    return;
  repeated_ns_ = now_ns;
  bool gap = true;
  for (const auto& each : kept_) {
    // Readers tell pictures apart by when they came.
    lane_->push({each.key,
                 std::exchange(gap, false),
                 now_ns,
                 now_ns,
                 each.bytes.data(),
                 each.bytes.size()});
    ++now_ns;
  }
}

void lane_feed::end() {
  std::lock_guard lock{mutex_};
  lane_ = nullptr;
  kept_.clear();
}

std::uint64_t lane_feed::pictures() const {
  std::lock_guard lock{mutex_};
  return pictures_;
}

} // namespace tessera::airplay
