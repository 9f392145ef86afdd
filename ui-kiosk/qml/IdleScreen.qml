// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

Item {
    id: root

    readonly property bool upright: height > width
    // How much of its line the room's name takes, from the side on which it begins; and where it ends below.
    readonly property real nameWidth: content.x + roomName.contentWidth
    readonly property real nameBottom: content.y + roomName.height

    Item {
        id: content

        x: Theme.sideMargin + Clock.shiftX
        y: Math.max(Theme.margin, Theme.topTaken) + Clock.shiftY
        width: root.width - 2 * Theme.sideMargin
        height: root.height - Math.max(Theme.margin, Theme.topTaken) - Math.max(Theme.margin, Theme.bottomTaken)

        Label {
            id: roomName
            anchors.left: parent.left
            anchors.right: wallClock.visible ? wallClock.left : parent.right
            anchors.rightMargin: wallClock.visible ? Theme.margin : 0
            anchors.top: parent.top
            text: Room.roomName
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            maximumLineCount: 2
            foreign: true
        }

        WallClock {
            id: wallClock
            anchors.right: parent.right
            anchors.top: parent.top
        }

        // What lies between the head and the foot.
        Item {
            id: body
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.topMargin: Math.max(roomName.height, wallClock.visible ? wallClock.height : 0) + Theme.size(0.016)
            anchors.bottom: footer.top
            anchors.bottomMargin: Theme.size(0.016)
        }

        // On an upright display the codes stand below the steps, and both in the middle.
        JoinSteps {
            id: steps

            readonly property real below: cards.visible ? cards.height + cards.gap : 0

            most: root.upright ? Infinity : body.height
            tight: Theme.bottomTaken > 0 && !root.upright

            anchors.left: parent.left
            anchors.right: root.upright || !cards.visible ? parent.right : cards.left
            anchors.rightMargin: root.upright || !cards.visible ? 0 : Theme.margin
            anchors.verticalCenter: body.verticalCenter
            anchors.verticalCenterOffset: root.upright ? -below / 2 : 0
        }

        // Two codes stand in the order in which they are needed: first the Wi-Fi.
        Grid {
            id: cards

            readonly property int gap: Theme.size(0.09)
            readonly property bool two: Display.wifiCode !== ""
            readonly property int side: {
                if (root.upright)
                    return Math.min(Theme.size(0.43), (body.height - steps.height - gap) * 0.75);
                const each = two ? (body.height - spacing) / 2 : body.height;
                return Math.min(Theme.size(two ? 0.25 : 0.36), (each - Theme.type(0.046)) / 1.17);
            }

            anchors.left: root.upright ? parent.left : undefined
            anchors.right: root.upright ? undefined : parent.right
            anchors.verticalCenter: body.verticalCenter
            anchors.verticalCenterOffset: root.upright ? (steps.height + gap) / 2 : 0
            columns: root.upright && two ? 2 : 1
            spacing: Theme.size(root.upright ? 0.04 : 0.022)
            visible: Display.qr && Room.url !== ""

            QrCard {
                visible: cards.two
                code: Display.wifiCode
                caption: qsTr("1. Join the Wi-Fi")
                side: cards.side
            }
            QrCard {
                code: Room.url
                caption: cards.two ? qsTr("2. Scan to share") : qsTr("Scan to join")
                side: cards.side
            }
        }

        Item {
            id: footer

            readonly property real line: Math.max(Theme.size(0.06), ends.height)
            readonly property bool stacked: root.upright && wifi.visible

            // A question has its place, and a little more.
            visible: Theme.bottomTaken === 0
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: !visible ? 0 : stacked ? line + wifi.height + Theme.size(0.02) : Math.max(line, wifi.visible ? wifi.height : 0)

            PeopleStatus {
                id: people
                maxWidth: content.width - ends.width - Theme.size(0.03)
                anchors.left: parent.left
                anchors.bottom: parent.bottom
                anchors.bottomMargin: (footer.line - height) / 2
            }

            WifiLine {
                id: wifi
                anchors.left: parent.left
                anchors.right: root.upright ? parent.right : ends.left
                anchors.rightMargin: root.upright ? 0 : Theme.size(0.03)
                anchors.bottom: parent.bottom
                anchors.bottomMargin: footer.stacked ? footer.line + Theme.size(0.02) : (footer.line - Theme.type(0.034)) / 2
                visible: Display.wifiName !== "" && people.count === 0
            }

            Row {
                id: ends
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.bottomMargin: (footer.line - height) / 2
                spacing: Theme.size(0.03)

                UpdatePill {
                    anchors.verticalCenter: parent.verticalCenter
                    maxWidth: content.width * (root.upright ? 1 : 0.6) - logo.width - ends.spacing
                }
                Logo {
                    id: logo
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
    }
}
