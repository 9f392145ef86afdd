// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/seldom_words.hpp"

#include <algorithm>
#include <utility>

namespace tessera::plugins {

void seldom_words::describe(const share_id& share, now_playing what, monotonic::time_point said) {
  const bool pause = descriptions_.contains(share);
  auto& mine = descriptions_[share];
  mine.newest = std::move(what);
  mine.said = said;
  if (!pause)
    tell_description(share);
}

void seldom_words::tell_description(const share_id& share) {
  auto known = descriptions_.find(share);
  if (known == descriptions_.end())
    return;
  if (!known->second.newest) {
    descriptions_.erase(known);
    return;
  }
  auto what = *std::exchange(known->second.newest, {});
  if (what.playing)
    what.position += std::chrono::duration_cast<std::chrono::milliseconds>(monotonic::now() -
                                                                           known->second.said);
  tell_(control::describe_share{share, std::move(what)});
  known->second.pause = later_(description_pause, [this, share] { tell_description(share); });
}

void seldom_words::set_volume(const share_id& share, int percent) {
  volumes_[share] = std::clamp(percent, 0, 100);
  if (!volumes_pause_)
    tell_volumes();
}

void seldom_words::tell_volumes() {
  const auto all = std::exchange(volumes_, {});
  volumes_pause_ = !all.empty();
  if (!volumes_pause_)
    return;
  for (const auto& [share, percent] : all)
    tell_(control::loudness{share, percent});
  volume_timer_ = later_(volume_pause, [this] { tell_volumes(); });
}

void seldom_words::forget(const share_id& share) {
  descriptions_.erase(share);
  volumes_.erase(share);
}

} // namespace tessera::plugins
