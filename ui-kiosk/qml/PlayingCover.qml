// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// The picture of what plays, in a square; without one a plate with notes. It lies over its ground, and
// throws a shadow on it.
Item {
    id: root

    property string artwork
    property real side: 0
    property bool resting: false // it is paused
    property int finalSide: side // that it is about to have
    readonly property Item shown: pictured ? picture.shown : plate
    readonly property int reach: Math.round(side * 0.12)
    readonly property bool pictured: picture.ready
    readonly property real radius: side * 0.035

    width: side
    height: side

    Image {
        readonly property int finalReach: Math.round(root.finalSide * 0.12)

        x: root.shown.x - root.reach
        y: root.shown.y - root.reach + Math.round(root.side * 0.022)
        width: root.shown.width + 2 * root.reach
        height: root.shown.height + 2 * root.reach
        asynchronous: true
        smooth: false
        visible: !Theme.highContrast
        sourceSize: Qt.size(Math.round(root.shown.width * root.finalSide / root.side) + 2 * finalReach, Math.round(root.shown.height * root.finalSide / root.side) + 2 * finalReach)
        source: visible && root.finalSide > 1 && root.side > 1 ? "image://artwork/shadow/" + finalReach : ""
    }
    Rectangle {
        id: plate
        anchors.fill: parent
        radius: root.radius
        visible: !root.pictured
        border.color: Theme.highContrast ? Theme.text : "#1effffff"
        border.width: Theme.line
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Theme.highContrast ? "#000000" : "#33498f"
            }
            GradientStop {
                position: 1
                color: Theme.highContrast ? "#000000" : "#182449"
            }
        }

        Glyph {
            anchors.centerIn: parent
            name: "note"
            colour: Theme.accent
            side: Math.round(root.side * 0.44)
        }
    }
    HeldImage {
        id: picture
        anchors.fill: parent
        visible: root.pictured
        pixels: Qt.size(root.finalSide, root.finalSide)
        source: root.artwork === "" ? "" : "image://artwork/cover/" + root.artwork
    }
    Rectangle {
        x: root.shown.x
        y: root.shown.y
        width: root.shown.width
        height: root.shown.height
        radius: root.radius
        color: "#8c04060c"
        visible: root.resting
    }
    CornerSign {
        anchors.centerIn: parent
        visible: root.resting
        glyph: "pause"
        side: Math.round(root.side * 0.3)
    }
}
