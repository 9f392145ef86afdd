// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// For people at the display: stop a share, remove somebody, a new PIN. Mouse, keys or touch.
FocusScope {
    id: root

    property bool open: false
    property int chosen: 0

    function show() {
        open = true;
        chosen = 0;
        forceActiveFocus();
        idle.restart();
    }
    function hide() {
        open = false;
        focus = false;
    }
    function move(by) {
        const rows = panel.rows();
        if (rows.length > 0)
            chosen = (chosen + by + rows.length) % rows.length;
        idle.restart();
    }
    function activate() {
        const rows = panel.rows();
        if (chosen < rows.length)
            rows[chosen].press();
        idle.restart();
    }

    visible: open
    anchors.fill: parent

    Keys.onUpPressed: move(-1)
    Keys.onDownPressed: move(1)
    Keys.onReturnPressed: activate()
    Keys.onEnterPressed: activate()
    Keys.onSpacePressed: activate()
    Keys.onEscapePressed: hide()

    Timer {
        id: idle
        interval: 30000
        running: root.open
        onTriggered: root.hide()
    }

    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        onClicked: root.hide()
    }

    Rectangle {
        id: panel

        function rows() {
            const found = [];
            for (let at = 0; at < shareRows.count; ++at)
                found.push(shareRows.itemAt(at));
            for (let at = 0; at < peopleRows.count; ++at)
                found.push(peopleRows.itemAt(at));
            found.push(pinRow, closeRow);
            return found.filter(row => row && row.visible);
        }
        function isChosen(row) {
            return root.open && rows()[root.chosen] === row;
        }

        anchors.right: parent.right
        anchors.rightMargin: Theme.size(0.03)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(Theme.size(0.66), parent.width - Theme.size(0.06))
        height: Math.min(list.implicitHeight + 2 * Theme.size(0.026), parent.height - Theme.size(0.06))
        radius: Theme.size(0.024)
        color: Theme.panel
        border.color: Theme.panelEdge
        border.width: Math.max(1, Theme.size(0.0018))
        clip: true

        MouseArea {
            anchors.fill: parent
        }

        Flickable {
            anchors.fill: parent
            anchors.margins: Theme.size(0.026)
            contentHeight: list.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height

            Column {
                id: list
                width: parent.width
                spacing: Theme.size(0.008)

                MenuCaption {
                    text: qsTr("On the display")
                    visible: shareRows.count > 0
                }
                Repeater {
                    id: shareRows
                    model: Room.allShares

                    MenuRow {
                        id: shareRow
                        required property string shareId
                        required property string name
                        chosen: root.chosen >= 0 && panel.isChosen(shareRow)
                        glyph: "screen"
                        text: name
                        verb: qsTr("Stop")
                        onAccepted: Actions.stopShare(shareId)
                    }
                }
                MenuCaption {
                    text: qsTr("People")
                    visible: peopleRows.count > 0
                }
                Repeater {
                    id: peopleRows
                    model: Room.participants

                    MenuRow {
                        id: personRow
                        required property string participantId
                        required property string name
                        chosen: root.chosen >= 0 && panel.isChosen(personRow)
                        glyph: "person"
                        text: name
                        verb: qsTr("Remove")
                        asksTwice: true
                        onAccepted: Actions.removeParticipant(participantId)
                    }
                }
                MenuCaption {
                    text: qsTr("Room")
                }
                MenuRow {
                    id: pinRow
                    chosen: root.chosen >= 0 && panel.isChosen(pinRow)
                    glyph: "key"
                    text: qsTr("New PIN")
                    verb: Room.pin
                    visible: Room.pin !== ""
                    onAccepted: Actions.newPin()
                }
                MenuRow {
                    id: closeRow
                    chosen: root.chosen >= 0 && panel.isChosen(closeRow)
                    glyph: "cross"
                    text: qsTr("Close")
                    onAccepted: root.hide()
                }
            }
        }
    }
}
