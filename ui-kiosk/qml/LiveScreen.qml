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
            if (!tile || !tile.shown || tile.corner)
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

    property var byShare: ({})

    function callRoll() {
        const roll = {};
        for (let at = 0; at < tiles.count; ++at) {
            const tile = tiles.itemAt(at);
            if (tile)
                roll[tile.shareId] = tile;
        }
        byShare = roll;
    }
    function guestOf(share) {
        return Object.values(byShare).find(tile => tile?.cornerOf === share) ?? null;
    }
    function spotOf(tile) {
        return tile ? Room.cornerSpots[tile.shareId] ?? 0 : 0;
    }
    // null where there is no room for it, or its screen is hidden.
    function cornerOf(tile, host) {
        if (!host?.shown)
            return null;
        const at = Stage.corner(host.screenFace, tile.picture.pictureSize, Math.max(160, Theme.size(0.148)), host.inset, Theme.topTaken, Theme.height - Theme.bottomTaken, spotOf(tile), Language.mirrored);
        return at.width > 0 ? at : null;
    }
    function tellUnseen() {
        Room.setUnseen(Object.values(byShare).filter(tile => tile?.corner && !tile.shown).map(tile => tile.shareId));
    }

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
                held.push(tiles.itemAt(at)); // what is in a corner lies over its screen, and needs no ground
            for (const tile of held.filter(one => one?.present && !one.failed && !one.corner).sort((a, b) => a.z - b.z))
                stills.hold(tile.picture, tile.veiled);
            stills.opacity = 1;
            stillsGo.restart();
        }
    }

    Repeater {
        id: tiles
        model: Room.shares

        ShareTile {
            // The one that fills the display grows over the others, and shrinks back over them.
            z: corner ? (shown ? 4 : 1) : !shown ? 0 : root.count === 1 ? 3 : 2
            wanted: corner ? root.cornerOf(this, root.byShare[cornerOf]) : root.places[slot] ?? null
            guest: root.guestOf(shareId)
            guestSpot: root.spotOf(guest)
            lean: Stage.lean(Room.focusLayout, slot, root.count, root.width, root.height)
            alone: root.count === 1 && !corner
            fades: tiles.count > 1
            onShownChanged: Qt.callLater(root.tellUnseen)
            onCornerChanged: Qt.callLater(root.tellUnseen)
            onMovingChanged: Qt.callLater(root.measure)
            onPictureTopChanged: Qt.callLater(root.measure)
            onPictureBottomChanged: Qt.callLater(root.measure)
        }
        onItemAdded: root.callRoll()
        onItemRemoved: root.callRoll()
    }

    LiveHeader {
        id: header
        readonly property real whole: root.picturesTop - y
        y: Theme.topTaken
        width: parent.width
        height: whole - (microphones.below ? microphones.height + Theme.size(0.02) : 0)
        taken: microphones.beside ? microphones.width : 0
        visible: whole >= root.bandHeight
    }

    MicrophoneStrip {
        id: microphones
        readonly property bool beside: anyone && header.visible && root.width >= Theme.size(1.6)
        readonly property bool below: anyone && !beside && header.whole >= root.bandHeight + height + Theme.size(0.02)

        z: 5
        over: !beside && !below
        maxWidth: Math.min(root.width - 2 * Theme.sideMargin, over || below ? root.width * 0.9 : Math.max(header.spare, root.width * 0.4))
        x: (root.width - width) / 2 + (over ? 0 : Clock.shiftX)
        y: over ? Math.max(root.picturesTop, Theme.topTaken) + Theme.size(0.016) : below ? header.y + header.height : header.y + (header.height - height) / 2 + Clock.shiftY
        hushed: over && Room.notices.count > 0 // they stand there
    }

    JoinHint {
        y: root.picturesBottom
        width: parent.width
        height: parent.height - Theme.bottomTaken - y
        visible: height >= root.bandHeight
    }
}
