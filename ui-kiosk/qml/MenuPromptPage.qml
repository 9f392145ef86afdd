// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// A question that was put off, or that nobody can refuse, with its answers.
MenuPage {
    id: page

    readonly property string prompt: menu.about.prompt ?? ""
    readonly property string kind: now?.kind ?? ""

    // The question as it is now; the page goes with it.
    Repeater {
        id: found
        model: Room.allPrompts

        Item {
            required property string promptId
            required property string kind
            required property string subject
            required property string name
            required property bool refusable
            visible: false
        }
        onItemRemoved: Qt.callLater(page.leaveIfGone)
    }
    readonly property var now: {
        for (let at = 0; at < found.count; ++at)
            if (found.itemAt(at)?.promptId === prompt)
                return found.itemAt(at);
        return null;
    }
    function leaveIfGone() {
        if (visible && !now)
            menu.back();
    }
    function answer(accepted) {
        if (now)
            Actions.answer(now.kind, now.subject, accepted);
        menu.back();
    }

    MenuCaption {
        text: page.now?.name ?? ""
        foreign: true
    }
    MenuRow {
        menu: page.menu
        glyph: "check"
        text: page.kind === "lobby" ? qsTr("Let in") : page.kind === "countdown" ? qsTr("Take over now") : qsTr("Accept")
        onAccepted: page.answer(true)
    }
    MenuRow {
        menu: page.menu
        visible: page.now?.refusable ?? false
        glyph: "cross"
        text: qsTr("Refuse")
        onAccepted: page.answer(false)
    }
    MenuRow {
        menu: page.menu
        glyph: "back"
        text: qsTr("Back")
        onAccepted: page.menu.back()
    }
}
