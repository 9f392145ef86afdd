// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Notices of the room, newest below. They come and go as the room document says.
ListView {
    id: root

    width: Math.min(Theme.size(1.3), Theme.width - 2 * Theme.sideMargin)
    height: contentHeight
    spacing: Theme.size(0.014)
    interactive: false
    model: Room.notices

    delegate: Item {
        required property string text
        required property string level
        required property string code
        required property bool byHost

        width: ListView.view.width
        height: toast.height

        Toast {
            id: toast
            anchors.horizontalCenter: parent.horizontalCenter
            maxWidth: parent.width - 2 * Theme.size(0.026)
            text: parent.text
            level: parent.level
            code: parent.code
            byHost: parent.byHost
        }
    }

    add: Transition {
        id: coming
        enabled: Theme.motion
        SequentialAnimation {
            PropertyAction { property: "opacity"; value: 0 }
            // A door that fails is mostly back at once: then nobody need read of it.
            PauseAnimation { duration: coming.ViewTransition.item?.code === "door_failed" ? 2000 : 0 }
            NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick; easing.type: Easing.OutCubic }
        }
    }
    remove: Transition {
        enabled: Theme.motion
        NumberAnimation { property: "opacity"; to: 0; duration: Theme.quick; easing.type: Easing.OutCubic }
    }
    displaced: Transition {
        enabled: Theme.motion
        NumberAnimation { properties: "y"; duration: Theme.calm; easing.type: Easing.OutCubic }
        // A toast that was still appearing ends up visible.
        NumberAnimation { property: "opacity"; to: 1; duration: Theme.quick }
    }
}
