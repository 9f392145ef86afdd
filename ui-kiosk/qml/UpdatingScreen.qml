// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

MessageScreen {
    glyph: "update"
    headline: qsTr("The box is being updated")
    explanation: qsTr("Please do not switch it off. The display comes back by itself in a few minutes.")
    detail: Display.updateVersion === "" ? "" : qsTr("Version %1").arg(Display.updateVersion)
}
