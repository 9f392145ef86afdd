// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

Item {
    id: root

    property string glyph
    property color tone: Theme.text
    property string headline
    property string explanation
    property bool small: false // in a strip: the sign alone
    property bool headed: !small // with the headline
    property bool low: false // in a grid of many: all of it smaller
    property bool plated: false // on a plate: what lies below may be a page of text

    readonly property real lowest: y + height + (plated ? plate.edge * 0.8 : 0) // with its plate

    height: content.height

    Rectangle {
        id: plate

        readonly property bool overlay: true
        readonly property int edge: Theme.size(root.small || root.low ? 0.014 : 0.036)
        readonly property real widest: Math.max(sign.width, headline.visible ? headline.contentWidth : 0, explanation.visible ? explanation.contentWidth : 0)

        anchors.centerIn: parent
        visible: root.plated
        width: widest + 2 * edge
        height: content.height + 1.6 * edge
        radius: Math.min(height / 2, Theme.size(root.low ? 0.016 : 0.024))
        color: Theme.pill
    }

    Column {
        id: content
        width: parent.width
        spacing: Theme.size(root.low ? 0.008 : 0.018)

        Glyph {
            id: sign
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.glyph
            colour: root.tone
            side: Theme.size(root.small || root.low ? 0.05 : 0.075)
        }
        Label {
            id: headline
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
            id: explanation
            width: parent.width
            visible: !root.small
            horizontalAlignment: Text.AlignHCenter
            text: root.explanation
            color: Theme.caption
            font.pixelSize: Theme.type(root.low ? 0.026 : 0.03)
            wrapMode: Text.Wrap
            maximumLineCount: 4
            foreign: true
        }
    }
}
