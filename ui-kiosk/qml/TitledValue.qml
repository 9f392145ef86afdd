// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// A caption over what must be typed.
Column {
    id: root

    property alias caption: captionLabel.text
    default property alias content: holder.data

    spacing: Theme.size(0.011)

    Label {
        id: captionLabel
        anchors.left: parent.left
        height: Theme.type(0.045) // the same for all scripts, so that neighbours line up
        verticalAlignment: Text.AlignVCenter
        color: Theme.caption
        font.pixelSize: Theme.type(0.03)
    }

    Item {
        id: holder
        anchors.left: parent.left
        width: childrenRect.width
        height: childrenRect.height
    }
}
