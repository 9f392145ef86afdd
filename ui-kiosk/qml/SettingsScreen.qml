// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// How the display is set up, for people who stand before it: five keys, a finger or a mouse.
FocusScope {
    id: root

    readonly property bool overlay: true
    property bool open: false
    property int chosen: 0
    property bool refused: false
    property alias setupCode: list.setupCode
    property alias setupShown: list.setupShown

    function show() {
        open = true;
        chosen = 0;
        refused = false;
        forceActiveFocus();
        list.toShow(0);
        idle.restart();
        Actions.askSetupCode();
    }
    function hide() {
        open = false;
        focus = false;
        list.forgetCodes();
    }
    function move(by) {
        chosen = (chosen + by + list.rows.length) % list.rows.length;
        list.toShow(chosen);
    }
    function take(key) {
        const forward = Language.mirrored ? -1 : 1;
        const row = list.rows[chosen];
        switch (key) {
        case Qt.Key_Up:
            return move(-1) ?? true;
        case Qt.Key_Down:
            return move(1) ?? true;
        case Qt.Key_Left:
            return row.step(-forward) ?? true;
        case Qt.Key_Right:
            return row.step(forward) ?? true;
        case Qt.Key_Return:
        case Qt.Key_Enter:
        case Qt.Key_Select:
        case Qt.Key_Space:
            return row.press() ?? true;
        case Qt.Key_Escape:
        case Qt.Key_Back:
        case Qt.Key_Settings:
            return hide() ?? true;
        }
        return false;
    }

    visible: open
    Keys.onPressed: event => {
        refused = false;
        idle.restart();
        const moves = [Qt.Key_Up, Qt.Key_Down, Qt.Key_Left, Qt.Key_Right].includes(event.key);
        event.accepted = (event.isAutoRepeat && !moves) || take(event.key);
    }

    Timer {
        id: idle
        interval: 120000
        running: root.open
        onTriggered: root.hide()
    }
    Connections {
        target: Actions
        function onSettingRefused() {
            root.refused = true;
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }
    Image {
        anchors.fill: parent
        visible: root.open && !Theme.highContrast
        source: visible && width > 1 ? "image://backdrop/calm" : ""
        sourceSize: Qt.size(width, height)
        cache: false
        smooth: false
    }
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        onClicked: root.hide()
    }

    Item {
        id: page

        readonly property int edge: Math.min(Theme.margin, Theme.sideMargin)

        anchors.fill: parent
        anchors.topMargin: Math.max(Theme.size(0.035), Theme.topTaken)
        anchors.bottomMargin: Theme.size(0.025)
        anchors.leftMargin: Math.max(edge, (parent.width - Theme.size(1.3)) / 2)
        anchors.rightMargin: anchors.leftMargin

        Label {
            id: title
            anchors.left: parent.left
            anchors.leftMargin: Theme.size(0.02)
            anchors.right: parent.right
            anchors.top: parent.top
            horizontalAlignment: Text.AlignLeft
            text: qsTr("Settings")
            font.pixelSize: Theme.type(0.046)
            font.weight: Font.DemiBold
        }

        Rectangle {
            anchors.fill: list
            anchors.margins: -Theme.size(0.012)
            radius: Theme.size(0.022)
            color: Theme.panel
            border.color: Theme.panelEdge
            border.width: Theme.line
        }
        SettingsList {
            id: list
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: title.bottom
            anchors.topMargin: Theme.size(0.024)
            height: Math.min(contentHeight, hint.y - y - Theme.size(0.026))
            chosen: root.open ? root.chosen : -1
            onTouched: at => {
                root.chosen = at;
                root.refused = false;
                idle.restart();
            }
            onCloseWanted: root.hide()
        }

        SettingsHint {
            id: hint
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            width: parent.width
            refused: root.refused
        }
    }
}
