// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/door.hpp>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tessera::plugins {

/// The devices that one door remembers, as the admin sees them. A door's own ids are its devices'
/// words; outside each has an id made of it, the same after every restart.
class known_devices {
public:
  explicit known_devices(std::string door) : door_(std::move(door)) {}

  /// Those of before are gone.
  void begin() { all_.clear(); }
  /// What is over the limit of all is left out.
  void add(std::vector<kept_device> some);
  /// Appends {door, id, name, since, last_seen}.
  void render_into(nlohmann::json& list) const;
  /// The door's own id of the one that it was; nothing when there is none.
  [[nodiscard]] std::optional<std::string> take(const std::string& id);

private:
  [[nodiscard]] std::string outer_id(const kept_device& one) const;

  std::string door_;
  std::vector<kept_device> all_;
};

} // namespace tessera::plugins
