// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// Somebody who only speaks, or, without a glyph, how many there are besides.
Rectangle {
    id: root

    property string text
    property string glyph
    property bool speaking: false
    property bool over: false // over pictures
    property real maxWidth: 0
    readonly property bool overlay: true
    readonly property int pad: Theme.size(0.016)

    width: content.width + 2 * pad
    height: Theme.type(0.046)
    radius: height / 2
    color: over ? Theme.pill : Theme.raised
    border.color: Theme.panelEdge
    border.width: Theme.line

    // Not the implicit width: that follows from the width where the text ends in dots.
    TextMetrics {
        id: metrics
        font: words.font
        text: root.text
    }
    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.size(0.009)

        Glyph {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            visible: root.glyph !== ""
            name: root.glyph === "" ? "microphone" : root.glyph
            colour: root.speaking ? Theme.accent : Theme.caption
            side: Theme.type(0.026)
        }
        Label {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Math.ceil(metrics.advanceWidth) + 2, Math.max(Theme.size(0.06), root.maxWidth - 2 * root.pad - (sign.visible ? sign.width + content.spacing : 0)))
            horizontalAlignment: Text.AlignLeft
            text: root.text
            font.pixelSize: Theme.type(0.025)
            font.weight: Font.Medium
            elide: Text.ElideRight
            foreign: true
        }
    }
    SpeakingRing {
        anchors.margins: 0
        innerRadius: root.radius - border.width
        speaking: root.speaking
    }
}
