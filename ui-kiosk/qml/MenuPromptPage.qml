// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// A question that was put off, with its answers.
MenuPage {
    id: page

    function answer(accepted) {
        Actions.answer(menu.about.kind, menu.about.subject, accepted);
        menu.back();
    }

    MenuCaption {
        text: page.menu.about.name ?? ""
        foreign: true
    }
    MenuRow {
        menu: page.menu
        glyph: "check"
        text: page.menu.about.kind === "lobby" ? qsTr("Let in") : qsTr("Accept")
        onAccepted: page.answer(true)
    }
    MenuRow {
        menu: page.menu
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
