// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/rate_limit.hpp"
#include "plugins/control_protocol.hpp"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tessera::plugins {

/// What a door shows, what that plays, and what its senders were last asked for.
class door_shares {
public:
  using picture = std::shared_ptr<const std::string>;

  void add(const share_id& share, const participant_id& owner) { all_[share] = {owner, {share}}; }
  [[nodiscard]] bool remove(const share_id& share) { return all_.erase(share) != 0; }
  void remove_of(const participant_id& owner);
  [[nodiscard]] bool has(const share_id& share) const { return all_.contains(share); }
  /// A door's own shell waits half a second between two descriptions of a share: who speaks much
  /// oftener is none of ours, and each costs everybody a new room document.
  [[nodiscard]] bool may_describe(const share_id& share, monotonic::time_point now);
  /// A shut port is said once for each share.
  [[nodiscard]] bool may_tell_blocked(const share_id& share);
  /// The picture of what a share plays. It travels aside: the room document has its id only, which
  /// is returned: the one of before for the same picture again; empty for none.
  [[nodiscard]] std::string put_artwork(const share_id& share, picture bytes);
  /// Null when no share has it (any more).
  [[nodiscard]] picture artwork(const std::string& id) const;
  [[nodiscard]] std::vector<share_id> take_all();
  /// What is asked otherwise now, by the room document; each change is told once.
  [[nodiscard]] std::vector<control::share_wish> take_wishes(const nlohmann::json& room);

private:
  struct shown {
    participant_id owner;
    control::share_wish asked; ///< before anything was asked: its own choice
    std::string artwork_id = {};
    picture artwork = {};
    rate_limit descriptions{2, 6};
    bool told_blocked = false;
  };
  std::map<share_id, shown> all_;
};

} // namespace tessera::plugins
