// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/row_list.hpp"

#include <algorithm>
#include <utility>

namespace tessera::kiosk {

row_list::row_list(QList<QByteArray> roles, QObject* parent)
    : QAbstractListModel(parent), roles_(std::move(roles)) {}

int row_list::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant row_list::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count())
    return {};
  return rows_[index.row()].values.value(role - Qt::UserRole);
}

QHash<int, QByteArray> row_list::roleNames() const {
  QHash<int, QByteArray> names;
  for (int at = 0; at < roles_.size(); ++at)
    names.insert(Qt::UserRole + at, roles_[at]);
  return names;
}

int row_list::find(const QString& key, int from) const {
  for (int at = from; at < count(); ++at)
    if (rows_[at].key == key)
      return at;
  return -1;
}

void row_list::drop_all_but(const QList<row>& wanted) {
  for (int at = count() - 1; at >= 0; --at) {
    auto same = [&](const row& other) { return other.key == rows_[at].key; };
    if (std::any_of(wanted.begin(), wanted.end(), same))
      continue;
    beginRemoveRows({}, at, at);
    rows_.removeAt(at);
    endRemoveRows();
  }
}

void row_list::sync(const QList<row>& wanted) {
  auto count_before = count();
  drop_all_but(wanted);
  for (int at = 0; at < wanted.size(); ++at) {
    int now = find(wanted[at].key, at);
    if (now < 0) {
      beginInsertRows({}, at, at);
      rows_.insert(at, wanted[at]);
      endInsertRows();
      continue;
    }
    if (now != at) {
      beginMoveRows({}, now, now, {}, at);
      rows_.move(now, at);
      endMoveRows();
    }
    if (rows_[at] != wanted[at]) {
      rows_[at] = wanted[at];
      Q_EMIT dataChanged(index(at), index(at));
    }
  }
  if (count() != count_before)
    Q_EMIT count_changed();
}

} // namespace tessera::kiosk
