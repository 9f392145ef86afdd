// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Below the pictures, where there is room: how the next one joins.
Item {
    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.sideMargin + Clock.shiftX
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Clock.shiftY
        spacing: Theme.size(0.016)

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            name: "screen"
            colour: Theme.caption
            side: Theme.size(0.034)
        }
        HintText {
            text: qsTr("Share your screen")
            color: Theme.caption
        }
        HintText {
            text: Room.address
            font.weight: Font.DemiBold
        }
        Item {
            width: Theme.size(0.02)
            height: 1
        }
        HintText {
            text: qsTr("PIN")
            color: Theme.caption
            visible: Room.pin !== ""
        }
        HintText {
            text: Room.pin
            color: Theme.accent
            font.weight: Font.Bold
            visible: Room.pin !== ""
        }
    }

    Mark {
        anchors.right: parent.right
        anchors.rightMargin: Theme.sideMargin - Clock.shiftX
        anchors.verticalCenter: parent.verticalCenter
    }
}
