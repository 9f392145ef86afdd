// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

MenuPage {
    id: page

    function wordFor(status) {
        switch (status) {
        case "paused":
            return qsTr("Paused");
        case "weak":
            return qsTr("Weak");
        case "connecting":
            return qsTr("Connecting");
        case "unbegun":
            return qsTr("Waiting");
        default:
            return "";
        }
    }

    function questionOf(kind, name) {
        const who = Language.isolated(name);
        if (kind === "lobby")
            return qsTr("%1 waits to be let in").arg(who);
        return kind === "countdown" ? qsTr("%1 is about to take over").arg(who) : qsTr("%1 would like to show something").arg(who);
    }

    MenuCaption {
        text: qsTr("Questions")
        visible: promptRows.count > 0
    }
    Repeater {
        id: promptRows
        model: Room.allPrompts

        MenuRow {
            required property string promptId
            required property string kind
            required property string name
            menu: page.menu
            glyph: kind === "lobby" ? "person" : kind === "countdown" ? "clock" : "screen"
            text: page.questionOf(kind, name)
            verb: qsTr("Answer")
            onAccepted: page.menu.open_page("prompt", { prompt: promptId })
        }
    }
    MenuCaption {
        text: qsTr("On the display")
        visible: shareRows.count > 0
    }
    Repeater {
        id: shareRows
        model: Room.allShares

        MenuRow {
            required property string shareId
            required property string name
            required property string label
            required property string status
            required property bool pinned
            menu: page.menu
            glyph: pinned ? "pin" : "screen"
            text: label === "" ? name : Language.isolated(name) + " · " + Language.isolated(label)
            verb: page.wordFor(status)
            onAccepted: page.menu.open_page("share", { share: shareId })
        }
    }
    MenuCaption {
        text: qsTr("Layout")
        visible: Room.shares.count > 0
    }
    MenuRow {
        menu: page.menu
        visible: Room.shares.count > 0 && Room.layoutFull !== ""
        glyph: "full"
        text: qsTr("Leave full screen")
        onAccepted: Actions.setLayout("full", "")
    }
    Repeater {
        model: ["auto", "focus", "single"]

        MenuRow {
            required property string modelData
            menu: page.menu
            visible: Room.shares.count > 0
            glyph: modelData === "auto" ? "grid" : modelData
            text: modelData === "auto" ? qsTr("All pictures alike") : modelData === "focus" ? qsTr("One large, the others small") : qsTr("Only one picture")
            ticked: Room.layoutMode === modelData
            onAccepted: Actions.setLayout("mode", modelData)
        }
    }
    MenuRow {
        menu: page.menu
        visible: Room.shares.count > 0
        glyph: "figures"
        text: qsTr("Show delay and quality")
        ticked: Room.overlay
        onAccepted: Actions.setLayout("overlay", !Room.overlay)
    }
    MenuCaption {
        text: qsTr("People")
        visible: peopleRows.count > 0
    }
    Repeater {
        id: peopleRows
        model: Room.participants

        MenuRow {
            required property string participantId
            required property string name
            required property bool handRaised
            menu: page.menu
            glyph: handRaised ? "hand" : "person"
            text: name
            onAccepted: page.menu.open_page("person", { participant: participantId })
        }
    }
    MenuCaption {
        text: qsTr("Sound")
    }
    LevelRow {
        menu: page.menu
        text: Room.loudspeaker ? qsTr("Volume") : qsTr("No loudspeaker")
        volume: Room.volume
        off: Room.muted || !Room.loudspeaker
        onPicked: volume => Actions.setVolume(volume)
        onAccepted: Actions.mute(!Room.muted)
    }
    MenuRow {
        menu: page.menu
        glyph: "muted"
        text: qsTr("Mute")
        ticked: Room.muted
        onAccepted: Actions.mute(!Room.muted)
    }
    MenuCaption {
        text: qsTr("Room")
    }
    MenuRow {
        menu: page.menu
        visible: Room.pin !== ""
        glyph: "key"
        text: qsTr("New PIN")
        verb: Room.pin
        onAccepted: Actions.newPin()
    }
    MenuRow {
        menu: page.menu
        visible: Room.notices.count > 0
        glyph: "chat"
        text: qsTr("Clear messages")
        onAccepted: Actions.clearNotices()
    }
    MenuRow {
        menu: page.menu
        glyph: "settings"
        text: qsTr("Settings")
        onAccepted: page.menu.open_settings()
    }
    MenuRow {
        menu: page.menu
        visible: peopleRows.count > 0
        glyph: "leave"
        text: qsTr("End the meeting")
        asksTwice: true
        question: qsTr("End it for everybody?")
        confirmation: qsTr("Yes, end")
        onAccepted: {
            Actions.endMeeting();
            page.menu.hide();
        }
    }
    MenuRow {
        menu: page.menu
        glyph: "cross"
        text: qsTr("Close")
        onAccepted: page.menu.hide()
    }
}
