// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "meeting/moment.hpp"
#include "meeting/share_sound.hpp"

#include <tessera/messages/room.hpp>

#include <chrono>
#include <map>
#include <set>

namespace tessera::meeting {

struct share;

/// What the pause and the sound of a share leave to the next one of its owner; outlives a restart
/// (meeting_store).
struct kept_pause {
  std::set<share_kind> by_owner = {}; ///< of shares of these kinds
  bool by_host = false;
  bool muted_by_host = false;
  /// What the owner has set, of shares of these kinds.
  std::map<share_kind, share_sound> sounds = {};

  [[nodiscard]] bool empty() const noexcept {
    return by_owner.empty() && !by_host && !muted_by_host && sounds.empty();
  }
  void add(const kept_pause& more);
  void drop_owners_part() noexcept;
  friend bool operator==(const kept_pause&, const kept_pause&) = default;
};

/// Pauses, and how loud it is, that outlive their share. A page that lost its share offers the same
/// again by itself: what its owner hid must not be shown by that. A host's pause is undone by a
/// host, not by stopping and sharing again.
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
  /// The sound of whatever this one shows next.
  void host_mutes(const participant_id& who, bool muted);
  void forget(const participant_id& who) { all_.erase(who); }
  void clear() { all_.clear(); }
  void expire(moment now);
  [[nodiscard]] kept_pause of(const participant_id& who) const;

private:
  struct entry {
    struct owners_sound {
      share_sound what;
      monotonic::time_point until{};
    };
    std::map<share_kind, monotonic::time_point> by_owner; ///< until when
    bool by_host = false;
    bool muted_by_host = false;
    std::map<share_kind, owners_sound> sounds;
    [[nodiscard]] bool empty() const noexcept {
      return by_owner.empty() && !by_host && !muted_by_host && sounds.empty();
    }
  };
  void keep(const participant_id& who, const kept_pause& what, moment now);

  std::map<participant_id, entry> all_;
};

/// What of a share's pause would be kept if the box were to restart now.
[[nodiscard]] kept_pause pause_of(const share& what);

} // namespace tessera::meeting
