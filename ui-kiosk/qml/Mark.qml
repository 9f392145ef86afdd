// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// The product's sign: four stones, one of them lit.
Row {
    spacing: Theme.size(0.012)

    Grid {
        anchors.verticalCenter: parent.verticalCenter
        columns: 2
        spacing: Math.max(2, Theme.size(0.004))

        Repeater {
            model: ["#5468a8", "#7fe0c3", "#3d4f8a", "#5468a8"]

            Rectangle {
                required property string modelData
                width: Theme.size(0.0115)
                height: width
                radius: Math.max(1, Theme.size(0.0025))
                color: modelData
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
