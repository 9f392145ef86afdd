// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/sound_line.hpp"

#include <algorithm>
#include <cstdlib>

namespace tessera::kiosk {
namespace {

constexpr std::int64_t ns_per_s = 1'000'000'000;

} // namespace

sound_line::place sound_line::put(std::int64_t wanted_ns, std::size_t frames, bool gap) {
  const auto next_ns = base_ns_ + frames_ * ns_per_s / rate_;
  const auto error = wanted_ns - next_ns;
  if (!begun_ || std::abs(error) >= far_ns || (gap && std::abs(error) >= near_ns)) {
    begun_ = true;
    base_ns_ = wanted_ns;
    frames_ = static_cast<std::int64_t>(frames);
    return {wanted_ns, frames, true};
  }
  auto count = static_cast<std::int64_t>(frames);
  if (std::abs(error) >= near_ns) {
    const auto most = std::max<std::int64_t>(count / slope, 1);
    count += std::clamp(error * rate_ / ns_per_s, -most, most);
    count = std::max<std::int64_t>(count, 1);
  }
  frames_ += count;
  return {next_ns, static_cast<std::size_t>(count), false};
}

std::vector<float> stretch(std::span<const float> in, std::size_t channels, std::size_t frames) {
  const auto given = in.size() / channels;
  std::vector<float> out(frames * channels);
  const auto step = static_cast<double>(given) / static_cast<double>(frames);
  for (std::size_t at = 0; at < frames; ++at) {
    const auto from = static_cast<double>(at) * step;
    const auto left = std::min(static_cast<std::size_t>(from), given - 1);
    const auto right = std::min(left + 1, given - 1);
    const auto part = static_cast<float>(from - static_cast<double>(left));
    for (std::size_t channel = 0; channel < channels; ++channel) {
      const auto a = in[left * channels + channel];
      const auto b = in[right * channels + channel];
      out[at * channels + channel] = a + (b - a) * part;
    }
  }
  return out;
}

} // namespace tessera::kiosk
