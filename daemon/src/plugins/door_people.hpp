// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <vector>

namespace tessera::plugins {

/// Whom a door has brought, and who of them still waits in the lobby.
class door_people {
public:
  void add(const participant_id& who, bool waiting) { waiting_[who] = waiting; }
  [[nodiscard]] bool remove(const participant_id& who) { return waiting_.erase(who) != 0; }
  [[nodiscard]] bool has(const participant_id& who) const { return waiting_.contains(who); }
  [[nodiscard]] std::vector<participant_id> take_all();
  /// Those who waited and, by the room document, do so no longer; each is told once.
  [[nodiscard]] std::vector<participant_id> take_admitted(const nlohmann::json& room);

private:
  std::map<participant_id, bool> waiting_;
};

} // namespace tessera::plugins
