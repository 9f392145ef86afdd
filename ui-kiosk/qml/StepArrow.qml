// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Points to the next or to the former value; mirrored with the writing.
MouseArea {
    id: root

    property bool forward: true
    property bool bright: false

    width: Theme.size(0.06)
    height: parent.height

    Glyph {
        anchors.centerIn: parent
        name: root.forward === Language.mirrored ? "left" : "right"
        colour: root.bright ? Theme.accent : Theme.caption
        side: Theme.type(0.026)
    }
}
