// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// Whose picture suffers, and why; it stays as long as that is so.
Rectangle {
    id: root

    property string name
    property string reason
    property real maxWidth: 0

    width: content.width + 2 * Theme.size(0.022)
    height: Theme.size(0.056)
    radius: height / 2
    color: Theme.pill
    border.color: Theme.warning
    border.width: Math.max(1, Theme.size(0.0018))

    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.size(0.012)

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            name: root.reason === "computer" ? "screen" : "weak"
            colour: Theme.warning
            side: Theme.size(0.034)
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, Math.max(0, root.maxWidth - Theme.size(0.1)))
            text: root.reason === "computer" ? qsTr("%1: the computer cannot keep up").arg(root.name) : qsTr("%1: weak network").arg(root.name)
            font.pixelSize: Theme.size(0.028)
            font.weight: Font.Medium
        }
    }
}
