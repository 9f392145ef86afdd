// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "discovery/service_record.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace tessera::discovery {
namespace {

constexpr std::size_t max_counter_digits = 4;

/// The longest beginning of at most `max_bytes` that ends between two letters.
/// Spec: RFC 3629 3, bytes 10xxxxxx continue a letter.
std::string_view cut(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes)
    return text;
  while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0U) == 0x80U)
    --max_bytes;
  return text.substr(0, max_bytes);
}

std::string text_at(const nlohmann::json& room, const char* part, const char* key) {
  auto section = room.find(part);
  if (section == room.end() || !section->is_object())
    return {};
  auto value = section->find(key);
  return value == section->end() || !value->is_string() ? std::string{} : value->get<std::string>();
}

/// The number behind the last ':' of "192.168.1.10:8443" or of "[fe80::1]:8443"; 443 without one.
std::uint16_t port_of(std::string_view address) {
  auto colon = address.rfind(':');
  if (colon == std::string_view::npos)
    return 443;
  std::uint16_t port = 0;
  auto digits = address.substr(colon + 1);
  auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return read.ec == std::errc{} && read.ptr == digits.data() + digits.size() ? port : 0;
}

/// Splits `text` into what stands before the counter and the counter, e.g. "Oslo (2)".
std::optional<unsigned>
counter_at_end(std::string_view& text, std::string_view before, std::string_view after) {
  if (!text.ends_with(after))
    return {};
  auto inner = text.substr(0, text.size() - after.size());
  auto start = inner.rfind(before);
  if (start == std::string_view::npos || start == 0)
    return {};
  auto digits = inner.substr(start + before.size());
  unsigned number = 0;
  auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || digits.size() > max_counter_digits || read.ec != std::errc{} ||
      read.ptr != digits.data() + digits.size() || number < 2)
    return {};
  text = text.substr(0, start);
  return number;
}

std::string next_name(std::string_view name, std::string_view before, std::string_view after) {
  auto number = counter_at_end(name, before, after).value_or(1) + 1;
  auto tail = fmt::format("{}{}{}", before, number, after);
  return std::string{cut(name, max_label_bytes - tail.size())} + tail;
}

} // namespace

service_record record_of(const nlohmann::json& room) {
  service_record record;
  record.name = label_of(text_at(room, "room", "name"), "Tessera");
  auto address = text_at(room, "join_card", "address");
  if (!address.empty())
    record.port = port_of(address);
  record.txt = {txt_entry("txtvers", "1"),
                txt_entry("id", text_at(room, "meeting", "id")),
                txt_entry("path", "/"),
                txt_entry("ver", TESSERA_VERSION)};
  return record;
}

std::string label_of(std::string_view text, std::string_view fallback, std::size_t max_bytes) {
  std::string clean;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F)
      clean += c;
  }
  auto kept = cut(clean, max_bytes);
  auto last = kept.find_last_not_of(' ');
  kept = last == std::string_view::npos ? std::string_view{} : kept.substr(0, last + 1);
  return std::string{kept.empty() ? fallback : kept};
}

std::string txt_entry(std::string_view key, std::string_view value) {
  return fmt::format("{}={}", key, cut(value, max_txt_bytes - key.size() - 1));
}

std::string next_service_name(std::string_view name) {
  return next_name(name, " (", ")");
}

std::string next_host_name(std::string_view name) {
  return next_name(name, "-", "");
}

} // namespace tessera::discovery
