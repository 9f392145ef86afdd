// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/row_list.hpp"

#include <nlohmann/json.hpp>

#include <QSet>

/// What the display asks those in the room, taken out of the room document.
namespace tessera::kiosk {

/// Columns of prompt_rows. `kind`: lobby (subject: a participant), ask (a request to show) or
/// countdown (a request that replaces `other` at `endsAt`, ms since 1970; 0 = no end).
inline const QList<QByteArray> prompt_roles{
    "promptId", "kind", "subject", "name", "other", "endsAt"};
/// Columns of reaction_rows.
inline const QList<QByteArray> reaction_roles{"reactionId", "kind", "name", "lane"};

/// Countdowns first, because they wait for nobody; then by the time they came.
[[nodiscard]] QList<row> prompt_rows(const nlohmann::json& room);

/// The newest eight; `lane`, 0 to 7, keeps those apart that float at the same time.
[[nodiscard]] QList<row> reaction_rows(const nlohmann::json& room);

} // namespace tessera::kiosk
