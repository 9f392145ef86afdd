// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json.hpp>

#include <QLocale>
#include <QStringList>

namespace tessera::kiosk {

/// What is measured of a share, for people who want to know: delay, pictures a second, size, loss,
/// codec and bit rate. A word and its value in turn; what is not known yet is left out.
[[nodiscard]] QStringList share_figures(const nlohmann::json& share, const QLocale& locale);

} // namespace tessera::kiosk
