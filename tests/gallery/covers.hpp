// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>
#include <string>

namespace tessera::gallery {

/// A cover of a record as nobody has made it: `dusk` has many colours, `light` is nearly white,
/// `wide` is no square.
[[nodiscard]] QImage cover(const std::string& kind);

} // namespace tessera::gallery
