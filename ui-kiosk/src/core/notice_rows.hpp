// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/row_list.hpp"

#include <nlohmann/json.hpp>

/// The notices of the room document that stand on the display.
namespace tessera::kiosk {

/// Columns of notice_rows. `byHost`: a host says it.
inline const QList<QByteArray> notice_roles{"noticeId", "level", "text", "code", "byHost"};

/// The newest four that belong on the display: prompts say by themselves who waits, and
/// `display.toasts` off leaves warnings and errors.
[[nodiscard]] QList<row> notice_rows(const nlohmann::json& room);

} // namespace tessera::kiosk
