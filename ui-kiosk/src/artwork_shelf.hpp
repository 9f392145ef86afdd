// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QMutex>
#include <QSet>
#include <QString>
#include <deque>
#include <utility>

namespace tessera::kiosk {

/// The pictures of what shares play, as tesserad has sent them. A new one comes before or after the
/// room document that names it; the oldest make room. Context: any thread.
class artwork_shelf {
public:
  static constexpr std::size_t most = 32; ///< shares, and what some of them played just before

  void put(const QString& id, QByteArray bytes);
  /// Empty when it is not there (any more).
  [[nodiscard]] QByteArray find(const QString& id) const;
  [[nodiscard]] QSet<QString> ids() const;

private:
  mutable QMutex mutex_;
  std::deque<std::pair<QString, QByteArray>> all_;
};

} // namespace tessera::kiosk
