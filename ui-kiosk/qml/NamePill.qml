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
    property real maxWidth: 0

    width: content.width + 2 * Theme.size(0.022)
    height: Theme.size(0.056)
    radius: height / 2
    color: Theme.pill

    function showAgain() {
        opacity = 1;
        hideSoon.restart();
    }

    onNameChanged: showAgain()
    onLabelChanged: showAgain()
    onStatusChanged: showAgain()
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
            color: Theme.accent
        }
        Label {
            id: nameLabel
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, Math.max(0, root.maxWidth - Theme.size(0.08)))
            text: root.name
            font.pixelSize: Theme.size(0.028)
            font.weight: Font.DemiBold
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, Math.max(0, root.maxWidth - nameLabel.width - Theme.size(0.1)))
            visible: root.label !== "" && width > Theme.size(0.06)
            text: root.label
            color: Theme.caption
            font.pixelSize: Theme.size(0.028)
        }
    }
}
