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
    property bool small: false // in a strip: the name alone, in one line
    property bool sounds: false // it is heard
    property real maxWidth: 0
    readonly property bool overlay: true
    readonly property int pad: Theme.size(small ? 0.008 : 0.022)
    readonly property real room: Math.max(0, maxWidth - (small ? 0 : dot.width + content.spacing) - (sounds ? speaker.width + content.spacing : 0) - 2 * pad)

    width: content.width + 2 * pad
    height: words.height + 2 * Theme.size(small ? 0.004 : 0.01)
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

    // Not the implicit width: that follows from the width where the text wraps.
    TextMetrics {
        id: nameMetrics
        font: nameLabel.font
        text: root.name
    }
    TextMetrics {
        id: labelMetrics
        font: labelLabel.font
        text: root.label
    }
    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.size(0.014)

        Rectangle {
            id: dot
            visible: !root.small
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.size(0.012)
            height: width
            radius: width / 2
            color: root.status === "weak" ? Theme.warning : root.status === "paused" ? Theme.caption : Theme.accent
        }
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Math.ceil(Math.max(nameMetrics.advanceWidth, labelMetrics.advanceWidth)) + 2, root.room)

            Label {
                id: nameLabel
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: root.name
                font.pixelSize: Theme.type(root.small ? 0.025 : 0.028)
                font.weight: Font.DemiBold
                wrapMode: root.small ? Text.NoWrap : Text.Wrap
                maximumLineCount: root.small ? 1 : 2
                foreign: true
            }
            Label {
                id: labelLabel
                width: parent.width
                visible: root.label !== ""
                horizontalAlignment: Text.AlignLeft
                text: root.label
                color: Theme.caption
                font.pixelSize: Theme.type(0.024)
                foreign: true
            }
        }
        Glyph {
            id: speaker
            anchors.verticalCenter: parent.verticalCenter
            visible: root.sounds
            name: "speaker"
            colour: Theme.caption
            side: Theme.size(root.small ? 0.022 : 0.028)
        }
    }
}
