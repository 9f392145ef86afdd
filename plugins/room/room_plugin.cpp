// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelines.hpp"
#include "room_door.hpp"

#include <tessera/plugin.hpp>

#include <memory>

namespace tessera::room {

static std::unique_ptr<door> make_door(host& services) {
  const auto& own = services.options();
  return std::make_unique<room_door>(services,
                                     room_door::parts{picture_plan(own), sound_plan(own)});
}

} // namespace tessera::room

TESSERA_PLUGIN("room", "1.0.0", tessera::room::options(), tessera::room::make_door)
