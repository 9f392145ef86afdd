// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/secret.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tessera::signalling {

/// Which peer connection carries which shares of which participant. It outlives a lost socket:
/// pictures go on while the page reconnects.
class guest_peers {
public:
  struct entry {
    participant_id owner;
    std::set<share_id> shares;
    std::map<std::string, share_id> sections; ///< of the last offer that was answered, by mid
    bool renewing = false;                    ///< a further offer is being answered
  };

  [[nodiscard]] peer_id open(const participant_id& owner);
  void bind(const peer_id& peer, const share_id& share);
  /// What the offer bound that has just been answered.
  void settle(const peer_id& peer, std::map<std::string, share_id> sections);
  void set_renewing(const peer_id& peer, bool renewing);
  [[nodiscard]] const entry* find(const peer_id& peer) const;
  /// The peer, if it is this participant's.
  [[nodiscard]] const entry* find(const peer_id& peer, const participant_id& owner) const;
  void close(const peer_id& peer) { all_.erase(peer); }

  /// Takes the share off its peer; the peer, if that was its last share.
  [[nodiscard]] std::optional<peer_id> unbind(const share_id& share);
  /// The peer that carries this share now.
  [[nodiscard]] std::optional<peer_id> peer_of(const share_id& share) const;
  [[nodiscard]] std::vector<peer_id> peers_of(const participant_id& owner) const;
  [[nodiscard]] std::vector<peer_id> all() const;

private:
  // Another prefix with each life of the door: media and ice may still hold peers of the last one.
  id_sequence<peer_id> ids_{"c" + random_digits(4) + "-"};
  std::map<peer_id, entry> all_;
};

} // namespace tessera::signalling
