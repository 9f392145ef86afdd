// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What the box publishes, without Avahi. Spec: RFC 6763 (DNS-SD), RFC 6762 (mDNS). Pure.
namespace tessera::discovery {

inline constexpr const char* service_type = "_tessera._tcp";
inline constexpr std::size_t max_label_bytes = 63; ///< RFC 1035 2.3.4
inline constexpr std::size_t max_txt_bytes = 255;  ///< one "key=value", RFC 6763 6.1

/// One service, ready for the wire.
struct service_record {
  std::string type = service_type;
  std::string name; ///< instance name, UTF-8, at most 63 bytes
  std::uint16_t port = 0;
  std::vector<std::string> txt; ///< "key=value", txtvers first (RFC 6763 6.7)
  friend bool operator==(const service_record&, const service_record&) = default;
};

/// From the room document. Port 0 (nothing to publish) while the box has no address.
[[nodiscard]] service_record record_of(const nlohmann::json& room);

/// At most `max_bytes`, not cut within a letter, without control characters; `fallback` when
/// nothing is left.
[[nodiscard]] std::string
label_of(std::string_view text, std::string_view fallback, std::size_t max_bytes = max_label_bytes);

/// "key=value", the value cut to what a string of a TXT record holds.
[[nodiscard]] std::string txt_entry(std::string_view key, std::string_view value);

/// The next name after a collision: "Oslo" -> "Oslo (2)" -> "Oslo (3)". RFC 6763 D: for people.
[[nodiscard]] std::string next_service_name(std::string_view name);
/// The same for a host name: "tessera-1a2b" -> "tessera-1a2b-2". RFC 6762 9.
[[nodiscard]] std::string next_host_name(std::string_view name);

} // namespace tessera::discovery
