// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// One of the answers on a card.
Rectangle {
    id: root

    property string text
    property bool chosen: false
    property bool main: false

    signal pressed

    width: Math.max(Theme.size(0.15), label.implicitWidth + 2 * Theme.size(0.028))
    height: Theme.type(0.066)
    radius: Theme.size(0.014)
    color: chosen ? Theme.accent : area.containsMouse ? Theme.chosen : Theme.raised
    border.color: chosen || main ? Theme.accent : Theme.panelEdge
    border.width: Theme.line

    Label {
        id: label
        anchors.centerIn: parent
        text: root.text
        color: root.chosen ? Theme.ink : Theme.text
        font.pixelSize: Theme.type(0.03)
        font.weight: Font.DemiBold
    }
    MouseArea {
        id: area
        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.pressed()
    }
}
