// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QQuickImageProvider>

namespace tessera::kiosk {

/// `image://glyph/NAME/COLOUR`, e.g. `image://glyph/pause/f4f6fb`: the line icons of the kiosk,
/// drawn at the size asked for.
class glyph_image : public QQuickImageProvider {
public:
  glyph_image() : QQuickImageProvider(QQuickImageProvider::Image) {}
  QImage requestImage(const QString& id, QSize* size, const QSize& wanted) override;
};

} // namespace tessera::kiosk
