// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <tessera/messages/message.hpp>

#include <caf/fwd.hpp>
#include <caf/typed_actor.hpp>
#include <nlohmann/json.hpp>

#include <functional>
#include <memory>

namespace tessera::admin {

/// Request to a worker.
struct do_work {
  std::function<result<nlohmann::json>()> work;
};
struct work_done {
  std::shared_ptr<const result<nlohmann::json>> outcome;
};

/// Does one piece of work on a thread of its own (files and hashes take their time), then ends.
using worker_actor = caf::typed_actor<caf::replies_to<do_work>::with<work_done>>;

[[nodiscard]] worker_actor spawn_worker(caf::actor_system& system);

} // namespace tessera::admin

TESSERA_MESSAGE(tessera::admin::do_work)
TESSERA_MESSAGE(tessera::admin::work_done)
