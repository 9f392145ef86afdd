// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// What lies around and over a camera in the corner of its owner's screen. The screen says the name.
Item {
    id: root

    property string name
    property bool hasPicture: false
    property bool failed: false
    property bool paused: false
    property bool unbegun: false // what comes cannot be shown before its sender begins anew
    readonly property bool veiled: (paused || unbegun) && hasPicture && !failed
    property bool weak: false
    property bool silenced: false
    property bool speaking: false
    property real radius: 0
    readonly property int inset: Theme.size(0.009)
    readonly property real signSide: Math.min(Theme.size(0.034), height * 0.28)

    // As on a badge; two words give two letters.
    function initials() {
        const words = name.trim().split(/\s+/).filter(word => word !== "");
        const first = word => Array.from(word)[0] ?? "";
        return words.length === 0 ? "" : (first(words[0]) + (words.length > 1 ? first(words[words.length - 1]) : "")).toLocaleUpperCase();
    }

    SoftShadow {
        anchors.fill: parent
        radius: root.radius
        visible: !Theme.highContrast
    }
    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: Theme.face
        visible: !root.hasPicture || root.failed

        Column {
            anchors.centerIn: parent
            spacing: Theme.size(0.014)

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(Theme.size(0.085), root.height * 0.46)
                height: width
                radius: width / 2
                color: Theme.chosen

                Label {
                    anchors.centerIn: parent
                    text: root.initials()
                    visible: !root.failed
                    font.pixelSize: Math.max(Theme.size(0.026), Math.round(parent.height * 0.38))
                    font.weight: Font.DemiBold
                    foreign: true
                }
                Glyph {
                    anchors.centerIn: parent
                    visible: root.failed
                    name: "alert"
                    colour: Theme.danger
                    side: Math.round(parent.height * 0.54)
                }
            }
            WaitingDots {
                anchors.horizontalCenter: parent.horizontalCenter
                running: root.visible && visible && Theme.motion
                visible: !root.failed && !root.paused
            }
        }
    }
    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: "#a604060c"
        visible: root.veiled
    }
    CornerSign {
        anchors.centerIn: parent
        visible: root.veiled
        glyph: root.unbegun ? "rotate" : "pause"
        side: Math.min(Theme.size(0.06), root.height * 0.42)
    }

    // A light edge parts the camera from a screen as dark as it is.
    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: "transparent"
        border.color: Theme.highContrast ? Theme.text : "#73ffffff"
        border.width: Math.max(Theme.line, 2)
    }
    SpeakingRing {
        innerRadius: root.radius
        speaking: root.speaking && !root.paused && !root.unbegun && !root.failed
    }

    Row {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.margins: root.inset
        spacing: Theme.size(0.006)

        CornerSign {
            visible: root.weak && root.hasPicture && !root.failed
            glyph: "weak"
            tone: Theme.warning
            side: root.signSide
        }
        CornerSign {
            visible: root.silenced && !root.failed
            glyph: "muted"
            side: root.signSide
        }
    }
}
