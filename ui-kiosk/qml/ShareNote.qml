// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Why a share shows no picture that moves, and who can change that.
TileMessage {
    id: root

    required property Item tile
    property bool overPicture: false // the last one, dimmed
    readonly property string who: Language.isolated(tile.name)
    readonly property var note: {
        if (tile.failed)
            return { glyph: "alert", headline: tile.name, text: tile.failure + "\n" + qsTr("Ask %1 to share again").arg(who) };
        if (tile.unbegun)
            return { glyph: "rotate", headline: qsTr("Rotate %1 once").arg(who), text: qsTr("Or start screen mirroring again. This display missed its beginning.") };
        return { glyph: "pause", headline: overPicture ? qsTr("Paused") : tile.name, text: pauser() };
    }

    // The room document tells no host's pause from one at this display.
    function pauser() {
        const words = tile.pausedBy === "host" ? qsTr("A host, or this display, paused the picture of %1") : qsTr("%1 paused the picture");
        return words.arg(who);
    }

    anchors.centerIn: parent
    anchors.horizontalCenterOffset: Clock.shiftX
    anchors.verticalCenterOffset: Clock.shiftY
    width: tile.wide * 0.86
    small: tile.small
    low: tile.low
    headed: !small || (tile.unbegun && tile.place.height > Theme.size(0.18)) // somebody has to know whose it is
    glyph: note.glyph
    tone: tile.failed ? Theme.danger : Theme.text
    headline: note.headline
    explanation: note.text
    plated: overPicture
}
