// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// A device asks for a PIN that only those in the room can read, as AirPlay does.
Rectangle {
    id: root

    color: Theme.veil
    visible: Display.promptPin !== ""

    Rectangle {
        readonly property bool overlay: true

        anchors.centerIn: parent
        width: content.width + 2 * Theme.size(0.07)
        height: content.height + 2 * Theme.size(0.055)
        radius: Theme.size(0.03)
        color: Theme.panel
        border.color: Theme.panelEdge
        border.width: Theme.line

        Column {
            id: content
            anchors.centerIn: parent
            width: Math.min(Theme.size(0.94), root.width - 2 * Theme.sideMargin - 2 * Theme.size(0.07))
            spacing: Theme.size(0.03)

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: Display.promptDoor
                color: Theme.caption
                font.pixelSize: Theme.type(0.032)
                font.weight: Font.Medium
            }
            // A name of its own: within a sentence of the other direction it would tear that apart.
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: Display.promptName
                font.pixelSize: Theme.type(0.044)
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                maximumLineCount: 2
                foreign: true
                visible: text !== ""
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Type this PIN on your device")
                font.pixelSize: Theme.type(0.034)
                wrapMode: Text.Wrap
            }
            PinBoxes {
                anchors.horizontalCenter: parent.horizontalCenter
                pin: Display.promptPin
                maxWidth: parent.width
            }
        }
    }
}
