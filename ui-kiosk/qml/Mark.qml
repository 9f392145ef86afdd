// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// The product's sign: five stones that make a T, as on the pages (web/logo.svg).
Row {
    spacing: Theme.size(0.012)

    Item {
        id: sign

        readonly property int stone: Math.max(4, Theme.size(0.008))
        readonly property int gap: Math.max(1, Theme.size(0.0022))

        anchors.verticalCenter: parent.verticalCenter
        width: 3 * stone + 2 * gap
        height: width

        Repeater {
            // Column, row, how many columns wide, colour.
            model: [[0, 0, 3, "#7fe0c3"], [0, 1, 1, "#3d4f8a"], [1, 1, 1, "#7fe0c3"], [2, 1, 1, "#3d4f8a"], [1, 2, 1, "#f4f6fb"]]

            Rectangle {
                required property var modelData
                x: modelData[0] * (sign.stone + sign.gap)
                y: modelData[1] * (sign.stone + sign.gap)
                width: modelData[2] * sign.stone + (modelData[2] - 1) * sign.gap
                height: sign.stone
                radius: Math.max(1, Theme.size(0.0025))
                color: modelData[3]
            }
        }
    }

    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: "Tessera"
        color: Theme.caption
        font.pixelSize: Theme.type(0.026)
        font.weight: Font.Medium
    }
}
