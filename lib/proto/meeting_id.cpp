// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/meeting_id.hpp"

#include <charconv>

namespace tessera::meeting_id {
namespace {

constexpr std::size_t digits = 10;
constexpr std::uint64_t largest = 0xffffffff;
constexpr std::size_t max_text = 32; // longest text that is looked at

} // namespace

result<std::string> from_address(std::string_view ipv4) {
  std::uint64_t number = 0;
  auto rest = ipv4;
  for (int part = 0; part < 4; ++part) {
    unsigned value = 0;
    auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    auto length = static_cast<std::size_t>(end - rest.data());
    if (fault != std::errc{} || value > 255 || length > 3)
      return {errc::parse_error, "not a dotted IPv4 address"};
    rest.remove_prefix(length);
    bool more = part < 3;
    if (more != rest.starts_with('.') || (!more && !rest.empty()))
      return {errc::parse_error, "not a dotted IPv4 address"};
    if (more)
      rest.remove_prefix(1);
    number = number * 256 + value;
  }
  auto text = std::to_string(number);
  return std::string(digits - text.size(), '0') + text;
}

result<std::string> to_address(std::string_view id) {
  if (id.size() > max_text)
    return {errc::parse_error, "a local meeting ID has ten digits"};
  std::uint64_t number = 0;
  std::size_t count = 0;
  for (char letter : id) {
    if (letter == ' ')
      continue;
    if (letter < '0' || letter > '9' || ++count > digits)
      return {errc::parse_error, "a local meeting ID has ten digits"};
    number = number * 10 + static_cast<unsigned>(letter - '0');
  }
  if (count != digits)
    return {errc::parse_error, "a local meeting ID has ten digits"};
  if (number > largest)
    return {errc::invalid_argument, "no address has this meeting ID"};
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8)
    text += std::to_string((number >> shift) & 0xff) + (shift > 0 ? "." : "");
  return text;
}

} // namespace tessera::meeting_id
