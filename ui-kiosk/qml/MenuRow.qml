// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// One thing to do. With asksTwice the first press only asks.
Rectangle {
    id: root

    property string glyph
    property string text
    property string verb
    property bool asksTwice: false
    property bool chosen: false
    property bool armed: false

    signal accepted

    function press() {
        if (asksTwice && !armed) {
            armed = true;
            disarm.restart();
            return;
        }
        armed = false;
        accepted();
    }

    width: parent ? parent.width : 0
    height: Theme.size(0.07)
    radius: Theme.size(0.014)
    color: armed ? "#552a38" : chosen || area.containsMouse ? "#26376c" : "transparent"
    border.color: chosen ? Theme.accent : "transparent"
    border.width: Math.max(2, Theme.size(0.0024))

    Timer {
        id: disarm
        interval: 4000
        onTriggered: root.armed = false
    }

    Glyph {
        id: icon
        anchors.left: parent.left
        anchors.leftMargin: Theme.size(0.016)
        anchors.verticalCenter: parent.verticalCenter
        name: root.glyph
        colour: root.armed ? Theme.danger : Theme.caption
        side: Theme.size(0.034)
    }
    Label {
        anchors.left: icon.right
        anchors.leftMargin: Theme.size(0.016)
        anchors.right: verbLabel.left
        anchors.rightMargin: Theme.size(0.016)
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignLeft
        text: root.armed ? qsTr("Remove %1?").arg(root.text) : root.text
        font.pixelSize: Theme.size(0.03)
    }
    Label {
        id: verbLabel
        anchors.right: parent.right
        anchors.rightMargin: Theme.size(0.018)
        anchors.verticalCenter: parent.verticalCenter
        text: root.armed ? qsTr("Yes, remove") : root.verb
        color: root.armed ? Theme.danger : Theme.accent
        font.pixelSize: Theme.size(0.027)
        font.weight: Font.DemiBold
    }
    MouseArea {
        id: area
        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.press()
    }
}
