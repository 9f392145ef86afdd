// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

namespace tessera::discovery {

[[nodiscard]] option_table options();

} // namespace tessera::discovery
