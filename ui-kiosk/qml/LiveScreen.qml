// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

Item {
    id: root

    readonly property int count: Room.shownCount
    readonly property var places: Stage.tiles(Room.focusLayout, count, width, height, Theme.gap, Language.mirrored)
    // Where the lowest and the highest picture end: what is free beyond may hold a hint.
    property real picturesBottom: height
    property real picturesTop: 0
    readonly property real bandHeight: Theme.size(0.1)

    function measure() {
        let bottom = 0;
        let top = height;
        for (let at = 0; at < tiles.count; ++at) {
            const tile = tiles.itemAt(at);
            if (!tile || !tile.shown)
                continue;
            if (tile.moving)
                return;
            bottom = Math.max(bottom, tile.pictureBottom);
            top = Math.min(top, tile.pictureTop);
        }
        picturesBottom = bottom;
        picturesTop = top;
    }

    onPlacesChanged: Qt.callLater(measure)

    // What stood there stays below the pictures until they have found their new places.
    StillLayer {
        id: stills
        anchors.fill: parent
        z: -1
    }
    SequentialAnimation {
        id: stillsGo

        PauseAnimation {
            duration: Theme.calm + 60
        }
        NumberAnimation {
            target: stills
            property: "opacity"
            to: 0
            duration: Theme.quick
        }
        ScriptAction {
            script: stills.clear()
        }
    }
    Connections {
        target: Room
        function onAboutToMove() {
            if (!Theme.motion)
                return;
            const held = [];
            for (let at = 0; at < tiles.count; ++at)
                held.push(tiles.itemAt(at));
            for (const tile of held.filter(one => one?.present && !one.failed).sort((a, b) => a.z - b.z))
                stills.hold(tile.picture, tile.paused);
            stills.opacity = 1;
            stillsGo.restart();
        }
    }

    Repeater {
        id: tiles
        model: Room.shares

        ShareTile {
            // The one that fills the display grows over the others, and shrinks back over them.
            z: !shown ? 0 : root.count === 1 ? 3 : 2
            wanted: root.places[slot] ?? null
            lean: Stage.lean(Room.focusLayout, slot, root.count, root.width, root.height)
            alone: root.count === 1
            fades: tiles.count > 1
            onMovingChanged: Qt.callLater(root.measure)
            onPictureTopChanged: Qt.callLater(root.measure)
            onPictureBottomChanged: Qt.callLater(root.measure)
        }
    }

    LiveHeader {
        y: Theme.topTaken
        width: parent.width
        height: root.picturesTop - y
        visible: height >= root.bandHeight
    }

    JoinHint {
        y: root.picturesBottom
        width: parent.width
        height: parent.height - Theme.bottomTaken - y
        visible: height >= root.bandHeight
    }
}
