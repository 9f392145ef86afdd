// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/mirror_header.hpp"

#include <bit>
#include <optional>

namespace tessera::airplay {

namespace {

constexpr std::string_view start_code{"\0\0\0\1", 4};
constexpr float largest_side = 16'384;
constexpr std::size_t hevc_sets_at = 0x75;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

std::uint32_t little32(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) | static_cast<std::uint32_t>(byte_at(bytes, at + 1)) << 8 |
         static_cast<std::uint32_t>(byte_at(bytes, at + 2)) << 16 |
         static_cast<std::uint32_t>(byte_at(bytes, at + 3)) << 24;
}

std::optional<int> side_of(std::string_view bytes, std::size_t at) {
  const auto value = std::bit_cast<float>(little32(bytes, at));
  if (!(value >= 1 && value <= largest_side)) // neither NaN
    return std::nullopt;
  return static_cast<int>(value);
}

mirror_kind kind_of(std::uint8_t type) {
  switch (type) {
  case 0:
    return mirror_kind::picture;
  case 1:
    return mirror_kind::codec;
  case 2:
    return mirror_kind::heartbeat;
  case 5:
    return mirror_kind::statistics;
  default:
    return mirror_kind::other;
  }
}

/// Takes what it reads from the front; once it fails it stays failed.
class cutter {
public:
  explicit cutter(std::string_view bytes) : rest_(bytes) {}
  std::string_view take(std::size_t count) {
    if (rest_.size() < count) {
      failed_ = true;
      rest_ = {};
      return {};
    }
    const auto out = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return out;
  }
  std::uint8_t byte() {
    const auto one = take(1);
    return one.empty() ? std::uint8_t{0} : byte_at(one, 0);
  }
  std::size_t big16() {
    const auto high = byte();
    return static_cast<std::size_t>(high) << 8 | byte();
  }
  [[nodiscard]] bool failed() const noexcept { return failed_; }

private:
  std::string_view rest_;
  bool failed_ = false;
};

void take_sets(cutter& from, std::size_t count, codec_setup& out) {
  for (std::size_t i = 0; i < count && !from.failed(); ++i)
    if (auto set = from.take(from.big16()); !set.empty())
      out.parameter_sets.emplace_back(set);
}

result<codec_setup> parse_avc(std::string_view payload) {
  codec_setup out{"h264", {}};
  cutter from{payload};
  from.take(5); // version, profile, compatibility, level, size of lengths
  take_sets(from, from.byte() & 0x1f, out);
  const auto pictures = from.byte();
  if (from.failed() || out.parameter_sets.empty() || pictures > max_parameter_sets)
    return {errc::parse_error, "The codec data of H.264 have no sequence parameter set."};
  const auto before = out.parameter_sets.size();
  take_sets(from, pictures, out);
  if (from.failed() || out.parameter_sets.size() == before)
    return {errc::parse_error, "The codec data of H.264 have no picture parameter set."};
  return out;
}

result<codec_setup> parse_hevc(std::string_view payload) {
  codec_setup out{"h265", {}};
  cutter from{payload};
  from.take(hevc_sets_at);
  for (const std::uint8_t type : {0xa0, 0xa1, 0xa2}) {
    if (from.byte() != type)
      return {errc::parse_error, "The codec data of H.265 miss a parameter set."};
    take_sets(from, from.big16(), out);
  }
  if (from.failed() || out.parameter_sets.size() < 3 ||
      out.parameter_sets.size() > max_parameter_sets)
    return {errc::parse_error, "The codec data of H.265 are cut off."};
  return out;
}

} // namespace

result<mirror_header> parse_mirror_header(std::string_view bytes) {
  if (bytes.size() != mirror_header_bytes)
    return {errc::parse_error, "A header of the mirror stream has 128 bytes."};
  mirror_header out;
  out.size = little32(bytes, 0);
  if (out.size > max_mirror_payload)
    return {errc::message_too_large, "A picture of the mirror stream has more than 8 MiB."};
  out.kind = kind_of(byte_at(bytes, 4));
  out.key_frame = out.kind == mirror_kind::picture && (byte_at(bytes, 5) & 0x10) != 0;
  out.timestamp = little32(bytes, 8) | static_cast<std::uint64_t>(little32(bytes, 12)) << 32;
  if (out.kind != mirror_kind::codec)
    return out;
  out.asleep = (byte_at(bytes, 6) & 0x40) != 0;
  const auto width = side_of(bytes, 16), height = side_of(bytes, 20);
  if (!width || !height)
    return {errc::parse_error, "The mirror stream tells no size of its pictures."};
  out.width = *width;
  out.height = *height;
  return out;
}

std::string codec_setup::annex_b() const {
  std::string out;
  for (const auto& each : parameter_sets)
    out.append(start_code).append(each);
  return out;
}

result<codec_setup> parse_codec_setup(std::string_view payload) {
  if (payload.empty())
    return {errc::codec_unsupported, "The device has chosen a codec that it was not offered."};
  if (payload.size() >= 8 && payload.substr(4, 4) == "hvc1")
    return parse_hevc(payload);
  if (byte_at(payload, 0) == 1)
    return parse_avc(payload);
  return {errc::parse_error, "The codec data are neither of H.264 nor of H.265."};
}

result<std::string> annex_b_of(std::string_view units) {
  std::string out;
  out.reserve(units.size());
  while (!units.empty()) {
    if (units.size() < 4)
      return {errc::parse_error, "A picture ends within a length."};
    const auto size = static_cast<std::size_t>(byte_at(units, 0)) << 24 |
                      static_cast<std::size_t>(byte_at(units, 1)) << 16 |
                      static_cast<std::size_t>(byte_at(units, 2)) << 8 | byte_at(units, 3);
    units.remove_prefix(4);
    if (size == 0 || size > units.size())
      return {errc::parse_error, "A part of a picture is longer than the picture."};
    if ((byte_at(units, 0) & 0x80) != 0)
      return {errc::parse_error, "A picture does not open with this key."};
    out.append(start_code).append(units.substr(0, size));
    units.remove_prefix(size);
  }
  return out;
}

} // namespace tessera::airplay
