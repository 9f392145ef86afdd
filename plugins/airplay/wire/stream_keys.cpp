// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/stream_keys.hpp"

#include "wire/big_endian.hpp"

#include <fmt/format.h>

namespace tessera::airplay {

namespace {

constexpr std::size_t rtp_header = 12;
constexpr std::size_t nonce_bytes = 8;
/// Senders keep a path alive with this in place of sound.
constexpr std::string_view no_sound{"\x00\x68\x34\x00", 4};
constexpr std::size_t alac_starter = 44;

secret half(std::string digest) {
  return secret{digest.substr(0, 16)};
}

} // namespace

secret stream_key(const secret& shared, std::uint64_t id) {
  return hkdf_sha512(
      shared, fmt::format("DataStream-Salt{}", id), "DataStream-Output-Encryption-Key");
}

secret legacy_key(const secret& key, const std::optional<secret>& shared) {
  return shared ? half(sha512({key.reveal(), shared->reveal()})) : key;
}

picture_opener::picture_opener(const secret& key, std::uint64_t id)
    : way_(aes_ctr_stream{
          half(sha512({fmt::format("AirPlayStreamKey{}", id), key.reveal()})),
          sha512({fmt::format("AirPlayStreamIV{}", id), key.reveal()}).substr(0, 16)}) {}

result<std::string> picture_opener::open(std::string_view header, std::string_view payload) {
  if (auto* clear = std::get_if<aes_ctr_stream>(&way_))
    return clear->apply(payload);
  auto& with = std::get<sealed>(way_);
  return chacha_open(with.key, counter_nonce(with.count++), header, payload);
}

result<std::optional<sound_packet>> sound_opener::open(std::string_view packet) const {
  if (packet.size() > max_sound_packet)
    return {errc::message_too_large, "A packet of sound has more than 4 KiB."};
  if (packet.size() < rtp_header || (static_cast<std::uint8_t>(packet[0]) & 0xc0) != 0x80)
    return {errc::parse_error, "This is no packet of RTP."};
  const auto body = packet.substr(rtp_header);
  if (body.empty() || body == no_sound)
    return std::optional<sound_packet>{};
  // Legacy only: sealed, a frame of silence may be as short.
  if (!iv_.empty() && packet.size() == alac_starter)
    return std::optional<sound_packet>{};
  sound_packet out;
  out.sequence = static_cast<std::uint16_t>(read_big(packet, 2, 2));
  out.timestamp = static_cast<std::uint32_t>(read_big(packet, 4, 4));
  if (!iv_.empty()) {
    out.payload = aes_cbc_open(key_, iv_, body);
    return std::optional{std::move(out)};
  }
  if (key_.empty()) {
    out.payload = body;
    return std::optional{std::move(out)};
  }
  if (body.size() < tag_bytes + nonce_bytes)
    return {errc::parse_error, "A packet of sound has no room for its tag."};
  auto plain = chacha_open(key_,
                           body.substr(body.size() - nonce_bytes),
                           packet.substr(4, 8),
                           body.substr(0, body.size() - nonce_bytes));
  if (!plain)
    return std::move(plain).error();
  out.payload = std::move(*plain);
  return std::optional{std::move(out)};
}

} // namespace tessera::airplay
