// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QQuickImageProvider>

namespace tessera::kiosk {

/// Pictures that the administrator chose, ready to be drawn under or beside text:
/// `image://file/wallpaper/PATH` fills the wanted size and is darkened until text on it reads;
/// `image://file/logo/PATH` fits into it, a dark logo on a light plate. PATH is percent-encoded.
/// What is no picture, or too large a one, comes back empty: the screens stand without it.
class picture_file : public QQuickImageProvider {
public:
  picture_file() : QQuickImageProvider(QQuickImageProvider::Image) {}
  QImage requestImage(const QString& id, QSize* size, const QSize& wanted) override;
};

} // namespace tessera::kiosk
