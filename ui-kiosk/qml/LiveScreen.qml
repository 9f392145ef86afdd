// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

Item {
    id: root

    readonly property int count: Room.shares.count
    readonly property var places: Stage.tiles(count, width, height, Theme.gap, Language.mirrored)
    // Where the lowest and the highest picture end: what is free beyond may hold a hint.
    property real picturesBottom: height
    property real picturesTop: 0
    readonly property real bandHeight: Theme.size(0.1)

    function measure() {
        let bottom = 0;
        let top = height;
        for (let at = 0; at < tiles.count; ++at) {
            const tile = tiles.itemAt(at);
            if (!tile)
                continue;
            bottom = Math.max(bottom, tile.pictureBottom);
            top = Math.min(top, tile.pictureTop);
        }
        picturesBottom = bottom;
        picturesTop = top;
    }

    onPlacesChanged: Qt.callLater(measure)

    Repeater {
        id: tiles
        model: Room.shares

        ShareTile {
            required property int index
            // While a row goes, its index is -1.
            readonly property rect place: root.places[index] ?? Qt.rect(0, 0, 0, 0)

            placeX: place.x
            placeY: place.y
            width: place.width
            height: place.height
            alone: root.count === 1
            onPictureTopChanged: Qt.callLater(root.measure)
            onPictureBottomChanged: Qt.callLater(root.measure)
        }
    }

    LiveHeader {
        width: parent.width
        height: root.picturesTop
        visible: root.picturesTop >= root.bandHeight
    }

    JoinHint {
        y: root.picturesBottom
        width: parent.width
        height: parent.height - y
        visible: height >= root.bandHeight
    }
}
