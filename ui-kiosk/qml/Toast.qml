// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

Rectangle {
    id: root

    required property string text
    required property string level
    required property string code
    property bool byHost: false
    property real maxWidth: Theme.size(1.2)
    readonly property bool overlay: true
    readonly property bool serious: level === "warning" || level === "error"
    readonly property color tone: level === "error" ? Theme.danger : level === "warning" ? Theme.warning : Theme.accent
    readonly property var glyphs: ({ "chat": "chat", "hand_raised": "hand", "joined": "person", "left": "person", "share_started": "screen", "share_ended": "screen", "pin_changed": "key" })

    width: Math.min(content.implicitWidth, maxWidth) + 2 * Theme.size(0.026)
    height: Math.max(Theme.size(0.074), label.height + Theme.size(0.034))
    radius: Theme.size(0.02)
    color: Theme.panel
    border.color: serious ? tone : Theme.panelEdge
    border.width: Theme.line

    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.size(0.018)

        Glyph {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            name: root.serious ? "alert" : root.glyphs[root.code] ?? "info"
            colour: root.tone
            side: Theme.size(0.036)
        }
        // A sign, not a word of the sentence: everybody may call themselves "Host".
        Rectangle {
            id: host
            anchors.verticalCenter: parent.verticalCenter
            visible: root.byHost
            width: hostLabel.width + 2 * Theme.size(0.012)
            height: hostLabel.height + 2 * Theme.size(0.004)
            radius: Theme.size(0.01)
            color: Theme.accent

            Label {
                id: hostLabel
                anchors.centerIn: parent
                text: qsTr("Host")
                color: Theme.ink
                font.pixelSize: Theme.type(0.027)
                font.weight: Font.DemiBold
            }
        }
        Label {
            id: label
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.maxWidth - icon.width - content.spacing - (root.byHost ? host.width + content.spacing : 0))
            horizontalAlignment: Text.AlignLeft
            text: root.text
            font.pixelSize: Theme.type(0.032)
            font.weight: Font.Medium
            wrapMode: Text.Wrap
            maximumLineCount: 3
            foreign: true // names, and what people say
        }
    }
}
