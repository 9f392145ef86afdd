// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// A row of the menu that turns something up and down: left and right, + and -, or a press on the bar.
Rectangle {
    id: root

    property string text
    property int volume: 0
    property bool off: false
    property var menu: null
    readonly property bool chosen: menu !== null && menu.current === root

    signal picked(int volume)
    signal accepted

    function step(by) {
        const next = Math.max(0, Math.min(100, volume + 5 * by));
        if (next !== volume)
            picked(next);
    }
    function press() {
        accepted();
    }

    width: parent ? parent.width : 0
    height: Math.max(Theme.type(0.07), words.height + Theme.size(0.022))
    radius: Theme.size(0.014)
    color: chosen || area.containsMouse ? Theme.chosen : "transparent"
    border.color: chosen ? Theme.accent : "transparent"
    border.width: Math.max(2, Theme.size(0.0024))

    MouseArea {
        id: area
        anchors.fill: parent
        hoverEnabled: true
        onClicked: {
            if (root.menu)
                root.menu.current = root;
        }
    }
    Glyph {
        id: icon
        anchors.left: parent.left
        anchors.leftMargin: Theme.size(0.016)
        anchors.verticalCenter: parent.verticalCenter
        name: root.off || root.volume === 0 ? "muted" : "speaker"
        colour: Theme.caption
        side: Theme.size(0.034)
    }
    Label {
        id: words
        anchors.left: icon.right
        anchors.leftMargin: Theme.size(0.016)
        anchors.right: less.left
        anchors.rightMargin: Theme.size(0.008)
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignLeft
        text: root.text
        font.pixelSize: Theme.type(0.03)
        wrapMode: Text.Wrap
        maximumLineCount: 2
    }
    StepArrow {
        id: less
        anchors.right: bar.left
        forward: false
        bright: root.chosen
        onPressed: root.step(-1)
    }
    LevelBar {
        id: bar
        anchors.right: more.left
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.size(0.17)
        volume: root.volume
        off: root.off

        MouseArea {
            anchors.fill: parent
            anchors.topMargin: -Theme.size(0.024)
            anchors.bottomMargin: -Theme.size(0.024)
            function pick(x) {
                const part = Math.max(0, Math.min(1, (Language.mirrored ? width - x : x) / width));
                const next = Math.round(part * 20) * 5;
                if (next !== root.volume)
                    root.picked(next);
            }
            onPressed: mouse => pick(mouse.x)
            onPositionChanged: mouse => pick(mouse.x)
        }
    }
    StepArrow {
        id: more
        anchors.right: figure.left
        forward: true
        bright: root.chosen
        onPressed: root.step(1)
    }
    Label {
        id: figure
        anchors.right: parent.right
        anchors.rightMargin: Theme.size(0.018)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.type(0.056)
        horizontalAlignment: Text.AlignRight
        text: root.volume
        color: root.off ? Theme.caption : Theme.accent
        font.pixelSize: Theme.type(0.027)
        font.weight: Font.DemiBold
    }
}
