// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// The Wi-Fi that guests use: its name and, when they may read it here, the password.
Flow {
    id: root

    component Pair: Row {
        id: pair

        property string caption
        property string value

        spacing: Theme.size(0.012)

        Label {
            id: captionLabel
            text: pair.caption
            color: Theme.caption
            font.pixelSize: Theme.small
        }
        Label {
            anchors.baseline: captionLabel.baseline
            width: Math.min(implicitWidth, root.width - captionLabel.width - pair.spacing - Theme.size(0.06))
            text: pair.value
            font.pixelSize: Theme.small
            font.weight: Font.Medium
            foreign: true
        }
    }

    visible: Display.wifiName !== ""
    spacing: Theme.size(0.014)

    Glyph {
        name: "network"
        colour: Theme.caption
        side: Theme.type(0.034)
    }
    Pair {
        caption: qsTr("Wi-Fi")
        value: Display.wifiName
    }
    Item {
        width: Theme.size(0.012)
        height: 1
        visible: Display.wifiPassword !== ""
    }
    Pair {
        caption: qsTr("Password")
        value: Display.wifiPassword
        visible: Display.wifiPassword !== ""
    }
}
