// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/admin_actor.hpp"

#include <tessera/messages/message.hpp>

#include <caf/typed_actor.hpp>

#include <memory>
#include <string>

namespace tessera::admin {

/// Request to a checker.
struct check_config {
  std::string path;
};
struct config_checked {
  std::shared_ptr<const nlohmann::json> outcome;
};

/// Checks one file on a thread of its own (files may be slow), then ends.
using checker_actor = caf::typed_actor<caf::replies_to<check_config>::with<config_checked>>;

[[nodiscard]] checker_actor spawn_checker(caf::actor_system& system, const config_checker& check);

} // namespace tessera::admin

TESSERA_MESSAGE(tessera::admin::check_config)
TESSERA_MESSAGE(tessera::admin::config_checked)
