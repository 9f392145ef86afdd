// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// A small round sign on a camera in a corner.
Rectangle {
    id: root

    property string glyph
    property color tone: Theme.text
    property real side: Theme.size(0.036)

    width: side
    height: side
    radius: side / 2
    color: Theme.pill
    border.color: Theme.panelEdge
    border.width: Theme.highContrast ? Theme.line : 0

    Glyph {
        anchors.centerIn: parent
        name: root.glyph
        colour: root.tone
        side: Math.round(root.side * 0.6)
    }
}
