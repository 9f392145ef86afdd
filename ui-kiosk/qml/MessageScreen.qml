// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// One thing to say, in the middle of the display.
Item {
    id: root

    property string glyph
    property color glyphColour: Theme.accent
    property string headline
    property string explanation
    property string detail

    Column {
        anchors.centerIn: parent
        anchors.horizontalCenterOffset: Clock.shiftX
        anchors.verticalCenterOffset: Clock.shiftY
        width: Math.min(parent.width - 2 * Theme.sideMargin, Theme.size(1.24))
        spacing: Theme.size(0.034)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.size(0.16)
            height: width
            radius: width / 2
            color: Theme.panel
            border.color: Theme.panelEdge
            border.width: Theme.line
            visible: root.glyph !== ""

            Glyph {
                anchors.centerIn: parent
                name: root.glyph
                colour: root.glyphColour
                side: Theme.size(0.08)
            }
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.headline
            font.pixelSize: Theme.type(0.062)
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.explanation
            color: Theme.caption
            font.pixelSize: Theme.type(0.036)
            lineHeight: 1.25
            wrapMode: Text.Wrap
            visible: text !== ""
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.detail
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
            maximumLineCount: 3
            foreign: true
            visible: text !== ""
        }
    }

    Logo {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.margin + Clock.shiftY
        anchors.rightMargin: Theme.sideMargin + Clock.shiftX
    }
}
