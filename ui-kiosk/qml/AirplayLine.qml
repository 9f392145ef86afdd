// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Those who need no browser: where on their devices the room is found.
Flow {
    id: root

    spacing: Theme.size(0.016)

    Label {
        text: Language.isolated(qsTr("iPhone, iPad, Mac")) // as high as what follows
        color: Theme.caption
        font.pixelSize: Theme.small
    }
    Label {
        width: Math.min(implicitWidth, root.width)
        horizontalAlignment: Text.AlignLeft
        text: qsTr("Screen Mirroring, then %1").arg(Language.isolated(Room.roomName))
        font.pixelSize: Theme.small
        font.weight: Font.Medium
        wrapMode: Text.Wrap
        maximumLineCount: 2
        foreign: true
    }
}
