// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Which keys do what; or that a setting could not be changed.
Item {
    id: root

    property bool refused: false

    component Key: Rectangle {
        property alias glyph: face.name

        width: Theme.type(0.038)
        height: width
        radius: Theme.size(0.008)
        color: Theme.raised
        border.color: Theme.panelEdge
        border.width: Theme.line

        Glyph {
            id: face
            anchors.centerIn: parent
            side: Theme.type(0.022)
        }
    }
    component Says: Label {
        height: Theme.type(0.038)
        verticalAlignment: Text.AlignVCenter
        color: Theme.caption
        font.pixelSize: Theme.type(0.025)
        rightPadding: Theme.size(0.022)
        leftPadding: Theme.size(0.022)
    }

    height: Theme.type(0.044)

    Row {
        anchors.centerIn: parent
        spacing: Theme.size(0.006)
        visible: !root.refused

        Key { glyph: "up" }
        Key { glyph: "down" }
        Says { text: qsTr("Choose") }
        Key { glyph: "left" }
        Key { glyph: "right" }
        Says { text: qsTr("Change") }
        Key { glyph: "cross" }
        Says { text: qsTr("Back") }
    }
    Row {
        anchors.centerIn: parent
        spacing: Theme.size(0.012)
        visible: root.refused

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            name: "alert"
            colour: Theme.warning
            side: Theme.type(0.03)
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("The box refused this change")
            font.pixelSize: Theme.type(0.027)
        }
    }
}
