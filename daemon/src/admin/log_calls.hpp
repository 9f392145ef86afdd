// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/call_rows.hpp"

namespace tessera::admin {

/// `logs.get`: what stands in the memory of the last hour.
void add_log_calls(call_rows& rows);

/// The same as text, one line an event.
[[nodiscard]] std::string recent_log();

} // namespace tessera::admin
