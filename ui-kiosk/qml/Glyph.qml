// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// A line icon, drawn at the size it is shown.
Image {
    property string name
    property color colour: Theme.text
    property int side: Theme.body

    width: side
    height: side
    sourceSize: Qt.size(side, side)
    source: name === "" ? "" : "image://glyph/" + name + "/" + colour.toString().slice(-6)
}
