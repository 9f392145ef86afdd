// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/row_list.hpp"

#include <nlohmann/json.hpp>

#include <QSet>

/// What the display asks those in the room, taken out of the room document.
namespace tessera::kiosk {

/// Columns of prompt_rows. `kind`: lobby (subject: a participant), ask (a request to show) or
/// countdown (a request that replaces others soon); `label`: what it would show, "" when unknown.
inline const QList<QByteArray> prompt_roles{
    "promptId", "kind", "subject", "name", "label", "refusable"};
/// Columns of takeover_rows. `name` replaces `other`, and more people where `more`, at `endsAt`, ms
/// since 1970.
inline const QList<QByteArray> takeover_roles{"requestId", "name", "other", "more", "endsAt"};
/// Columns of reaction_rows.
inline const QList<QByteArray> reaction_roles{"reactionId", "kind", "name", "lane"};

/// Countdowns first, because they wait for nobody; then by the time they came.
[[nodiscard]] QList<row> prompt_rows(const nlohmann::json& room);

/// False where the answer would change nothing that the display does not show by itself: a
/// countdown that nobody can refuse.
[[nodiscard]] bool is_question(const row& prompt);

/// The two countdowns that end first. What comes later counts anew once one of them is over.
[[nodiscard]] QList<row> takeover_rows(const nlohmann::json& room);
/// The shares that end with a countdown.
[[nodiscard]] QSet<QString> ending_shares(const nlohmann::json& room);

/// The newest eight; `lane`, 0 to 7, keeps those apart that float at the same time.
[[nodiscard]] QList<row> reaction_rows(const nlohmann::json& room);

} // namespace tessera::kiosk
