// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/lane_frame.hpp"

#include <algorithm>
#include <cstring>
#include <initializer_list>

#include <nlohmann/json.hpp>

namespace tessera::lane {
namespace {

constexpr int max_side_pixels = 16384;
constexpr std::array opus_rates{8'000, 12'000, 16'000, 24'000, 48'000}; // RFC 6716 2.1.3
constexpr std::array other_rates{44'100, 48'000};
constexpr std::uint16_t known_flags =
    flag_key_frame | flag_discontinuity | flag_catch_up | flag_kept;

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
  return (kind >= 1 && kind <= 5) || (kind >= 16 && kind <= 18);
}

/// Errors: parse_error, codec_unsupported.
result<nlohmann::json> read_caps(std::string_view payload,
                                 std::initializer_list<std::string_view> codecs) {
  auto json = nlohmann::json::parse(payload, nullptr, false);
  if (!json.is_object() || !json.contains("codec") || !json["codec"].is_string())
    return {errc::parse_error, "lane caps without a codec"};
  auto codec = json["codec"].get<std::string>();
  if (std::find(codecs.begin(), codecs.end(), codec) == codecs.end())
    return {errc::codec_unsupported, "lane caps with the unknown codec " + codec.substr(0, 32)};
  return json;
}

std::string text_of(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
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
  nlohmann::json json{{"codec", value.codec}, {"width", value.width}, {"height", value.height}};
  if (!value.key_frames_on_request)
    json["key_frames_on_request"] = false;
  return text_of(json);
}

result<caps> decode_caps(std::string_view payload) {
  auto json = read_caps(payload, {"vp8", "vp9", "h264", "h265"});
  if (!json)
    return std::move(json).error();
  caps value;
  value.codec = (*json)["codec"].get<std::string>();
  for (auto [key, field] : {std::pair{"width", &value.width}, std::pair{"height", &value.height}}) {
    auto side = json->value(key, nlohmann::json(0));
    if (!side.is_number_integer() || side.get<std::int64_t>() < 0 ||
        side.get<std::int64_t>() > max_side_pixels)
      return {errc::invalid_argument, std::string{"lane caps with a bad "} + key};
    *field = side.get<int>();
  }
  auto on_request = json->value("key_frames_on_request", nlohmann::json(true));
  if (!on_request.is_boolean())
    return {errc::invalid_argument, "lane caps with a bad key_frames_on_request"};
  value.key_frames_on_request = on_request.get<bool>();
  return value;
}

std::string encode(const sound_caps& value) {
  return text_of({{"codec", value.codec}, {"rate", value.rate}, {"channels", value.channels}});
}

result<sound_caps> decode_sound_caps(std::string_view payload) {
  auto json = read_caps(payload, {"opus", "alac", "aac", "aac-eld"});
  if (!json)
    return std::move(json).error();
  sound_caps value;
  value.codec = (*json)["codec"].get<std::string>();
  auto rate = json->value("rate", nlohmann::json(value.rate));
  auto channels = json->value("channels", nlohmann::json(value.channels));
  const auto among = [&](const auto& rates) {
    return std::find(rates.begin(), rates.end(), rate) != rates.end();
  };
  if (!(value.codec == "opus" ? among(opus_rates) : among(other_rates)))
    return {errc::invalid_argument, "lane sound caps with a bad rate"};
  if (channels != 1 && channels != 2)
    return {errc::invalid_argument, "lane sound caps with neither one nor two channels"};
  value.rate = rate.get<int>();
  value.channels = channels.get<int>();
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
