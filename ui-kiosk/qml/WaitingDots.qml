// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// Three dots that take turns; they stand still with reduced motion.
Row {
    id: root

    property bool running: false
    property int lit: 0

    spacing: Theme.size(0.007)

    // Steps instead of a fade: three small repaints in a second instead of sixty.
    Timer {
        interval: 320
        repeat: true
        running: root.running
        onTriggered: root.lit = (root.lit + 1) % 3
    }

    Repeater {
        model: 3

        Rectangle {
            required property int index
            width: Theme.size(0.009)
            height: width
            radius: width / 2
            color: !root.running || root.lit === index ? Theme.accent : "#3f5f78"
        }
    }
}
