// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/lane_frame.hpp"

#include <algorithm>
#include <cstring>

#include <nlohmann/json.hpp>

namespace tessera::lane {
namespace {

constexpr int max_side_pixels = 16384;
constexpr std::uint16_t known_flags = flag_key_frame | flag_discontinuity;

template <class T>
void put(std::byte* at, T value) noexcept {
  for (std::size_t i = 0; i < sizeof value; ++i)
    at[i] = static_cast<std::byte>((static_cast<std::uint64_t>(value) >> (8 * i)) & 0xff);
}

template <class T>
T get(std::string_view bytes, std::size_t offset) noexcept {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i)
    value |= std::uint64_t{static_cast<unsigned char>(bytes[offset + i])} << (8 * i);
  return static_cast<T>(value);
}

bool known(std::uint8_t kind) noexcept {
  return (kind >= 1 && kind <= 4) || kind == 16 || kind == 17;
}

} // namespace

std::array<std::byte, header_bytes> encode(const frame_header& header) noexcept {
  std::array<std::byte, header_bytes> bytes{};
  put(bytes.data(), version);
  put(bytes.data() + 1, static_cast<std::uint8_t>(header.kind));
  put(bytes.data() + 2, header.flags);
  put(bytes.data() + 4, header.size);
  put(bytes.data() + 8, header.sequence);
  put(bytes.data() + 16, header.presentation_ns);
  put(bytes.data() + 24, header.arrival_ns);
  return bytes;
}

result<frame_header> decode_header(std::string_view bytes) {
  if (bytes.size() < header_bytes)
    return {errc::parse_error, "a lane frame header has 32 bytes"};
  if (get<std::uint8_t>(bytes, 0) != version)
    return {errc::version_mismatch,
            "lane frame of version " + std::to_string(get<std::uint8_t>(bytes, 0)) +
                "; this program reads version " + std::to_string(version)};
  auto kind = get<std::uint8_t>(bytes, 1);
  if (!known(kind))
    return {errc::parse_error, "lane frame of the unknown kind " + std::to_string(kind)};
  frame_header header;
  header.kind = static_cast<frame_kind>(kind);
  header.flags = get<std::uint16_t>(bytes, 2);
  if ((header.flags & ~known_flags) != 0)
    return {errc::parse_error, "lane frame with unknown flags"};
  header.size = get<std::uint32_t>(bytes, 4);
  if (header.size > max_payload_bytes)
    return {errc::message_too_large, "lane frame of " + std::to_string(header.size) + " bytes"};
  header.sequence = get<std::uint64_t>(bytes, 8);
  header.presentation_ns = get<std::int64_t>(bytes, 16);
  header.arrival_ns = get<std::int64_t>(bytes, 24);
  return header;
}

std::string encode(const caps& value) {
  return nlohmann::json{{"codec", value.codec}, {"width", value.width}, {"height", value.height}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

result<caps> decode_caps(std::string_view payload) {
  auto json = nlohmann::json::parse(payload, nullptr, false);
  if (!json.is_object() || !json.contains("codec") || !json["codec"].is_string())
    return {errc::parse_error, "lane caps without a codec"};
  caps value;
  value.codec = json["codec"].get<std::string>();
  if (value.codec != "vp8" && value.codec != "vp9" && value.codec != "h264")
    return {errc::codec_unsupported, "lane caps with the unknown codec " + value.codec.substr(0, 32)};
  for (auto [key, field] : {std::pair{"width", &value.width}, std::pair{"height", &value.height}}) {
    auto side = json.value(key, nlohmann::json(0));
    if (!side.is_number_integer() || side.get<std::int64_t>() < 0 ||
        side.get<std::int64_t>() > max_side_pixels)
      return {errc::invalid_argument, std::string{"lane caps with a bad "} + key};
    *field = side.get<int>();
  }
  return value;
}

result<> frame_reader::feed(std::string_view bytes, std::vector<frame>& out) {
  pending_.append(bytes);
  std::size_t done = 0;
  while (pending_.size() - done >= header_bytes) {
    auto header = decode_header(std::string_view{pending_}.substr(done, header_bytes));
    if (!header)
      return std::move(header).error();
    if (pending_.size() - done < header_bytes + header->size)
      break;
    frame next{*header, std::vector<std::byte>(header->size)};
    if (header->size > 0)
      std::memcpy(next.payload.data(), pending_.data() + done + header_bytes, header->size);
    out.push_back(std::move(next));
    done += header_bytes + header->size;
  }
  pending_.erase(0, done);
  return {};
}

} // namespace tessera::lane
