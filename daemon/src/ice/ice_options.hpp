// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

namespace tessera::ice {

/// Options under "ice.".
[[nodiscard]] option_table ice_options();

} // namespace tessera::ice
