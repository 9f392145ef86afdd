// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/artwork_book.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace tessera::kiosk {

void artwork_book::channel_opened() {
  channel_ = true;
  given_.clear();
}

void artwork_book::failed(const std::string& id) {
  given_.erase(id);
}

void artwork_book::channel_closed() {
  channel_ = false;
}

std::vector<std::string> artwork_book::take_missing(const nlohmann::json& room) {
  const auto shares = room.find("shares");
  if (!channel_ || shares == room.end())
    return {};
  std::vector<std::string> missing;
  std::set<std::string> named;
  for (const auto& share : *shares) {
    const auto plays = share.find("plays");
    auto id = plays == share.end() ? std::string{} : plays->value("artwork", std::string{});
    if (id.empty() || !named.insert(id).second)
      continue;
    if (!given_.contains(id))
      missing.push_back(std::move(id));
  }
  given_ = std::move(named); // what nobody plays any more comes under another id
  return missing;
}

} // namespace tessera::kiosk
