// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// The PIN, one box a digit, so that it reads at a glance and counts by itself.
Row {
    id: root

    property string pin
    property real maxWidth: Theme.size(0.6)
    readonly property int boxWidth: Math.min(Theme.type(0.1), (maxWidth - spacing * (pin.length - 1)) / Math.max(1, pin.length))
    readonly property int boxHeight: Math.min(Theme.type(0.15), boxWidth * 1.6)

    spacing: Theme.size(0.012)
    // Digits stand from left to right in every language.
    layoutDirection: Qt.LeftToRight
    LayoutMirroring.enabled: false

    Repeater {
        model: root.pin.length

        Rectangle {
            required property int index

            width: root.boxWidth
            height: root.boxHeight
            radius: Theme.size(0.016)
            color: Theme.digitBox
            border.color: Theme.digitEdge
            border.width: Theme.line

            Label {
                anchors.centerIn: parent
                text: root.pin.charAt(parent.index)
                color: Theme.accent
                font.pixelSize: Math.min(Theme.code, root.boxWidth * 1.15)
                font.weight: Font.Bold
            }
        }
    }
}
