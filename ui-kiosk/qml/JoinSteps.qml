// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// How to get one's picture here: where to go and what to type.
Column {
    id: root

    spacing: Theme.size(0.05)

    Label {
        anchors.left: parent.left
        width: parent.width
        horizontalAlignment: Text.AlignLeft
        text: qsTr("Share your screen")
        font.pixelSize: Theme.size(0.046)
        font.weight: Font.Medium
    }

    TitledValue {
        anchors.left: parent.left
        caption: qsTr("Open in your browser")

        Label {
            width: Math.min(implicitWidth, root.width)
            text: Room.address
            font.pixelSize: Theme.address
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.small
            elide: Text.ElideNone
        }
    }

    Row {
        anchors.left: parent.left
        spacing: Theme.size(0.085)

        TitledValue {
            visible: Room.pin !== ""
            caption: qsTr("PIN")

            PinBoxes {
                pin: Room.pin
                maxWidth: root.width * 0.46
            }
        }

        TitledValue {
            visible: Room.meetingId !== ""
            caption: qsTr("Meeting ID")

            Item {
                width: idLabel.width
                height: Theme.size(0.15)

                Label {
                    id: idLabel
                    anchors.verticalCenter: parent.verticalCenter
                    text: Room.meetingId
                    // Ten digits are a long line; six may be as large as the PIN.
                    font.pixelSize: Room.meetingId.length > 8 ? Theme.size(0.074) : Theme.code
                    font.weight: Font.DemiBold
                }
            }
        }
    }
}
