// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Somebody elsewhere sees or hears the room. It stands at the edge, over everything, for as long as that is so.
Rectangle {
    id: root

    readonly property int seen: Theme.type(0.036)
    // It moves as all does that may stand for hours, and never below the edge.
    readonly property int rise: Math.ceil(Theme.size(0.0028)) + Clock.shiftY

    function sentence() {
        switch (Room.roomWatch) {
        case "both":
            return qsTr("Room camera and microphone are on");
        case "sound":
            return qsTr("Room microphone is on");
        default:
            return qsTr("Room camera is on");
        }
    }

    visible: Room.roomWatch !== ""
    width: content.width + 2 * Theme.size(0.02)
    // Its lower corners are beyond the edge.
    height: seen + rise + radius
    y: parent.height - seen - rise
    color: Theme.raised
    border.color: Theme.panelEdge
    border.width: Theme.line
    radius: Theme.size(0.014)

    Row {
        id: content
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round((root.seen - height) / 2)
        spacing: Theme.size(0.01)

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.size(0.014)
            height: width
            radius: width / 2
            color: Theme.warning
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.sentence()
            font.pixelSize: Theme.type(0.024)
            font.weight: Font.Medium
        }
    }
}
