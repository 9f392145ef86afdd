// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/announce.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace tessera::airplay {

namespace {

constexpr std::size_t most_lines = 64;
constexpr std::size_t most_numbers = 11;

/// Up to `mark`, which goes too.
std::string_view take_until(std::string_view& rest, char mark) {
  const auto end = rest.find(mark);
  const auto out = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return out;
}

std::string_view without(std::string_view text, char last) {
  return text.ends_with(last) ? text.substr(0, text.size() - 1) : text;
}

std::optional<unsigned> number_of(std::string_view text) {
  unsigned out = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
  return failed == std::errc{} && end == text.data() + text.size() ? std::optional{out}
                                                                   : std::nullopt;
}

failure unsupported() {
  return {errc::codec_unsupported,
          "Classic senders are heard with ALAC of 16 bits, two channels, 44.1 kHz, unencrypted."};
}

/// "96 352 0 16 40 10 14 2 255 0 0 44100": frame, version, bits, three of its code, channels, then
/// what is not known before, and the rate.
result<lane::sound_caps> alac_of(std::string_view fmtp) {
  std::array<unsigned, most_numbers> numbers{};
  std::size_t count = 0;
  take_until(fmtp, ' ');
  while (!fmtp.empty() && count < most_numbers) {
    const auto one = number_of(take_until(fmtp, ' '));
    if (!one)
      return {errc::parse_error, "The format of the announced sound is none."};
    numbers[count++] = *one;
  }
  if (count != most_numbers)
    return {errc::parse_error, "The format of the announced sound is cut off."};
  if (numbers[0] != 352 || numbers[2] != 16 || numbers[6] != 2 || numbers[10] != 44'100)
    return unsupported();
  return lane::sound_caps{"alac", 44'100, 2};
}

} // namespace

result<announced_sound> parse_announce(std::string_view sdp) {
  if (sdp.size() > max_announce_bytes)
    return {errc::message_too_large, "The announced sound is described with more than 8 KiB."};
  announced_sound out;
  bool sound = false, alac = false;
  for (std::size_t lines = 0; !sdp.empty(); ++lines) {
    if (lines == most_lines)
      return {errc::parse_error, "The announced sound is described with more than 64 lines."};
    const auto line = without(take_until(sdp, '\n'), '\r');
    if (line.starts_with("s=")) {
      out.name = line.substr(2);
    } else if (line.starts_with("m=audio ")) {
      sound = true;
    } else if (line.starts_with("a=rsaaeskey:") || line.starts_with("a=fpaeskey:")) {
      return unsupported();
    } else if (line.starts_with("a=rtpmap:96 ")) {
      alac = line.substr(12).starts_with("AppleLossless");
    } else if (line.starts_with("a=fmtp:") && alac) {
      auto caps = alac_of(line.substr(7));
      if (!caps)
        return std::move(caps).error();
      out.caps = *std::move(caps);
    }
  }
  if (!sound)
    return {errc::parse_error, "This announces no sound."};
  if (out.caps.codec.empty())
    return unsupported();
  return out;
}

result<classic_transport> parse_transport(std::string_view header) {
  classic_transport out;
  if (!take_until(header, ';').starts_with("RTP/AVP/UDP"))
    return {errc::parse_error, "Sound comes over UDP only."};
  while (!header.empty()) {
    auto value = take_until(header, ';');
    const auto name = take_until(value, '=');
    auto* const port = name == "control_port"  ? &out.control
                       : name == "timing_port" ? &out.timing
                                               : nullptr;
    if (port == nullptr)
      continue;
    const auto number = number_of(value);
    if (!number || *number == 0 || *number > 65'535)
      return {errc::parse_error, "A port of the transport is none."};
    *port = static_cast<std::uint16_t>(*number);
  }
  return out;
}

} // namespace tessera::airplay
