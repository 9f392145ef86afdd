// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// Rings that grow fainter, around the item and never below it: the software renderer has no blur, and
// what lies below a picture is drawn again with each.
Item {
    id: root

    property real radius: 0
    readonly property int step: Math.max(1, Theme.size(0.0019))

    Repeater {
        model: 9

        Rectangle {
            required property int index
            readonly property int out: (index + 1) * root.step

            x: -out
            y: -out
            width: root.width + 2 * out
            height: root.height + 2 * out
            radius: root.radius + out
            color: "transparent"
            border.width: root.step
            border.color: Qt.rgba(0, 0, 0, 0.21 * Math.pow(1 - index / 9, 1.7))
        }
    }
}
