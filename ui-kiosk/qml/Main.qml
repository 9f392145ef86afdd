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
        property: "height"
        value: window.height
    }
    Binding {
        target: Theme
        property: "motion"
        value: Stage.motion && !Display.reducedMotion
    }
    Binding {
        target: Theme
        property: "largeText"
        value: Display.largeText
    }
    Binding {
        target: Theme
        property: "highContrast"
        value: Display.highContrast
    }

    Binding {
        target: Theme
        property: "topTaken"
        value: takeover.taken
    }

    Binding {
        target: Theme
        property: "bottomTaken"
        value: prompts.visible ? prompts.height + prompts.edge + Theme.size(0.03) : 0
    }

    Item {
        id: root

        anchors.fill: parent
        focus: true

        // Nothing is open: who hears the keys now.
        function rest() {
            if (prompts.wanted)
                prompts.forceActiveFocus();
            else if (!menu.open && !settings.open)
                root.forceActiveFocus();
        }

        LayoutMirroring.enabled: Language.mirrored
        LayoutMirroring.childrenInherit: true
        function turn(by) {
            const next = Math.max(0, Math.min(100, Room.volume + 5 * by));
            if (next !== Room.volume)
                Actions.setVolume(next);
        }
        // Wherever nobody writes: + and -, M, and the keys that remotes have for it.
        function soundKey(event) {
            const turns = { [Qt.Key_Plus]: 1, [Qt.Key_Equal]: 1, [Qt.Key_VolumeUp]: 1, [Qt.Key_Minus]: -1, [Qt.Key_VolumeDown]: -1 };
            if (turns[event.key] !== undefined)
                turn(turns[event.key]);
            else if (event.key !== Qt.Key_M && event.key !== Qt.Key_VolumeMute)
                return false;
            else if (!event.isAutoRepeat)
                Actions.mute(!Room.muted);
            return true;
        }

        // Any of the five keys, and those that some remotes have besides.
        Keys.onPressed: event => {
            const opens = [Qt.Key_Escape, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Select, Qt.Key_Space, Qt.Key_Menu, Qt.Key_Up, Qt.Key_Down, Qt.Key_Left, Qt.Key_Right];
            event.accepted = true;
            if (soundKey(event))
                return;
            if (event.key === Qt.Key_Settings || event.key === Qt.Key_F2)
                settings.show();
            else if (opens.includes(event.key))
                menu.show();
            else
                event.accepted = false;
        }

        // The ground goes when pictures come: nothing is drawn below them.
        Loader {
            anchors.fill: parent
            active: !window.live
            sourceComponent: Backdrop {}
        }

        Loader {
            id: screen
            anchors.fill: parent
            source: {
                switch (Room.screen) {
                case "live":
                    return "LiveScreen.qml";
                case "idle":
                    return "IdleScreen.qml";
                case "updating":
                    return "UpdatingScreen.qml";
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
            anchors.bottomMargin: Math.max(Theme.margin, Theme.bottomTaken)
            visible: window.live && count > 0
        }

        ReactionLayer {
            anchors.fill: parent
        }

        PinPrompt {
            anchors.fill: parent
        }

        AwayVeil {
            anchors.fill: parent
            visible: Room.away && Room.screen !== "mismatch"
        }

        ToastStack {
            // A long name of the room stands where they would.
            readonly property bool below: (screen.item?.nameWidth ?? 0) > Theme.width * 0.3

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: parent.top
            anchors.topMargin: below ? screen.item.nameBottom + Theme.size(0.014) : Math.max(Theme.margin, Theme.topTaken)
            visible: !Room.away
        }

        PointerWatch {
            anchors.fill: parent
            onMenuWanted: menu.show()
        }

        PromptStack {
            id: prompts

            // The keys are for the question until somebody opens a menu.
            readonly property bool wanted: count > 0 && !menu.open && !settings.open && !Room.away
            readonly property int edge: lamp.visible ? lamp.seen + Theme.size(0.006) : Theme.size(0.03)
            onWantedChanged: root.rest()

            objectName: "prompts"
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: edge
            visible: wanted
        }

        ActionMenu {
            id: menu
            objectName: "menu"
            onSettingsWanted: settings.show()
            onOpenChanged: root.rest()
        }

        SettingsScreen {
            id: settings
            objectName: "settings"
            anchors.fill: parent
            onOpenChanged: root.rest()
        }

        VolumePanel {
            objectName: "volume"
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Math.max(Theme.margin, Theme.bottomTaken) + Theme.size(0.09)
        }

        TakeoverStrip {
            id: takeover
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.size(0.02)
            width: Math.min(Theme.size(1.3), Theme.width - 2 * Theme.sideMargin)
        }

        RoomLamp {
            id: lamp
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.horizontalCenterOffset: Clock.shiftX
        }

        Dimmer {
            anchors.fill: parent
        }
    }
}
