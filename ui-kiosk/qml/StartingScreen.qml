// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

MessageScreen {
    glyph: "screen"
    headline: qsTr("One moment")
    explanation: qsTr("The display is starting.")
}
