// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// How far something has got, from 0 to 1.
Rectangle {
    id: root

    property real share: 0
    property bool resting: false

    radius: height / 2
    color: Theme.highContrast ? Theme.ground : "#38ffffff"
    border.color: Theme.faint
    border.width: Theme.highContrast ? Theme.line : 0

    Rectangle {
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: Math.max(root.height, root.width * Math.max(0, Math.min(1, root.share)))
        radius: height / 2
        color: root.resting ? Theme.caption : Theme.text
    }
}
