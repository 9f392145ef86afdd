// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import QtQuick.Window
import Tessera.Native

Window {
    id: window

    readonly property bool live: Room.screen === "live"

    width: 1280
    height: 720
    title: Room.roomName === "" ? "Tessera" : Room.roomName
    color: Theme.stage

    Binding {
        target: Theme
        property: "h"
        value: window.height > window.width ? window.width * 0.8 : Math.min(window.height, window.width * 0.5625)
    }
    Binding {
        target: Theme
        property: "width"
        value: window.width
    }
    Binding {
        target: Theme
        property: "motion"
        value: Stage.motion
    }

    Item {
        id: root

        anchors.fill: parent
        focus: true
        LayoutMirroring.enabled: Language.mirrored
        LayoutMirroring.childrenInherit: true
        Keys.onEscapePressed: menu.show()

        // The ground goes when pictures come: nothing is drawn below them.
        Image {
            anchors.fill: parent
            visible: !window.live
            source: window.live || window.width < 1 ? "" : "image://backdrop/calm"
            sourceSize: Qt.size(window.width, window.height)
            cache: false
            smooth: false
        }

        Loader {
            anchors.fill: parent
            source: {
                switch (Room.screen) {
                case "live":
                    return "LiveScreen.qml";
                case "idle":
                    return "IdleScreen.qml";
                case "noNetwork":
                    return "NoNetworkScreen.qml";
                case "mismatch":
                    return "MismatchScreen.qml";
                default:
                    return "StartingScreen.qml";
                }
            }
        }

        PeopleStatus {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.margin
            visible: window.live && count > 0
        }

        AwayVeil {
            anchors.fill: parent
            visible: Room.away && Room.screen !== "mismatch"
        }

        ToastStack {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: parent.top
            anchors.topMargin: Theme.margin
            visible: !Room.away
        }

        PointerWatch {
            anchors.fill: parent
            onMenuWanted: menu.show()
        }

        ActionMenu {
            id: menu
            onOpenChanged: {
                if (!open)
                    root.forceActiveFocus();
            }
        }
    }
}
