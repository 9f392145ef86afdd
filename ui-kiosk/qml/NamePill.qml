// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// Whose picture this is. It goes after five seconds and comes back when something changes.
Rectangle {
    id: root

    property string name
    property string label
    property string status
    property int slot: 0
    property real maxWidth: 0
    readonly property bool overlay: true
    readonly property real room: Math.max(0, maxWidth - dot.width - content.spacing - 2 * Theme.size(0.022))

    width: content.width + 2 * Theme.size(0.022)
    height: words.height + 2 * Theme.size(0.01)
    radius: Math.min(height / 2, Theme.size(0.028))
    color: Theme.pill

    function showAgain() {
        opacity = 1;
        hideSoon.restart();
    }

    onNameChanged: showAgain()
    onLabelChanged: showAgain()
    onStatusChanged: showAgain()
    onSlotChanged: showAgain()
    Component.onCompleted: showAgain()

    Timer {
        id: hideSoon
        interval: 5000
        onTriggered: root.opacity = 0
    }

    Behavior on opacity {
        enabled: Theme.motion
        NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic }
    }

    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.size(0.014)

        Rectangle {
            id: dot
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.size(0.012)
            height: width
            radius: width / 2
            color: root.status === "weak" ? Theme.warning : Theme.accent
        }
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: Math.min(implicitWidth, root.room)
                horizontalAlignment: Text.AlignLeft
                text: root.name
                font.pixelSize: Theme.type(0.028)
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                maximumLineCount: 2
                foreign: true
            }
            Label {
                width: Math.min(implicitWidth, root.room)
                visible: root.label !== ""
                horizontalAlignment: Text.AlignLeft
                text: root.label
                color: Theme.caption
                font.pixelSize: Theme.type(0.024)
                foreign: true
            }
        }
    }
}
