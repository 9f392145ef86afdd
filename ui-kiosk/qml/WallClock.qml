// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

Column {
    id: root

    property real scaleFactor: 1

    spacing: Theme.size(0.006)
    visible: Display.clock

    Label {
        anchors.right: parent.right
        text: Display.timeText(Clock.now, Language.locale)
        font.pixelSize: Theme.type(0.066) * root.scaleFactor
        font.weight: Theme.highContrast ? Font.Medium : Font.Light
    }

    Label {
        anchors.right: parent.right
        text: Display.dateText(Clock.now, Language.locale)
        color: Theme.caption
        font.pixelSize: Theme.small
        visible: root.scaleFactor >= 1
    }
}
