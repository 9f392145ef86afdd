// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/hap_channel.hpp"

#include "wire/crypto.hpp"

namespace tessera::airplay {

namespace {

constexpr std::size_t length_bytes = 2;

std::size_t length_of(std::string_view frame) {
  return static_cast<std::uint8_t>(frame[0]) |
         static_cast<std::size_t>(static_cast<std::uint8_t>(frame[1])) << 8;
}

} // namespace

std::string hap_sealer::seal(std::string_view plain) {
  std::string out;
  while (!plain.empty()) {
    const auto piece = plain.substr(0, max_hap_frame);
    plain.remove_prefix(piece.size());
    const std::string length{static_cast<char>(piece.size() & 0xff),
                             static_cast<char>(piece.size() >> 8)};
    out += length;
    out += chacha_seal(key_, counter_nonce(count_++), length, piece);
  }
  return out;
}

result<std::string> hap_opener::open(std::string_view more) {
  pending_.append(more);
  std::string out;
  std::string_view rest = pending_;
  while (rest.size() >= length_bytes) {
    const auto size = length_of(rest);
    if (size == 0 || size > max_hap_frame)
      return {errc::parse_error, "A frame of the encrypted link has 1 to 1024 bytes."};
    const auto whole = length_bytes + size + tag_bytes;
    if (rest.size() < whole)
      break;
    auto plain = chacha_open(key_,
                             counter_nonce(count_++),
                             rest.substr(0, length_bytes),
                             rest.substr(length_bytes, size + tag_bytes));
    if (!plain)
      return std::move(plain).error();
    out += *plain;
    rest.remove_prefix(whole);
  }
  pending_.erase(0, pending_.size() - rest.size());
  return out;
}

hap_keys control_keys(const secret& shared) {
  return {hkdf_sha512(shared, "Control-Salt", "Control-Read-Encryption-Key"),
          hkdf_sha512(shared, "Control-Salt", "Control-Write-Encryption-Key")};
}

hap_keys event_keys(const secret& shared) {
  return {hkdf_sha512(shared, "Events-Salt", "Events-Write-Encryption-Key"),
          hkdf_sha512(shared, "Events-Salt", "Events-Read-Encryption-Key")};
}

} // namespace tessera::airplay
