// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "artwork_shelf.hpp"

#include <QMutexLocker>
#include <algorithm>

namespace tessera::kiosk {

void artwork_shelf::put(const QString& id, QByteArray bytes) {
  QMutexLocker lock{&mutex_};
  std::erase_if(all_, [&](const auto& one) { return one.first == id; });
  all_.emplace_back(id, std::move(bytes));
  if (all_.size() > most)
    all_.pop_front();
}

QByteArray artwork_shelf::find(const QString& id) const {
  QMutexLocker lock{&mutex_};
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const auto& one) { return one.first == id; });
  return found == all_.end() ? QByteArray{} : found->second;
}

QSet<QString> artwork_shelf::ids() const {
  QMutexLocker lock{&mutex_};
  QSet<QString> ids;
  for (const auto& one : all_)
    ids.insert(one.first);
  return ids;
}

} // namespace tessera::kiosk
