// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

Column {
    id: root

    property string glyph
    property color tone: Theme.text
    property string headline
    property string explanation
    property color explanationColour: Theme.caption
    property bool small: false // in a strip: the sign alone
    property bool headed: !small // with the headline
    property bool low: false // in a grid of many: all of it smaller

    spacing: Theme.size(low ? 0.008 : 0.018)

    Glyph {
        anchors.horizontalCenter: parent.horizontalCenter
        name: root.glyph
        colour: root.tone
        side: Theme.size(root.small || root.low ? 0.05 : 0.075)
    }
    Label {
        width: parent.width
        visible: root.headed
        horizontalAlignment: Text.AlignHCenter
        text: root.headline
        font.pixelSize: Theme.type(root.small ? 0.026 : root.low ? 0.034 : 0.042)
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        maximumLineCount: 2
        foreign: true
    }
    Label {
        width: parent.width
        visible: !root.small
        horizontalAlignment: Text.AlignHCenter
        text: root.explanation
        color: root.explanationColour
        font.pixelSize: Theme.type(root.low ? 0.026 : 0.03)
        wrapMode: Text.Wrap
        maximumLineCount: 4
        foreign: true
    }
}
