// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

namespace tessera::network {

[[nodiscard]] option_table options();

} // namespace tessera::network
