// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/quality_history.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tessera::meeting {
namespace {

constexpr std::array<std::string_view, 4> reasons{"", "network", "computer", "box"};

nlohmann::json row(const quality_sample& one) {
  return {{"at", one.at},
          {"fps", one.half_fps / 2.0},
          {"shown_fps", one.shown_half_fps / 2.0},
          {"kbps", one.kbps},
          {"loss", one.loss_per_mille / 1000.0},
          {"delay_ms", one.delay_ms},
          {"width", one.width},
          {"height", one.height},
          {"dropped", one.dropped},
          {"state", name_of(one.state)},
          {"reason", name_of(one.reason)}};
}

} // namespace

std::string_view name_of(weakness why) noexcept {
  return reasons[static_cast<std::size_t>(why)];
}

void quality_history::note(const share_id& share,
                           const std::string& name,
                           const quality_sample& sample,
                           moment now) {
  if (!tracks_.contains(share))
    make_room();
  auto& track = tracks_[share];
  track.name = name;
  track.samples.push_back({sample, now.at});
  if (track.samples.size() > samples_max)
    track.samples.pop_front();
}

void quality_history::make_room() {
  while (tracks_.size() >= shares_max) {
    auto oldest =
        std::min_element(tracks_.begin(), tracks_.end(), [](const auto& a, const auto& b) {
          return a.second.samples.back().noted < b.second.samples.back().noted;
        });
    tracks_.erase(oldest);
  }
}

void quality_history::expire(moment now) {
  for (auto& [id, track] : tracks_) {
    while (!track.samples.empty() && now.at - track.samples.front().noted >= span)
      track.samples.pop_front();
  }
  std::erase_if(tracks_, [](const auto& one) { return one.second.samples.empty(); });
}

result<nlohmann::json> quality_history::render(const std::optional<share_id>& only) const {
  if (only && !tracks_.contains(*only))
    return errc::share_not_found;
  std::size_t count = 0;
  for (const auto& [id, track] : tracks_)
    count += only && id != *only ? 0 : track.samples.size();
  auto step = 1 + (count > 0 ? count - 1 : 0) / answer_max;
  auto shares = nlohmann::json::object();
  for (const auto& [id, track] : tracks_) {
    if (only && id != *only)
      continue;
    auto samples = nlohmann::json::array();
    // The newest is always among them.
    for (auto at = (track.samples.size() - 1) % step; at < track.samples.size(); at += step)
      samples.push_back(row(track.samples[at].sample));
    shares[id.str()] = {{"name", track.name}, {"samples", std::move(samples)}};
  }
  return nlohmann::json{{"shares", std::move(shares)}};
}

} // namespace tessera::meeting
