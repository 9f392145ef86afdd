// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// This picture stays, whatever comes.
Rectangle {
    width: Theme.size(0.044)
    height: width
    radius: width / 2
    color: Theme.pill

    Glyph {
        anchors.centerIn: parent
        name: "pin"
        colour: Theme.accent
        side: Theme.size(0.026)
    }
}
