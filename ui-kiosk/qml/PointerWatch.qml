// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// Hides a pointer that rests, and hears the clicks and taps that ask for the menu.
MouseArea {
    id: root

    signal menuWanted

    acceptedButtons: Qt.LeftButton | Qt.RightButton
    hoverEnabled: true
    cursorShape: rest.running ? Qt.ArrowCursor : Qt.BlankCursor
    onPositionChanged: rest.restart()
    onClicked: root.menuWanted()

    Timer {
        id: rest
        interval: 3000
    }
}
