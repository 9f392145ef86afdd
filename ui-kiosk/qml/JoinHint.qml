// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Below the pictures, where there is room: how the next one joins.
Item {
    id: root

    // What the address may take: all but the other words.
    readonly property real spare: width - 2 * Theme.sideMargin - glyph.width - title.width - pin.width - mark.width - 4 * hint.spacing - Theme.size(0.03)

    Row {
        id: hint
        anchors.left: parent.left
        anchors.leftMargin: Theme.sideMargin + Clock.shiftX
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Clock.shiftY
        spacing: Theme.size(0.016)

        Glyph {
            id: glyph
            anchors.verticalCenter: parent.verticalCenter
            name: "screen"
            colour: Theme.caption
            side: Theme.type(0.034)
        }
        HintText {
            id: title
            // The first to go where there is no room for all.
            width: root.width > Theme.size(1.4) ? implicitWidth : 0
            visible: width > 0
            text: qsTr("Share your screen")
            color: Theme.caption
        }
        HintText {
            id: address
            width: Math.min(implicitWidth, root.spare)
            text: Room.address
            font.weight: Font.DemiBold
            foreign: true
        }
        Row {
            id: pin
            anchors.verticalCenter: parent.verticalCenter
            leftPadding: Theme.size(0.02)
            spacing: hint.spacing
            visible: Room.pin !== ""

            HintText {
                text: qsTr("PIN")
                color: Theme.caption
            }
            HintText {
                text: Room.pin
                color: Theme.accent
                font.weight: Font.Bold
            }
        }
        // Only where nothing has to make room for it.
        Row {
            anchors.verticalCenter: parent.verticalCenter
            leftPadding: Theme.size(0.02)
            spacing: hint.spacing
            visible: Room.airplay && root.width > Theme.size(1.4) && address.implicitWidth + door.implicitWidth + name.implicitWidth + leftPadding + 2 * spacing < root.spare

            HintText {
                id: door
                text: "AirPlay"
                color: Theme.caption
            }
            HintText {
                id: name
                text: Room.roomName
                font.weight: Font.DemiBold
                foreign: true
            }
        }
    }

    Mark {
        id: mark
        anchors.right: parent.right
        anchors.rightMargin: Theme.sideMargin - Clock.shiftX
        anchors.verticalCenter: parent.verticalCenter
    }
}
