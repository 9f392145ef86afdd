// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Somebody, somewhere, has changed a volume: how loud it is now, for two seconds.
Rectangle {
    id: root

    property string name // whose share; "" = all of them
    property int volume: 0
    property bool off: false
    readonly property bool overlay: true

    function show(who, level, muted) {
        name = who;
        volume = level;
        off = muted;
        opacity = 1;
        hideSoon.restart();
    }
    function hide() {
        hideSoon.stop();
        opacity = 0;
    }

    visible: opacity > 0
    opacity: 0
    width: content.width + 2 * Theme.size(0.03)
    height: content.height + 2 * Theme.size(0.018)
    radius: Theme.size(0.028)
    color: Theme.panel
    border.color: Theme.panelEdge
    border.width: Theme.line

    Behavior on opacity {
        enabled: Theme.motion
        NumberAnimation { duration: Theme.quick; easing.type: Easing.OutCubic }
    }
    Timer {
        id: hideSoon
        interval: 2000
        onTriggered: root.opacity = 0
    }
    Connections {
        target: Room
        function onVolumeSet(name, volume, muted) {
            root.show(name, volume, muted);
        }
    }

    Column {
        id: content
        anchors.centerIn: parent
        spacing: Theme.size(0.012)

        Label {
            width: Math.min(implicitWidth, row.width)
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.name !== ""
            text: root.name
            color: Theme.caption
            font.pixelSize: Theme.type(0.026)
            foreign: true
        }
        Row {
            id: row
            spacing: Theme.size(0.02)

            Glyph {
                anchors.verticalCenter: parent.verticalCenter
                name: root.off || root.volume === 0 ? "muted" : "speaker"
                colour: root.off ? Theme.warning : Theme.accent
                side: Theme.type(0.044)
            }
            LevelBar {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.size(0.36)
                height: Theme.size(0.014)
                volume: root.volume
                off: root.off
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(figure.advanceWidth, implicitWidth)
                horizontalAlignment: Text.AlignHCenter
                text: root.off ? qsTr("Muted") : root.volume
                color: root.off ? Theme.warning : Theme.text
                font.pixelSize: Theme.type(0.03)
                font.weight: Font.DemiBold

                TextMetrics {
                    id: figure
                    font.family: Theme.family
                    font.pixelSize: Theme.type(0.03)
                    text: "100"
                }
            }
        }
    }
}
