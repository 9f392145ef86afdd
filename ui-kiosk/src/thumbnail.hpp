// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace tessera::kiosk {

/// A JPEG within the limits of `share.thumbnail` (docs/kiosk-rpc.md); empty when there is no
/// picture. `native` has the true aspect ratio: the image may have been fitted to a tile.
/// Context: any thread.
[[nodiscard]] QByteArray thumbnail_of(const QImage& image, QSize native);

} // namespace tessera::kiosk
