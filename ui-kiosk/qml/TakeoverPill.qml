// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// One who is about to take over: who, whose picture ends, and how long that one still has.
Rectangle {
    id: root

    required property string name
    required property string other
    required property bool more
    required property double endsAt

    property real maxWidth: 0
    property real remaining: 0 // ms
    property real whole: 1 // ms, what there was when it was first seen
    readonly property bool overlay: true
    readonly property int pad: Theme.size(0.024)

    function countDown() {
        remaining = Math.max(0, endsAt - Date.now());
    }
    function explanation() {
        if (other === "")
            return "";
        const words = more ? qsTr("The pictures of %1 and others make room") : qsTr("The picture of %1 makes room");
        return words.arg(Language.isolated(other));
    }
    // The seconds stand at the end: no name may push them out.
    function shortName() {
        const letters = Array.from(name);
        return Language.isolated(letters.length > 32 ? letters.slice(0, 31).join("") + "…" : name);
    }

    onEndsAtChanged: {
        countDown();
        whole = Math.max(1, remaining);
    }
    Component.onCompleted: {
        countDown();
        whole = Math.max(1, remaining);
    }

    Timer {
        interval: 250
        repeat: true
        running: root.visible && root.remaining > 0
        onTriggered: root.countDown()
    }

    width: Math.min(maxWidth, content.width + 2 * pad)
    height: content.height + Theme.size(0.036) + bar.height
    radius: Theme.size(0.02)
    color: Theme.panel
    border.color: Theme.warning
    border.width: Theme.line

    Row {
        id: content
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.size(0.015)
        spacing: Theme.size(0.018)

        Glyph {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            name: "clock"
            colour: Theme.warning
            side: Theme.size(0.04)
        }
        Column {
            id: words

            readonly property real room: root.maxWidth - icon.width - content.spacing - 2 * root.pad
            // Digits differ in width: the words shall not move with each second.
            property real widest: 0

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Math.max(widest, explanation.implicitWidth), room)

            Label {
                onImplicitWidthChanged: words.widest = Math.max(words.widest, implicitWidth)
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: qsTr("%1 takes over in %2 s").arg(root.shortName()).arg(Math.ceil(root.remaining / 1000))
                font.pixelSize: Theme.type(0.034)
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            Label {
                id: explanation
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                visible: text !== ""
                text: root.explanation()
                color: Theme.caption
                font.pixelSize: Theme.type(0.026)
                foreign: true
            }
        }
    }

    // What is left of the time.
    Rectangle {
        id: bar
        anchors.left: parent.left
        anchors.leftMargin: root.pad
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.size(0.01)
        width: (root.width - 2 * root.pad) * Math.min(1, root.remaining / root.whole)
        height: Theme.size(0.005)
        radius: height / 2
        color: Theme.warning

        Behavior on width {
            enabled: Theme.motion
            NumberAnimation { duration: 250 }
        }
    }
}
