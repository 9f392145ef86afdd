// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/base64.hpp"

#include <array>
#include <cstdint>

namespace tessera {
namespace {

constexpr std::string_view plain_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view url_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t group = 4;

std::string encode(std::string_view bytes, std::string_view letters) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * group);
  std::uint32_t buffer = 0;
  int bits = 0;
  for (unsigned char byte : bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += letters[(buffer >> bits) & 0x3f];
    }
  }
  if (bits > 0)
    text += letters[(buffer << (6 - bits)) & 0x3f];
  return text;
}

std::array<std::int8_t, 256> values_of(std::string_view letters) {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  for (std::size_t i = 0; i < letters.size(); ++i)
    values[static_cast<unsigned char>(letters[i])] = static_cast<std::int8_t>(i);
  return values;
}

result<std::string> decode(std::string_view text, const std::array<std::int8_t, 256>& values) {
  std::string bytes;
  bytes.reserve(text.size() / group * 3 + 3);
  std::uint32_t buffer = 0;
  int bits = 0;
  for (unsigned char letter : text) {
    if (values[letter] < 0)
      return {errc::parse_error, "not base64 text"};
    buffer = (buffer << 6) | static_cast<std::uint32_t>(values[letter]);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>((buffer >> bits) & 0xff);
    }
  }
  if (bits >= 6 || (buffer & ((1U << bits) - 1)) != 0)
    return {errc::parse_error, "base64 text ends in the middle of a byte"};
  return bytes;
}

} // namespace

std::string base64(std::string_view bytes) {
  auto text = encode(bytes, plain_letters);
  text.append((group - text.size() % group) % group, '=');
  return text;
}

result<std::string> from_base64(std::string_view text) {
  static const auto values = values_of(plain_letters);
  if (text.size() % group != 0)
    return {errc::parse_error, "base64 text comes in groups of four"};
  for (int padding = 0; padding < 2 && text.ends_with('='); ++padding)
    text.remove_suffix(1);
  return decode(text, values);
}

std::string base64url(std::string_view bytes) {
  return encode(bytes, url_letters);
}

result<std::string> from_base64url(std::string_view text) {
  static const auto values = values_of(url_letters);
  return decode(text, values);
}

} // namespace tessera
