// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Who is about to take over: everybody in the room sees it, whatever else is asked or open.
Column {
    id: root

    readonly property real taken: visible ? y + height + Theme.size(0.012) : 0

    visible: rows.count > 0 && !Room.away && Room.screen !== "mismatch"
    spacing: Theme.size(0.01)

    Repeater {
        id: rows
        model: Room.takeovers

        TakeoverPill {
            anchors.horizontalCenter: root.horizontalCenter
            maxWidth: root.width
        }
    }
}
