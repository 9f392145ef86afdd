// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/parameters.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tessera::airplay {

namespace {

constexpr double lowest_db = -30; // of the slider; under it is mute

std::string_view trim(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

std::string_view take_until(std::string_view& text, char end) {
  const auto out = text.substr(0, text.find(end));
  text.remove_prefix(std::min(out.size() + 1, text.size()));
  return out;
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number out{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  return fault == std::errc{} && end == text.data() + text.size() ? std::optional{out}
                                                                  : std::nullopt;
}

std::optional<double> volume_of(std::string_view text) {
  const auto db = number_of<double>(text);
  if (!db || !std::isfinite(*db))
    return std::nullopt;
  return std::clamp(1 - *db / lowest_db, 0.0, 1.0);
}

std::optional<track_progress> progress_of(std::string_view text) {
  const auto start = number_of<std::uint32_t>(trim(take_until(text, '/')));
  const auto now = number_of<std::uint32_t>(trim(take_until(text, '/')));
  const auto end = number_of<std::uint32_t>(trim(text));
  if (!start || !now || !end)
    return std::nullopt;
  return track_progress{*start, *now, *end};
}

std::chrono::milliseconds time_of(std::uint32_t units, unsigned rate) {
  return std::chrono::milliseconds{rate == 0 ? 0 : std::int64_t{units} * 1000 / rate};
}

} // namespace

parameter_kind parameter_kind_of(std::string_view content_type) {
  const auto name = trim(content_type.substr(0, content_type.find(';')));
  if (same_letters(name, "text/parameters"))
    return parameter_kind::text;
  if (same_letters(name, "application/x-dmap-tagged"))
    return parameter_kind::track;
  if (same_letters(name, "image/jpeg") || same_letters(name, "image/png"))
    return parameter_kind::artwork;
  if (same_letters(name, "image/none"))
    return parameter_kind::no_artwork;
  return parameter_kind::unknown;
}

std::chrono::milliseconds track_progress::duration(unsigned rate) const noexcept {
  return time_of(end - start, rate);
}

std::chrono::milliseconds track_progress::position(unsigned rate) const noexcept {
  // A little before its start, while the sender still fills the buffer.
  const auto elapsed = now - start;
  if (elapsed > UINT32_MAX / 2 && elapsed > end - start)
    return {};
  return std::min(time_of(elapsed, rate), duration(rate));
}

result<parameters> parse_parameters(std::string_view body) {
  if (body.size() > max_parameters_bytes)
    return {errc::message_too_large, "The parameters have more than 1 KiB."};
  parameters out;
  while (!body.empty()) {
    auto line = take_until(body, '\n');
    if (line.ends_with('\r'))
      line.remove_suffix(1);
    const auto name = trim(take_until(line, ':')), value = trim(line);
    if (same_letters(name, "volume")) {
      out.volume = volume_of(value);
      if (!out.volume)
        return {errc::parse_error, "The volume is no number."};
    } else if (same_letters(name, "progress")) {
      out.progress = progress_of(value);
      if (!out.progress)
        return {errc::parse_error, "The progress is not of three numbers."};
    }
  }
  return out;
}

} // namespace tessera::airplay
