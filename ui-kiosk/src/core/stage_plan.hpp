// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <cstdint>

/// Which shares the display shows, and as what: `layout` of docs/room-document.md.
namespace tessera::kiosk {

struct stage_share {
  QString id;
  bool pinned = false;
  std::int64_t started_at = 0;
};

struct stage_wish {
  QString mode; ///< idle, auto, focus, single; what is not known counts as auto
  QString focus;
  QString full;
  QString stays = {}; ///< the large one until `focus` is there; "" = none
};

struct stage_plan {
  QStringList shown;  ///< by slot; where `focus` holds, the first is the large one
  bool focus = false; ///< one large, the others in a strip; else a grid
  friend bool operator==(const stage_plan&, const stage_plan&) = default;
};

/// `shares` in their order. A wish for a share that is not there counts as none: then `stays` is
/// the large or the only one, else the one that is pinned, and without any the newest.
[[nodiscard]] stage_plan plan_stage(const QList<stage_share>& shares, const stage_wish& wish);

} // namespace tessera::kiosk
