// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// A sign on a picture: it stays whatever comes, or it is about to end.
Rectangle {
    id: root

    property string glyph
    property color tone: Theme.accent

    width: Theme.size(0.044)
    height: width
    radius: width / 2
    color: Theme.pill

    Glyph {
        anchors.centerIn: parent
        name: root.glyph
        colour: root.tone
        side: Theme.size(0.026)
    }
}
