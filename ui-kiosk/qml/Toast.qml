// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

Rectangle {
    id: root

    required property string text
    required property string level
    readonly property bool serious: level === "warning" || level === "error"
    readonly property color tone: level === "error" ? Theme.danger : level === "warning" ? Theme.warning : Theme.accent

    width: Math.min(content.implicitWidth, maxWidth) + 2 * Theme.size(0.026)
    height: Math.max(Theme.size(0.074), label.height + Theme.size(0.034))
    radius: Theme.size(0.02)
    color: Theme.panel
    border.color: serious ? tone : Theme.panelEdge
    border.width: Math.max(1, Theme.size(0.0018))

    property real maxWidth: Theme.size(1.2)

    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.size(0.018)

        Glyph {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            name: root.serious ? "alert" : "info"
            colour: root.tone
            side: Theme.size(0.036)
        }
        Label {
            id: label
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.maxWidth - icon.width - content.spacing)
            horizontalAlignment: Text.AlignLeft
            text: root.text
            font.pixelSize: Theme.size(0.032)
            font.weight: Font.Medium
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
    }
}
