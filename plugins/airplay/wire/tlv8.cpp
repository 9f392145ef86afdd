// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/tlv8.hpp"

#include <algorithm>

namespace tessera::airplay {

namespace {

constexpr std::size_t piece_bytes = 255;

} // namespace

result<tlv8> tlv8::parse(std::string_view bytes) {
  if (bytes.size() > max_tlv8_bytes)
    return {errc::message_too_large, "A message of pairing has more than 4096 bytes."};
  tlv8 out;
  bool goes_on = false; // the piece before was full
  while (!bytes.empty()) {
    if (bytes.size() < 2)
      return {errc::parse_error, "A message of pairing ends within an item's head."};
    const auto type = static_cast<std::uint8_t>(bytes[0]);
    const auto size = static_cast<std::uint8_t>(bytes[1]);
    if (bytes.size() < 2u + size)
      return {errc::parse_error, "A message of pairing ends within an item."};
    const auto value = bytes.substr(2, size);
    bytes.remove_prefix(2u + size);
    if (goes_on && !out.items_.empty() && out.items_.back().first == type) {
      out.items_.back().second.append(value);
    } else {
      if (out.items_.size() == max_tlv8_items)
        return {errc::message_too_large, "A message of pairing has more than 32 items."};
      out.items_.emplace_back(type, value);
    }
    goes_on = size == piece_bytes;
  }
  return out;
}

tlv8& tlv8::add(tlv type, std::string_view value) {
  items_.emplace_back(static_cast<std::uint8_t>(type), value);
  return *this;
}

tlv8& tlv8::add(tlv type, std::uint8_t value) {
  return add(type, std::string(1, static_cast<char>(value)));
}

std::optional<std::string_view> tlv8::find(tlv type) const noexcept {
  for (const auto& [each, value] : items_)
    if (each == static_cast<std::uint8_t>(type))
      return value;
  return std::nullopt;
}

std::optional<std::uint32_t> tlv8::number(tlv type) const noexcept {
  const auto value = find(type);
  if (!value || value->empty() || value->size() > 4)
    return std::nullopt;
  std::uint32_t out = 0;
  for (auto at = value->rbegin(); at != value->rend(); ++at)
    out = out << 8 | static_cast<std::uint8_t>(*at);
  return out;
}

std::string tlv8::bytes() const {
  std::string out;
  std::optional<std::uint8_t> goes_on; // the piece before was full, and of this type
  for (const auto& [type, value] : items_) {
    if (goes_on == type) // else they would be one
      out += {static_cast<char>(type), '\0'};
    std::size_t at = 0;
    std::size_t size = 0;
    do {
      size = std::min(piece_bytes, value.size() - at);
      out.push_back(static_cast<char>(type));
      out.push_back(static_cast<char>(size));
      out.append(value, at, size);
      at += size;
    } while (at < value.size());
    goes_on = size == piece_bytes ? std::optional{type} : std::nullopt;
  }
  return out;
}

} // namespace tessera::airplay
