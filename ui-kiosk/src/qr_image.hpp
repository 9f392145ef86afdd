// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QQuickImageProvider>

namespace tessera::kiosk {

/// `image://qr/TEXT` (percent-encoded): dark modules on a clear ground, whole pixels a module.
class qr_image : public QQuickImageProvider {
public:
  qr_image() : QQuickImageProvider(QQuickImageProvider::Image) {}
  QImage requestImage(const QString& id, QSize* size, const QSize& wanted) override;
};

} // namespace tessera::kiosk
