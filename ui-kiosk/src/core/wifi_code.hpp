// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace tessera::kiosk {

/// What a QR code says so that a phone joins a Wi-Fi: `WIFI:T:WPA;S:name;P:password;;`. `security`
/// is WPA, SAE or nopass. "" when no phone could join with it: no name, or no password where one
/// is needed.
/// The form is ZXing's, which the cameras of phones read: `; , : \\ "` are escaped by a backslash.
[[nodiscard]] QString
wifi_code(const QString& name, const QString& password, const QString& security);

} // namespace tessera::kiosk
