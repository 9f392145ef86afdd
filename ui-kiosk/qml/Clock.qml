// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

pragma Singleton
import QtQuick

// Wakes once a minute, and nothing else does while the room is idle.
QtObject {
    id: clock

    property date now: new Date()
    property int minutes: 0

    // Burn-in care: what stands still moves by some pixels each minute, on a slow figure of eight.
    readonly property int shiftX: Math.round(Theme.size(0.0038) * Math.sin(minutes * 0.7))
    readonly property int shiftY: Math.round(Theme.size(0.0028) * Math.sin(minutes * 1.4))

    readonly property Timer timer: Timer {
        running: true
        interval: 60000 - (Date.now() % 60000) + 30
        onTriggered: {
            clock.now = new Date();
            clock.minutes += 1;
            interval = 60000 - (Date.now() % 60000) + 30;
            restart();
        }
    }
}
