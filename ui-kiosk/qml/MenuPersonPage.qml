// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// What can be done about one person.
MenuPage {
    id: page

    readonly property string participant: menu.about.participant ?? ""

    Repeater {
        id: found
        model: Room.participants

        Item {
            required property string participantId
            required property string name
            required property bool handRaised
            required property bool muted
            visible: false
        }
        onItemRemoved: Qt.callLater(page.leaveIfGone)
    }
    readonly property var now: {
        for (let at = 0; at < found.count; ++at)
            if (found.itemAt(at)?.participantId === participant)
                return found.itemAt(at);
        return null;
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
        visible: page.now?.handRaised ?? false
        glyph: "hand"
        text: qsTr("Lower the hand")
        onAccepted: Actions.lowerHand(page.participant)
    }
    MenuRow {
        menu: page.menu
        glyph: "chat"
        text: qsTr("Show what they write")
        ticked: !(page.now?.muted ?? false)
        onAccepted: Actions.muteParticipant(page.participant, ticked)
    }
    Repeater {
        model: [{ minutes: 0, text: qsTr("Remove") }, { minutes: 10, text: qsTr("Remove for 10 minutes") }, { minutes: -1, text: qsTr("Remove for good") }]

        MenuRow {
            required property var modelData
            menu: page.menu
            glyph: "leave"
            text: modelData.text
            asksTwice: true
            question: qsTr("Remove %1?").arg(Language.isolated(page.now?.name ?? ""))
            confirmation: qsTr("Yes, remove")
            onAccepted: {
                Actions.removeParticipant(page.participant, modelData.minutes);
                page.menu.back();
            }
        }
    }
    MenuRow {
        menu: page.menu
        glyph: "back"
        text: qsTr("Back")
        onAccepted: page.menu.back()
    }
}
