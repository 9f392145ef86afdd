// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace tessera::admin {

/// Something that happened in the room, for `events.follow`. Kinds: docs/kiosk-rpc.md.
struct event {
  std::string kind;
  nlohmann::json fields; ///< what else stands in the notification
  friend bool operator==(const event&, const event&) = default;
};

/// What the documents do not tell: why things are gone from them.
struct endings {
  std::map<std::string, std::string> shares; ///< reason by share
  std::set<std::string> removed;             ///< participants that the host removed
};

/// What happened between two states of the whole room document, in a sensible order: first who
/// came, then shares, then who went, then the rest.
[[nodiscard]] std::vector<event>
events_between(const nlohmann::json& before, const nlohmann::json& after, const endings& why = {});

} // namespace tessera::admin
