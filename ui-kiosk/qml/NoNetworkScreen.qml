// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

MessageScreen {
    glyph: "no-network"
    glyphColour: Theme.warning
    headline: qsTr("No network")
    explanation: qsTr("Plug in the network cable or ask your administrator. This display goes on by itself.")
    detail: Room.roomName
}
