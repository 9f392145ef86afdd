// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// A display that nobody looks at rests. What is written stays readable.
Rectangle {
    color: "#000000"
    opacity: Idle.dimmed ? Theme.highContrast ? 0.3 : 0.5 : 0
    visible: opacity > 0

    Behavior on opacity {
        enabled: Theme.motion
        NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic }
    }
}
