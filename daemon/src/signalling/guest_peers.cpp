// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/guest_peers.hpp"

#include <utility>

namespace tessera::signalling {

peer_id guest_peers::open(const participant_id& owner) {
  auto peer = ids_.next();
  all_[peer].owner = owner;
  return peer;
}

void guest_peers::bind(const peer_id& peer, const share_id& share) {
  if (auto it = all_.find(peer); it != all_.end())
    it->second.shares.insert(share);
}

void guest_peers::settle(const peer_id& peer, std::map<std::string, share_id> sections) {
  if (auto it = all_.find(peer); it != all_.end())
    it->second.sections = std::move(sections);
}

void guest_peers::set_renewing(const peer_id& peer, bool renewing) {
  if (auto it = all_.find(peer); it != all_.end())
    it->second.renewing = renewing;
}

const guest_peers::entry* guest_peers::find(const peer_id& peer) const {
  auto it = all_.find(peer);
  return it == all_.end() ? nullptr : &it->second;
}

const guest_peers::entry* guest_peers::find(const peer_id& peer,
                                            const participant_id& owner) const {
  const auto* known = find(peer);
  return known != nullptr && known->owner == owner ? known : nullptr;
}

std::optional<peer_id> guest_peers::unbind(const share_id& share) {
  for (auto& [peer, what] : all_) {
    std::erase_if(what.sections, [&](const auto& section) { return section.second == share; });
    if (what.shares.erase(share) > 0)
      return what.shares.empty() ? std::optional{peer} : std::nullopt;
  }
  return {};
}

std::optional<peer_id> guest_peers::peer_of(const share_id& share) const {
  for (const auto& [peer, what] : all_) {
    if (what.shares.contains(share))
      return peer;
  }
  return {};
}

std::vector<peer_id> guest_peers::peers_of(const participant_id& owner) const {
  std::vector<peer_id> mine;
  for (const auto& [peer, what] : all_) {
    if (what.owner == owner)
      mine.push_back(peer);
  }
  return mine;
}

std::vector<peer_id> guest_peers::all() const {
  std::vector<peer_id> peers;
  for (const auto& [peer, what] : all_)
    peers.push_back(peer);
  return peers;
}

} // namespace tessera::signalling
