// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// How loud something is, from 0 to 100.
Rectangle {
    id: root

    property int volume: 0
    property bool off: false // it is muted: the level stays to be seen

    height: Theme.size(0.012)
    radius: height / 2
    color: Theme.highContrast ? Theme.ground : Theme.panelEdge
    border.color: Theme.faint
    border.width: Theme.highContrast ? Theme.line : 0

    Rectangle {
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: Math.max(root.volume > 0 ? height : 0, parent.width * root.volume / 100)
        radius: height / 2
        color: root.off ? Theme.faint : Theme.accent

        Behavior on width {
            enabled: Theme.motion
            NumberAnimation { duration: 90; easing.type: Easing.OutCubic }
        }
    }
}
