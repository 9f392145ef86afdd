// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

Rectangle {
    id: root

    property string url
    property int side: Theme.size(0.36)
    readonly property int pad: Theme.size(0.03)

    width: side + 2 * pad
    height: side + 2 * pad + caption.height + Theme.size(0.012)
    radius: Theme.size(0.028)
    color: "#ffffff"

    Image {
        x: root.pad
        y: root.pad
        width: root.side
        height: root.side
        sourceSize: Qt.size(root.side, root.side)
        source: root.url === "" ? "" : "image://qr/" + encodeURIComponent(root.url)
    }

    Label {
        id: caption
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.size(0.024)
        width: Math.min(implicitWidth, root.side)
        text: qsTr("Scan to join")
        color: "#0b1228"
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
    }
}
