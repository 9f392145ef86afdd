// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractListModel>
#include <QByteArray>
#include <QVariantList>

namespace tessera::kiosk {

struct row {
  QString key; ///< unique in its list
  QVariantList values;
  friend bool operator==(const row&, const row&) = default;
};

/// A list for QML that is brought up to date with the fewest possible changes, so that a tile that
/// stays keeps its item, its picture and its animation.
class row_list : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(int count READ count NOTIFY count_changed)

public:
  explicit row_list(QList<QByteArray> roles, QObject* parent = nullptr);

  void sync(const QList<row>& wanted);

  [[nodiscard]] int count() const { return static_cast<int>(rows_.size()); }
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
  void count_changed();

private:
  [[nodiscard]] int find(const QString& key, int from) const;
  void drop_all_but(const QList<row>& wanted);

  QList<QByteArray> roles_;
  QList<row> rows_;
};

} // namespace tessera::kiosk
