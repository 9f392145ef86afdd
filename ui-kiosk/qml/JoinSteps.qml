// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// How to get one's picture here: where to go and what to type.
Column {
    id: root

    property bool tight: false
    property real most: Infinity // it moves together rather than be higher
    readonly property real rows: title.height + where.height + codes.height + (airplay.visible ? airplay.height : 0)

    spacing: Math.max(Theme.size(0.01), Math.min(Theme.size(tight ? 0.018 : 0.045), (most - rows) / (airplay.visible ? 3 : 2)))

    Label {
        id: title
        width: parent.width
        horizontalAlignment: Text.AlignLeft
        text: qsTr("Share your screen")
        font.pixelSize: Theme.type(0.046)
        font.weight: Font.Medium
    }

    TitledValue {
        id: where
        anchors.left: parent.left
        caption: qsTr("Open in your browser")

        Label {
            id: address

            // A name of many parts breaks into two lines before its letters get small.
            readonly property bool wide: metrics.advanceWidth > root.width * 1.5

            width: root.width
            height: wide ? Theme.size(0.135) : Theme.address * 1.3
            horizontalAlignment: Text.AlignLeft
            // Breaks where a name has its joints.
            text: wide ? Room.address.replace(/[.:-]/g, "$&\u200b") : Room.address
            font.pixelSize: Theme.address
            font.weight: Font.DemiBold
            fontSizeMode: wide ? Text.Fit : Text.HorizontalFit
            minimumPixelSize: Theme.size(0.03)
            wrapMode: wide ? Text.Wrap : Text.NoWrap
            maximumLineCount: wide ? 2 : 1
            foreign: true

            TextMetrics {
                id: metrics
                font: address.font
                text: Room.address
            }
        }
    }

    Row {
        id: codes
        anchors.left: parent.left
        spacing: Theme.size(0.08)

        TitledValue {
            id: pinPart
            visible: Room.pin !== ""
            caption: qsTr("PIN")

            PinBoxes {
                id: boxes
                pin: Room.pin
                maxWidth: root.width * 0.5
            }
        }

        TitledValue {
            visible: Room.meetingId !== ""
            caption: qsTr("Meeting ID")

            Label {
                width: Math.min(implicitWidth, root.width - (pinPart.visible ? boxes.width + Theme.size(0.08) : 0))
                height: pinPart.visible ? boxes.height : font.pixelSize * 1.25
                verticalAlignment: Text.AlignVCenter
                text: Room.meetingId
                // Ten digits are a long line; six may be as large as the PIN.
                font.pixelSize: Room.meetingId.length > 8 ? Theme.type(0.074) : Theme.code
                font.weight: Font.DemiBold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.size(0.04)
            }
        }
    }

    AirplayLine {
        id: airplay
        width: parent.width
        visible: Room.airplay
    }
}
