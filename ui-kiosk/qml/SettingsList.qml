// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// The rows of the settings screen, in their order.
Flickable {
    id: root

    property int chosen: -1
    readonly property list<SettingRow> all: [language, largeText, contrast, motion, dimming, clock, toasts, qr, pin, hostCode, setup, endMeeting, about, back]
    readonly property var rows: Array.from(all).filter(row => row.offered)

    property alias setupCode: setup.code
    property alias setupShown: setup.shown

    signal touched(int at)
    signal closeWanted

    // Also called for a row that hides below the edge.
    function toShow(at) {
        const row = rows[at];
        const spare = Theme.size(0.02);
        if (row.y < contentY + spare)
            contentY = Math.max(0, at === 0 ? 0 : row.y - spare);
        else if (row.y + row.height > contentY + height - spare)
            contentY = Math.min(Math.max(0, contentHeight - height), row.y + row.height + spare - height);
    }
    function forgetCodes() {
        hostCode.code = "";
        setup.shown = false;
        setup.code = "";
    }

    component Entry: SettingRow {
        id: row

        property bool offered: true

        visible: offered
        chosen: root.chosen >= 0 && root.rows[root.chosen] === row
        onTouched: root.touched(root.rows.indexOf(row))
    }
    component Toggle: Entry {
        property string key

        values: [false, true]
        labels: [qsTr("Off"), qsTr("On")]
        onPicked: value => Actions.changeSetting(key, value)
    }

    contentHeight: column.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    clip: interactive

    Connections {
        target: Actions
        function onHostCode(code) {
            hostCode.code = code;
        }
        function onSetupCode(code) {
            setup.code = code;
        }
    }

    // How far the list goes on beyond its edges.
    Rectangle {
        parent: root
        anchors.right: parent.right
        y: root.visibleArea.yPosition * root.height
        width: Theme.size(0.006)
        height: root.visibleArea.heightRatio * root.height
        radius: width / 2
        color: Theme.caption
        visible: root.interactive
    }

    Column {
        id: column
        x: Language.mirrored ? root.width - width : 0
        width: root.width - (root.interactive ? Theme.size(0.02) : 0)
        spacing: Theme.size(0.002)

        Entry {
            id: language
            glyph: "language"
            title: qsTr("Language")
            values: ["", "en", "de", "fr", "es", "ja", "ar"]
            // Each in its own language: whoever cannot read the others finds it.
            labels: [qsTr("As the room"), "English", "Deutsch", "Français", "Español", "日本語", "العربية"]
            current: Display.language
            onPicked: value => Actions.changeSetting("display.language", value)
        }
        Entry {
            id: largeText
            glyph: "letters"
            title: qsTr("Text size")
            values: [false, true]
            labels: [qsTr("Normal"), qsTr("Large")]
            current: Display.largeText
            onPicked: value => Actions.changeSetting("display.large_text", value)
        }
        Entry {
            id: contrast
            glyph: "contrast"
            title: qsTr("Contrast")
            values: [false, true]
            labels: [qsTr("Normal"), qsTr("High")]
            current: Display.highContrast
            onPicked: value => Actions.changeSetting("display.high_contrast", value)
        }
        Entry {
            id: motion
            glyph: "motion"
            title: qsTr("Motion")
            values: [false, true]
            labels: [qsTr("Normal"), qsTr("None")]
            current: Display.reducedMotion
            onPicked: value => Actions.changeSetting("display.reduced_motion", value)
        }
        Entry {
            id: dimming
            glyph: "moon"
            title: qsTr("Dim when nobody is here")
            values: [0, 5, 10, 30, 60]
            labels: [qsTr("Never"), ...[5, 10, 30, 60].map(minutes => qsTr("After %n minutes", "", minutes))]
            current: Display.dimMinutes
            onPicked: value => Actions.changeSetting("display.dim_minutes", value)
        }
        Toggle {
            id: clock
            key: "display.clock"
            glyph: "clock"
            title: qsTr("Clock")
            current: Display.clock
        }
        Toggle {
            id: toasts
            key: "display.toasts"
            glyph: "info"
            title: qsTr("Messages on the display")
            current: Display.toasts
        }
        Toggle {
            id: qr
            key: "display.qr"
            glyph: "code"
            title: qsTr("Codes to scan")
            current: Display.qr
        }
        Entry {
            id: pin
            offered: Room.pin !== ""
            glyph: "key"
            title: qsTr("New PIN")
            verb: Room.pin
            onAccepted: Actions.newPin()
        }
        Entry {
            id: hostCode
            property string code
            glyph: "person"
            title: qsTr("Host code")
            verb: code === "" ? qsTr("Show") : code
            onAccepted: code === "" ? Actions.askHostCode() : (code = "")
        }
        Entry {
            id: setup

            property string code // "": the admin page is set up
            property bool shown: false

            offered: code !== ""
            glyph: "settings"
            title: qsTr("Set up the admin page")
            lengthy: shown
            // The code first: dots may only stand for the end of an address.
            verb: shown ? code + "   " + Room.address + "/admin" : qsTr("Show")
            onAccepted: shown = !shown
        }
        Entry {
            id: endMeeting
            glyph: "cross"
            title: qsTr("End the meeting")
            question: qsTr("End the meeting for everybody?")
            asksTwice: true
            onAccepted: {
                Actions.endMeeting();
                root.closeWanted();
            }
        }
        Entry {
            id: about
            glyph: "versions"
            title: qsTr("Version %1").arg(Stage.version)
            verb: Room.address
            told: true
        }
        Entry {
            id: back
            glyph: Language.mirrored ? "right" : "left"
            title: qsTr("Back")
            onAccepted: root.closeWanted()
        }
    }
}
