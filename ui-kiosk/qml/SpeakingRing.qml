// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// Around whoever is heard, outside of the item: it hides nothing. A dark line parts it from a bright
// ground. Only edges are drawn: pictures change below them.
Rectangle {
    id: root

    property bool speaking: false
    property real innerRadius: 0

    anchors.fill: parent
    anchors.margins: -border.width
    radius: innerRadius > 0 ? innerRadius + border.width : 0
    color: "transparent"
    border.color: Theme.accent
    border.width: Math.max(Theme.highContrast ? 4 : 3, Theme.size(Theme.highContrast ? 0.0046 : 0.003))
    opacity: speaking ? 1 : 0
    visible: opacity > 0

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.line
        radius: root.radius > 0 ? root.radius + Theme.line : 0
        color: "transparent"
        border.color: Theme.highContrast ? Theme.stage : "#8004060c"
        border.width: Theme.line
    }

    Behavior on opacity {
        enabled: Theme.motion
        NumberAnimation { duration: root.speaking ? 150 : 600; easing.type: Easing.OutCubic }
    }
}
