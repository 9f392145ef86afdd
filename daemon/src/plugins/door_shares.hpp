// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "plugins/control_protocol.hpp"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <vector>

namespace tessera::plugins {

/// What a door shows, and what its senders were last asked for.
class door_shares {
public:
  void add(const share_id& share, const participant_id& owner) { all_[share] = {owner, {share}}; }
  [[nodiscard]] bool remove(const share_id& share) { return all_.erase(share) != 0; }
  void remove_of(const participant_id& owner);
  [[nodiscard]] bool has(const share_id& share) const { return all_.contains(share); }
  [[nodiscard]] std::vector<share_id> take_all();
  /// What is asked otherwise now, by the room document; each change is told once.
  [[nodiscard]] std::vector<control::share_wish> take_wishes(const nlohmann::json& room);

private:
  struct shown {
    participant_id owner;
    control::share_wish asked; ///< before anything was asked: its own choice
  };
  std::map<share_id, shown> all_;
};

} // namespace tessera::plugins
