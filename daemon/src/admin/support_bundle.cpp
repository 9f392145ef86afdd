// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/support_bundle.hpp"

#include "admin/archive.hpp"
#include "admin/redaction.hpp"

#include <nlohmann/json.hpp>

namespace tessera::admin {
namespace {

constexpr std::string_view about =
    "What helps to find a fault of this box. It holds no PIN, no password, no token, no key, and\n"
    "no names of people, and its log no addresses: *** stands in their places.\n";

std::string read_me(const std::string& version) {
  return std::string{about} + "Version " + version + ".\n";
}

} // namespace

result<std::string> make_bundle(const bundle_parts& parts, std::int64_t now) {
  const auto& room = parts.room ? *parts.room : nlohmann::json{};
  auto words = private_words(room);
  auto clean = [&](const std::string& text) { return without_words(text, words); };
  auto room_text =
      redacted_room(room).dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
  return pack({{"tessera/README.txt", read_me(parts.version)},
               {"tessera/status.json", clean(parts.status) + "\n"},
               {"tessera/settings.yaml", clean(parts.settings)},
               {"tessera/room.json", room_text + "\n"},
               {"tessera/metrics.txt", parts.metrics},
               {"tessera/log.txt", without_addresses(clean(parts.log))}},
              now);
}

} // namespace tessera::admin
