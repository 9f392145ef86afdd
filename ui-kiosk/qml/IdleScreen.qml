// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

Item {
    id: root

    readonly property bool upright: height > width
    // After a quarter of an hour without anybody the picture rests, too.
    property int quietSince: 0
    readonly property bool quiet: Clock.minutes - quietSince >= 15 && people.count === 0

    // Not a binding, which would follow the clock.
    Component.onCompleted: quietSince = Clock.minutes

    Item {
        id: content

        x: Theme.sideMargin + Clock.shiftX
        y: Theme.margin + Clock.shiftY
        width: root.width - 2 * Theme.sideMargin
        height: root.height - 2 * Theme.margin
        opacity: root.quiet ? 0.62 : 1

        Label {
            id: roomName
            anchors.left: parent.left
            anchors.right: wallClock.left
            anchors.rightMargin: Theme.margin
            anchors.top: parent.top
            anchors.topMargin: Theme.size(0.01)
            text: Room.roomName
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignLeft
        }

        WallClock {
            id: wallClock
            anchors.right: parent.right
            anchors.top: parent.top
        }

        JoinSteps {
            anchors.left: parent.left
            anchors.right: root.upright ? parent.right : card.left
            anchors.rightMargin: root.upright ? 0 : Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: root.upright ? -card.height / 2 : Theme.size(0.012)
        }

        QrCard {
            id: card
            anchors.right: parent.right
            anchors.verticalCenter: root.upright ? undefined : parent.verticalCenter
            anchors.verticalCenterOffset: Theme.size(0.012)
            anchors.bottom: root.upright ? footer.top : undefined
            anchors.bottomMargin: Theme.margin
            url: Room.url
        }

        Item {
            id: footer
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.size(0.06)

            PeopleStatus {
                id: people
                onCountChanged: root.quietSince = Clock.minutes
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
            }

            Row {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.size(0.014)
                visible: Room.wifi !== "" && people.count === 0

                Glyph {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "network"
                    colour: Theme.caption
                    side: Theme.size(0.034)
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Wi-Fi")
                    color: Theme.caption
                    font.pixelSize: Theme.small
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: Room.wifi
                    font.pixelSize: Theme.small
                    font.weight: Font.Medium
                }
            }

            Mark {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
