// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/row_list.hpp"

#include <nlohmann/json.hpp>

/// The notices of the room document that stand on the display.
namespace tessera::kiosk {

/// Columns of notice_rows. `byHost`: a host says it.
inline const QList<QByteArray> notice_roles{"noticeId", "level", "text", "code", "byHost"};

/// Those that belong on the display: prompts say by themselves who waits, and `display.toasts` off
/// leaves warnings and errors. Of what one person does only the last step is told, and several who
/// do the same are told together; whose share is lost with a door did not leave, and a door that
/// failed is told no longer than until it is open again. Of more than `most_notices` the oldest go, warnings and errors
/// last.
[[nodiscard]] QList<row> notice_rows(const nlohmann::json& room);
inline constexpr qsizetype most_notices = 3;

} // namespace tessera::kiosk
