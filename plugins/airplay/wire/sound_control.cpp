// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/sound_control.hpp"

#include "wire/big_endian.hpp"

namespace tessera::airplay {

namespace {

constexpr std::size_t head_bytes = 4;
constexpr std::size_t sync_bytes = 20;
constexpr std::uint8_t kind_sync = 0xd4;
constexpr std::uint8_t kind_resend = 0xd5;
constexpr std::uint8_t kind_again = 0xd6;

} // namespace

result<std::variant<sound_sync, sound_again>> parse_sound_control(std::string_view datagram) {
  if (datagram.size() < head_bytes || (static_cast<std::uint8_t>(datagram[0]) & 0xc0) != 0x80)
    return {errc::parse_error, "This is no packet of the sound's control."};
  const auto kind = static_cast<std::uint8_t>(datagram[1]);
  if (kind == kind_sync && datagram.size() >= sync_bytes)
    return std::variant<sound_sync, sound_again>{
        sound_sync{static_cast<std::uint32_t>(read_big(datagram, 4, 4)), read_big(datagram, 8, 8)}};
  if (kind == kind_again)
    return std::variant<sound_sync, sound_again>{
        sound_again{std::string{datagram.substr(head_bytes)}}};
  return {errc::parse_error, "This is no packet of the sound's control."};
}

std::string resend_request(std::uint16_t number, std::uint16_t first, std::uint16_t count) {
  std::string out{'\x80', static_cast<char>(kind_resend)};
  for (auto each : {number, first, count})
    append_big(out, each);
  return out;
}

} // namespace tessera::airplay
