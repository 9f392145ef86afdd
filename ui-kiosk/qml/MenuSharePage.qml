// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// What can be done with one share.
MenuPage {
    id: page

    readonly property string share: menu.about.share ?? ""
    readonly property bool full: Room.layoutFull === share
    readonly property bool ownerMuted: page.now?.mutedBy === "owner"

    // The share as it is now; the page goes with it.
    Repeater {
        id: found
        model: Room.allShares

        Item {
            required property string shareId
            required property string name
            required property string status
            required property bool pinned
            required property int volume
            required property bool muted
            required property string mutedBy
            required property string cornerOf
            visible: false
        }
        onItemRemoved: Qt.callLater(page.leaveIfGone)
    }
    readonly property var now: {
        for (let at = 0; at < found.count; ++at)
            if (found.itemAt(at)?.shareId === share)
                return found.itemAt(at);
        return null;
    }
    // What its owner has muted, only its owner lets be heard.
    function toggleMute() {
        if (now && !ownerMuted)
            Actions.muteShare(share, !now.muted);
    }
    function leaveIfGone() {
        if (visible && !now)
            menu.back();
    }

    MenuCaption {
        text: page.now?.name ?? ""
        foreign: true
    }
    MenuRow {
        menu: page.menu
        glyph: "focus"
        text: qsTr("Show large")
        onAccepted: Actions.focusShare("focus", page.share)
    }
    MenuRow {
        menu: page.menu
        glyph: "full"
        text: page.full ? qsTr("Leave full screen") : qsTr("Full screen")
        ticked: page.full
        onAccepted: Actions.setLayout("full", page.full ? "" : page.share)
    }
    MenuRow {
        menu: page.menu
        glyph: "pin"
        text: qsTr("Keep on the display")
        ticked: page.now?.pinned ?? false
        onAccepted: Actions.pinShare(page.share, !ticked)
    }
    MenuRow {
        menu: page.menu
        visible: (page.now?.cornerOf ?? "") !== ""
        glyph: "corner"
        text: qsTr("Camera: next corner")
        onAccepted: Room.nextCorner(page.share)
    }
    MenuRow {
        readonly property bool paused: page.now?.status === "paused"
        menu: page.menu
        glyph: paused ? "play" : "pause"
        text: paused ? qsTr("Resume") : qsTr("Pause")
        onAccepted: Actions.pauseShare(page.share, !paused)
    }
    LevelRow {
        menu: page.menu
        text: qsTr("Volume")
        volume: page.now?.volume ?? 0
        off: page.now?.muted ?? false
        onPicked: volume => Actions.setShareVolume(page.share, volume)
        onAccepted: page.toggleMute()
    }
    MenuRow {
        menu: page.menu
        glyph: "muted"
        text: page.ownerMuted ? qsTr("Muted by %1").arg(Language.isolated(page.now.name)) : qsTr("Mute")
        ticked: page.now?.muted ?? false
        onAccepted: page.toggleMute()
    }
    MenuRow {
        menu: page.menu
        glyph: "cross"
        text: qsTr("Take off the display")
        asksTwice: true
        question: qsTr("End this share?")
        confirmation: qsTr("Yes, end")
        onAccepted: {
            Actions.stopShare(page.share);
            page.menu.back();
        }
    }
    MenuRow {
        menu: page.menu
        glyph: "back"
        text: qsTr("Back")
        onAccepted: page.menu.back()
    }
}
