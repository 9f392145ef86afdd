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
    property string question // with asksTwice: what the first press asks
    property string confirmation // and what the second one says
    property bool ticked: false
    property var menu: null
    readonly property bool chosen: menu !== null && menu.current === root
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
    height: Math.max(Theme.type(0.07), words.height + Theme.size(0.022))
    radius: Theme.size(0.014)
    color: armed ? Theme.armed : chosen || area.containsMouse ? Theme.chosen : "transparent"
    border.color: chosen ? Theme.accent : "transparent"
    border.width: Math.max(2, Theme.size(0.0024))

    onChosenChanged: {
        if (!chosen)
            armed = false;
    }

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
        id: words
        anchors.left: icon.right
        anchors.leftMargin: Theme.size(0.016)
        anchors.right: tick.visible ? tick.left : verbLabel.left
        anchors.rightMargin: Theme.size(0.016)
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignLeft
        text: root.armed ? root.question : root.text
        font.pixelSize: Theme.type(0.03)
        wrapMode: Text.Wrap
        maximumLineCount: 3
        foreign: true
    }
    Label {
        id: verbLabel
        anchors.right: parent.right
        anchors.rightMargin: Theme.size(0.018)
        anchors.verticalCenter: parent.verticalCenter
        text: root.armed ? root.confirmation : root.verb
        color: root.armed ? Theme.danger : Theme.accent
        font.pixelSize: Theme.type(0.027)
        font.weight: Font.DemiBold
    }
    Glyph {
        id: tick
        anchors.right: parent.right
        anchors.rightMargin: Theme.size(0.018)
        anchors.verticalCenter: parent.verticalCenter
        visible: root.ticked && !root.armed
        name: "check"
        colour: Theme.accent
        side: Theme.size(0.03)
    }
    MouseArea {
        id: area
        anchors.fill: parent
        hoverEnabled: true
        onClicked: {
            if (root.menu)
                root.menu.current = root;
            root.press();
        }
    }
}
