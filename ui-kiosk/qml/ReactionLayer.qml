// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Reactions rise from the lower edge for five seconds; with reduced motion they stand in a row. Names
// and how to join stand at the other side.
Item {
    id: root

    readonly property int lifetime: 5000
    readonly property int step: Theme.size(0.085)
    readonly property var tones: ({ "heart": Theme.danger, "clap": Theme.warning, "laugh": Theme.warning, "party": Theme.warning })

    Repeater {
        model: Room.reactions

        Rectangle {
            id: sign

            required property string kind
            required property string name
            required property int lane
            required property int index
            readonly property bool overlay: true
            property real risen: 0

            readonly property real along: Theme.sideMargin + (Theme.motion ? lane : index) * root.step

            x: Language.mirrored ? along : root.width - along - width
            y: root.height - Math.max(Theme.size(0.03), Theme.bottomTaken) - height - risen * root.height * 0.45
            width: Theme.size(0.072)
            height: width
            radius: width / 2
            color: Theme.pill
            border.color: Theme.panelEdge
            border.width: Theme.line
            opacity: risen < 0.8 ? 1 : (1 - risen) * 5

            Glyph {
                anchors.centerIn: parent
                name: sign.kind
                colour: root.tones[sign.kind] ?? Theme.accent
                side: Theme.size(0.044)
            }
            NumberAnimation on risen {
                running: Theme.motion
                to: 1
                duration: root.lifetime
                easing.type: Easing.OutQuad
            }
        }
    }
}
