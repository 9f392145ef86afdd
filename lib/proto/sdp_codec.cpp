// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/sdp.hpp"
#include "proto/sdp_lines.hpp"

#include <fmt/format.h>

namespace tessera::sdp {

namespace {

constexpr std::string_view mixed_extensions = "a=extmap-allow-mixed";

std::string_view parameter(std::string_view fmtp, std::string_view name) {
  for (auto part : split(fmtp, ';')) {
    while (!part.empty() && part.front() == ' ')
      part.remove_prefix(1);
    if (auto [key, value] = cut(part, '='); key == name)
      return value;
  }
  return {};
}

/// Spec: RFC 6184 8.1: profile_idc is the first byte: 0x42 baseline, 0x4d main, 0x64 high.
int h264_rank(std::string_view fmtp) {
  if (parameter(fmtp, "packetization-mode") != "1")
    return 0;
  auto profile = lower(parameter(fmtp, "profile-level-id").substr(0, 2));
  if (profile == "64")
    return 3;
  if (profile == "4d")
    return 2;
  // Baseline is what software encoders really have, and its constrained form the most common.
  if (profile == "42")
    return lower(parameter(fmtp, "profile-level-id").substr(2, 2)) == "e0" ? 5 : 4;
  return 0;
}

/// 0 = cannot be decoded, else the larger the better among entries of the same name.
int rank_of(const codec& offered) {
  if (offered.clock != 90'000)
    return 0;
  if (offered.name == "vp8")
    return 1;
  if (offered.name == "vp9") {
    auto profile = parameter(offered.fmtp, "profile-id");
    return profile.empty() || profile == "0" ? 1 : 0;
  }
  return offered.name == "h264" ? h264_rank(offered.fmtp) : 0;
}

std::string names_of(const section& offered) {
  std::vector<std::string> names;
  for (const auto& each : offered.codecs)
    if (!each.name.empty() && std::find(names.begin(), names.end(), each.name) == names.end())
      names.push_back(each.name);
  return names.empty() ? "nothing" : fmt::format("{}", fmt::join(names, ", "));
}

std::string google_parameters(const start_rate& rate) {
  return fmt::format("x-google-start-bitrate={};x-google-min-bitrate={};x-google-max-bitrate={}",
                     rate.start_kbps,
                     rate.min_kbps,
                     rate.max_kbps);
}

bool is_direction(std::string_view line) {
  return line == "a=sendonly" || line == "a=recvonly" || line == "a=sendrecv" ||
         line == "a=inactive";
}

bool has_fmtp(std::string_view text, std::string_view payload) {
  return text.find(fmt::format("a=fmtp:{} ", payload)) != std::string_view::npos;
}

} // namespace

result<codec_choice> choose_codec(const section& offered, std::span<const std::string> preferred) {
  for (const auto& name : preferred) {
    const codec* best = nullptr;
    for (const auto& each : offered.codecs)
      if (each.name == name && rank_of(each) > (best != nullptr ? rank_of(*best) : 0))
        best = &each;
    if (best != nullptr)
      return codec_choice{best->payload, name};
  }
  return {errc::codec_unsupported,
          fmt::format("The browser offers {}; the display can decode {}.",
                      names_of(offered),
                      fmt::join(preferred, ", "))};
}

result<codec_choice> choose_sound_codec(const section& offered) {
  for (const auto& each : offered.codecs)
    if (each.name == "opus" && each.clock == 48'000 && each.channels == 2)
      return codec_choice{each.payload, each.name};
  return {errc::codec_unsupported,
          fmt::format("The browser offers {} for sound; the box takes opus/48000/2.",
                      names_of(offered))};
}

std::string with_start_rate(std::string_view answer, const start_rate& rate) {
  const auto parameters = google_parameters(rate);
  std::string out;
  bool in_video = false;
  for (line_reader reader{answer}; auto line = reader.next();) {
    if (line->substr(0, 2) == "m=")
      in_video = line->substr(0, 8) == "m=video ";
    out += *line;
    if (in_video && line->substr(0, 7) == "a=fmtp:")
      out += ";" + parameters;
    out += "\r\n";
    if (!in_video || line->substr(0, 9) != "a=rtpmap:")
      continue;
    auto payload = cut(line->substr(9), ' ').first;
    if (!has_fmtp(answer, payload))
      out += fmt::format("a=fmtp:{} {}\r\n", payload, parameters);
  }
  return out;
}

bool allows_mixed_extensions(std::string_view offer) {
  for (line_reader reader{offer}; auto line = reader.next();) {
    if (line->substr(0, 2) == "m=")
      return false;
    if (*line == mixed_extensions)
      return true;
  }
  return false;
}

std::string with_mixed_extensions(std::string_view answer) {
  if (allows_mixed_extensions(answer))
    return std::string{answer};
  std::string out;
  bool said = false;
  for (line_reader reader{answer}; auto line = reader.next();) {
    if (!said && line->substr(0, 2) == "m=") {
      out.append(mixed_extensions).append("\r\n");
      said = true;
    }
    out.append(*line).append("\r\n");
  }
  return out;
}

std::string with_direction(std::string_view text,
                           const std::set<std::size_t>& sections,
                           std::string_view word) {
  std::string out;
  out.reserve(text.size());
  std::size_t begun = 0;
  for (line_reader reader{text}; auto line = reader.next();) {
    begun += line->substr(0, 2) == "m=" ? 1 : 0;
    const bool changed = begun > 0 && sections.contains(begun - 1) && is_direction(*line);
    changed ? out.append("a=").append(word) : out.append(*line);
    out.append("\r\n");
  }
  return out;
}

} // namespace tessera::sdp
