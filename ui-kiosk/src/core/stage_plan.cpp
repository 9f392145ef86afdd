// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/stage_plan.hpp"

#include <algorithm>

namespace tessera::kiosk {
namespace {

bool holds(const QList<stage_share>& shares, const QString& id) {
  return std::any_of(
      shares.begin(), shares.end(), [&](const stage_share& one) { return one.id == id; });
}

/// Of the pinned ones, or of all without any, the one that came last.
QString foremost(const QList<stage_share>& shares) {
  auto best = std::max_element(
      shares.begin(), shares.end(), [](const stage_share& a, const stage_share& b) {
        return a.pinned != b.pinned ? b.pinned : a.started_at <= b.started_at;
      });
  return best->id;
}

} // namespace

stage_plan plan_stage(const QList<stage_share>& shares, const stage_wish& wish) {
  stage_plan plan;
  if (shares.isEmpty())
    return plan;
  if (holds(shares, wish.full)) {
    plan.shown.append(wish.full);
    return plan;
  }
  bool focus = wish.mode == QLatin1StringView("focus");
  bool single = wish.mode == QLatin1StringView("single");
  if (focus || single)
    plan.shown.append(holds(shares, wish.focus)   ? wish.focus
                      : holds(shares, wish.stays) ? wish.stays
                                                  : foremost(shares));
  if (single)
    return plan;
  plan.focus = focus && shares.size() > 1;
  for (const auto& one : shares)
    if (!plan.shown.contains(one.id))
      plan.shown.append(one.id);
  return plan;
}

} // namespace tessera::kiosk
