// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "proto/ice_server.hpp"

namespace tessera::signalling {

/// The STUN and TURN servers that pages and programs are told of (web.ice_*). What the settings
/// lack for one of them is logged.
[[nodiscard]] ice_server::offer told_servers(const settings& values);

} // namespace tessera::signalling
