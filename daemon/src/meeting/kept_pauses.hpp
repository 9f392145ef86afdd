// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "meeting/moment.hpp"

#include <tessera/messages/room.hpp>

#include <chrono>
#include <map>
#include <set>

namespace tessera::meeting {

struct share;

/// What a pause leaves to the next share of its owner; outlives a restart (meeting_store).
struct kept_pause {
  std::set<share_kind> by_owner = {}; ///< of shares of these kinds
  bool by_host = false;

  [[nodiscard]] bool empty() const noexcept { return by_owner.empty() && !by_host; }
  void add(const kept_pause& more) {
    by_owner.insert(more.by_owner.begin(), more.by_owner.end());
    by_host = by_host || more.by_host;
  }
  friend bool operator==(const kept_pause&, const kept_pause&) = default;
};

/// Pauses that outlive their share. A page that lost its share offers the same again by itself:
/// what its owner hid must not be shown by that. A host's pause is undone by a host, not by
/// stopping and sharing again.
class kept_pauses {
public:
  /// What an owner shares later than this is something else.
  static constexpr std::chrono::minutes owner_keeps{2};

  void share_ended(const share& what, end_reason why, moment now);
  /// Somebody who was in before a restart is back.
  void restore(const participant_id& who, const kept_pause& what, moment now);
  /// Pauses it when the one before it was.
  void put_on(share& fresh, moment now);
  /// Whatever this one shows next.
  void host_pauses(const participant_id& who) { all_[who].by_host = true; }
  /// A host lets this one show.
  void host_allows(const participant_id& who);
  void forget(const participant_id& who) { all_.erase(who); }
  void clear() { all_.clear(); }
  void expire(moment now);
  [[nodiscard]] kept_pause of(const participant_id& who) const;

private:
  struct entry {
    std::map<share_kind, monotonic::time_point> by_owner; ///< until when
    bool by_host = false;
    [[nodiscard]] bool empty() const noexcept { return by_owner.empty() && !by_host; }
  };
  void keep(const participant_id& who, const kept_pause& what, moment now);

  std::map<participant_id, entry> all_;
};

/// What of a share's pause would be kept if the box were to restart now.
[[nodiscard]] kept_pause pause_of(const share& what);

} // namespace tessera::meeting
