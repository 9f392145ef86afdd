// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

namespace tessera::media {

/// Options under "media.".
[[nodiscard]] option_table media_options();

} // namespace tessera::media
