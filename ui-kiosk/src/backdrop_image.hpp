// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QQuickImageProvider>

namespace tessera::kiosk {

/// `image://backdrop/calm`: the ground of the screens without pictures. A dark gradient in eight
/// bits shows bands on a large display; this one is dithered.
class backdrop_image : public QQuickImageProvider {
public:
  backdrop_image() : QQuickImageProvider(QQuickImageProvider::Image) {}
  QImage requestImage(const QString& id, QSize* size, const QSize& wanted) override;
};

} // namespace tessera::kiosk
