// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// A code to scan, on white: a phone's camera wants light around it.
Rectangle {
    id: root

    property string code
    property string caption
    property int side: Theme.size(0.36)
    readonly property int pad: Math.round(side * 0.085)

    // Where little room made the code small the caption still has its place.
    width: Math.max(side + 2 * pad, Math.ceil(least.advanceWidth) + pad + 2)
    height: side + 2 * pad + label.height + Theme.size(0.008)
    radius: Theme.size(0.028)
    color: "#ffffff"

    TextMetrics {
        id: least
        font.family: label.font.family
        font.weight: label.font.weight
        font.pixelSize: label.minimumPixelSize
        text: root.caption
    }
    Image {
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.pad
        width: root.side
        height: root.side
        sourceSize: Qt.size(root.side, root.side)
        source: root.code === "" ? "" : "image://qr/" + encodeURIComponent(root.code)
    }

    Label {
        id: label
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.pad * 0.7
        width: root.width - root.pad
        horizontalAlignment: Text.AlignHCenter
        text: root.caption
        color: Theme.ink
        font.pixelSize: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.size(0.024)
        font.weight: Font.DemiBold
    }
}
