// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// Where a tile stands on the display, and how it gets there: it comes, glides and goes.
Item {
    id: root

    property var wanted: null // where it shall stand; null = the layout hides it
    property bool fades: false
    property bool pops: false // small over something else: grows when it comes, fades when it goes
    property real lean: 0.5 // where a low picture stands in it
    property rect place: Qt.rect(0, 0, 0, 0) // where it stands, or is on its way to
    property bool present: false // shown, or still below the one that hides it
    property real leaning: lean
    property bool glides: false

    readonly property bool shown: wanted !== null
    readonly property bool moving: xGlide.running || yGlide.running || widthGlide.running || heightGlide.running
    readonly property bool growing: grows.running

    onWantedChanged: {
        if (!wanted) {
            leaves.restart();
            if (pops && Theme.motion)
                goes.restart();
            return;
        }
        leaves.stop();
        goes.stop();
        if (!appears.running)
            opacity = 1;
        // One that stands already glides; one that comes is there at once and gets visible.
        glides = present && Theme.motion;
        place = wanted;
        if (!present && fades && Theme.motion) {
            appears.restart();
            if (pops)
                grows.restart();
        }
        present = true;
    }

    visible: present
    x: place.x
    y: place.y
    width: place.width
    height: place.height
    Behavior on x {
        enabled: root.glides
        NumberAnimation { id: xGlide; duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    Behavior on y {
        enabled: root.glides
        NumberAnimation { id: yGlide; duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    Behavior on width {
        enabled: root.glides
        NumberAnimation { id: widthGlide; duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    Behavior on height {
        enabled: root.glides
        NumberAnimation { id: heightGlide; duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    Behavior on leaning {
        enabled: root.glides
        NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    NumberAnimation {
        id: appears
        target: root
        property: "opacity"
        from: 0
        to: 1
        duration: Theme.quick
        easing.type: Easing.OutCubic
    }
    NumberAnimation {
        id: grows
        target: root
        property: "scale"
        from: 0.86
        to: 1
        duration: Theme.calm
        easing.type: Easing.OutCubic
    }
    NumberAnimation {
        id: goes
        target: root
        property: "opacity"
        to: 0
        duration: Theme.quick
        easing.type: Easing.OutCubic
    }
    Timer {
        id: leaves
        interval: Theme.calm
        onTriggered: root.present = false
    }
}
