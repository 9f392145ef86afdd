// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Over the pictures, where there is room: the room's name and the time.
Item {
    id: root

    property real taken: 0 // by what stands in the middle
    readonly property real spare: width - 2 * (Theme.sideMargin + Math.max(name.implicitWidth, clock.width) + Theme.size(0.03))

    Label {
        id: name
        anchors.left: parent.left
        anchors.leftMargin: Theme.sideMargin + Clock.shiftX
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Clock.shiftY
        width: root.taken > 0 ? (parent.width - root.taken) / 2 - Theme.sideMargin - Theme.size(0.03) : parent.width / 2
        horizontalAlignment: Text.AlignLeft
        text: Room.roomName
        color: Theme.caption
        font.weight: Font.Medium
        foreign: true
    }
    WallClock {
        id: clock
        anchors.right: parent.right
        anchors.rightMargin: Theme.sideMargin + Clock.shiftX
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Clock.shiftY
        scaleFactor: 0.62
    }
}
