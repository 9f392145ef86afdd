// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/view_room.hpp"

namespace tessera::signalling {

using json = nlohmann::json;

const json* find_share(const json& room, const share_id& share) {
  auto shares = room.find("shares");
  if (shares == room.end())
    return nullptr;
  auto found = shares->find(share.str());
  return found == shares->end() ? nullptr : &*found;
}

bool is_paused(const json& room, const share_id& share) {
  const auto* known = find_share(room, share);
  return known == nullptr || known->value("state", "") == "paused";
}

std::string codec_of(const json& room, const share_id& share) {
  const auto* known = find_share(room, share);
  return known == nullptr ? std::string{} : known->value("codec", std::string{});
}

bool viewing_allowed(const json& room) {
  auto meeting = room.find("meeting");
  return meeting == room.end() || meeting->value("viewing", true);
}

} // namespace tessera::signalling
