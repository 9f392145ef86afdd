// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace tessera::kiosk {

/// "3232235786" becomes "3 232 235 786", with no-break spaces, so that people can read it out.
/// Texts with anything but ASCII digits in them come back as they are.
[[nodiscard]] QString group_digits(const QString& digits);

} // namespace tessera::kiosk
