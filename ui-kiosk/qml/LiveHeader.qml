// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Over the pictures, where there is room: the room's name and the time.
Item {
    Label {
        anchors.left: parent.left
        anchors.leftMargin: Theme.sideMargin + Clock.shiftX
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Clock.shiftY
        width: parent.width / 2
        horizontalAlignment: Text.AlignLeft
        text: Room.roomName
        color: Theme.caption
        font.weight: Font.Medium
        foreign: true
    }
    WallClock {
        anchors.right: parent.right
        anchors.rightMargin: Theme.sideMargin + Clock.shiftX
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Clock.shiftY
        scaleFactor: 0.62
    }
}
