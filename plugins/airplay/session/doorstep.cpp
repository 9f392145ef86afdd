// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/doorstep.hpp"

namespace tessera::airplay {

doorstep::room doorstep::room_for(const std::string& peer, const std::vector<inside>& all) {
  std::optional<std::size_t> oldest, own;
  std::size_t own_count = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].known)
      continue;
    if (!oldest)
      oldest = i;
    if (all[i].peer != peer)
      continue;
    ++own_count;
    if (!own)
      own = i;
  }
  const bool full = all.size() >= most_links;
  if (own_count >= most_strangers_each)
    return {true, own};
  if (full)
    return {oldest.has_value(), oldest};
  return {};
}

} // namespace tessera::airplay
