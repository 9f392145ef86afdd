// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/messages/house.hpp>

#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace tessera::admin {

/// What the answer to `status` is made of. A part that did not answer in time is left empty: status
/// must work above all when something is broken.
struct status_parts {
  std::string version;
  std::optional<house_status> house;               ///< from the supervisor
  std::shared_ptr<const nlohmann::json> plugins{}; ///< by name; may be null
  std::shared_ptr<const nlohmann::json> room{};    ///< the whole document; may be null
  std::string overrides{};                         ///< none, good, recovered, lost
  std::map<std::string, std::string> left_out{};   ///< of them, by key: why it is not in force
  bool password = false;                           ///< the admin has one
};

/// The result of `status`. Spec: docs/kiosk-rpc.md.
[[nodiscard]] nlohmann::json render_status(const status_parts& parts);

} // namespace tessera::admin
