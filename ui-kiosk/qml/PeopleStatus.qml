// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Who is about to appear: "Ada is connecting"; and who waits, once the question about them was put
// off. Empty when nobody is.
Rectangle {
    id: root

    readonly property bool someoneConnects: Room.connecting.length > 0
    readonly property var names: someoneConnects ? Room.connecting : Room.prompts.count > 0 ? [] : Room.waiting
    readonly property int count: names.length

    property real maxWidth: Theme.width - 2 * Theme.sideMargin

    function sentence() {
        if (count === 0)
            return "";
        const first = Language.isolated(names[0]);
        if (someoneConnects)
            return count === 1 ? qsTr("%1 is connecting").arg(first) : qsTr("%1 and others are connecting").arg(first);
        return count === 1 ? qsTr("%1 would like to join").arg(first) : qsTr("%1 and others would like to join").arg(first);
    }

    visible: count > 0
    width: content.width + 2 * Theme.size(0.026)
    height: Theme.type(0.07)
    radius: height / 2
    color: Theme.raised
    border.color: Theme.panelEdge
    border.width: Theme.line

    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.size(0.018)

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            name: root.someoneConnects ? "screen" : "person"
            colour: Theme.accent
            side: Theme.size(0.04)
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.maxWidth - Theme.size(0.2))
            text: root.sentence()
            font.pixelSize: Theme.body
            font.weight: Font.Medium
            foreign: true
        }
        WaitingDots {
            anchors.verticalCenter: parent.verticalCenter
            running: root.visible && root.someoneConnects && Theme.motion
        }
    }
}
