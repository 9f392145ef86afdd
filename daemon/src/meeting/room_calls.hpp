// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/moment.hpp"
#include "meeting/room.hpp"

#include <tessera/messages/call.hpp>

#include <nlohmann/json_fwd.hpp>

namespace tessera::meeting {

/// What the calls of the method table do to the room (docs/api.md). Errors: method_not_found when
/// the table gives a call to meeting that has no row here; those of the room.
[[nodiscard]] result<nlohmann::json> carry_out(room& house, const call_room& what, moment now);

} // namespace tessera::meeting
