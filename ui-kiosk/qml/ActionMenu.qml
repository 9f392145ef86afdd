// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// For people at the display: shares, layout, people, the room. Five keys are enough: up and down
// choose, OK and the side keys go in and out; so do mouse and touch.
FocusScope {
    id: root

    property bool open: false
    property string page: "main"
    property var about: ({}) // what the page is about
    property Item current: null // the row that is chosen
    readonly property bool overlay: true
    readonly property var pages: ({ "main": mainPage, "share": sharePage, "person": personPage, "prompt": promptPage })

    signal settingsWanted

    function show() {
        open = true;
        page = "main";
        forceActiveFocus();
        rest.restart();
        choose(0);
    }
    function hide() {
        open = false;
        focus = false;
        current = null;
    }
    function open_page(name, what) {
        about = what;
        page = name;
        Qt.callLater(choose, 0);
    }
    function open_settings() {
        hide();
        settingsWanted();
    }
    function back() {
        if (page === "main") {
            hide();
            return;
        }
        page = "main";
        Qt.callLater(choose, 0);
    }
    function choose(place) {
        const rows = pages[page].rows();
        current = rows[place] ?? null;
        view.toShow(current, place === 0);
    }
    function move(by) {
        rest.restart();
        const rows = pages[page].rows();
        const now = rows.indexOf(current);
        choose(now < 0 ? 0 : (now + by + rows.length) % rows.length);
    }
    function activate() {
        rest.restart();
        if (current)
            current.press();
        else
            choose(0);
    }

    visible: open
    anchors.fill: parent

    // Left and right turn a level up and down; on all other rows they go in and out.
    function sideways(by) {
        if (current?.step) {
            rest.restart();
            current.step(by);
        } else if (by > 0) {
            activate();
        } else {
            back();
        }
    }

    Keys.onPressed: event => {
        const known = {
            [Qt.Key_Up]: () => move(-1),
            [Qt.Key_Down]: () => move(1),
            [Qt.Key_Return]: activate,
            [Qt.Key_Enter]: activate,
            [Qt.Key_Select]: activate,
            [Qt.Key_Space]: activate,
            [Qt.Key_Escape]: back,
            [Qt.Key_Back]: back,
            [Qt.Key_Left]: () => sideways(Language.mirrored ? 1 : -1),
            [Qt.Key_Right]: () => sideways(Language.mirrored ? -1 : 1)
        };
        // + and - are for the level that is chosen, else for all, as everywhere.
        const turns = { [Qt.Key_Plus]: 1, [Qt.Key_Equal]: 1, [Qt.Key_Minus]: -1 };
        if (current?.step && turns[event.key] !== undefined)
            known[event.key] = () => sideways(turns[event.key]);
        const act = known[event.key];
        event.accepted = act !== undefined;
        // A key that is held moves on; it never does anything twice.
        const sideKey = event.key === Qt.Key_Left || event.key === Qt.Key_Right;
        const moves = event.key === Qt.Key_Up || event.key === Qt.Key_Down || turns[event.key] !== undefined || (sideKey && current?.step !== undefined);
        if (act && (moves || !event.isAutoRepeat))
            act();
    }

    Timer {
        id: rest
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

        readonly property bool overlay: true

        anchors.right: parent.right
        anchors.rightMargin: Theme.size(0.03)
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.topTaken / 2
        width: Math.min(Theme.size(0.74), parent.width - Theme.size(0.06))
        height: Math.min(view.contentHeight + 2 * Theme.size(0.026), parent.height - Math.max(Theme.size(0.06), Theme.topTaken + Theme.size(0.03)))
        radius: Theme.size(0.024)
        color: Theme.panel
        border.color: Theme.panelEdge
        border.width: Theme.line
        clip: true

        MouseArea {
            anchors.fill: parent
        }

        Flickable {
            id: view

            function toShow(row, first) {
                if (!row || first)
                    contentY = 0;
                else if (row.y < contentY)
                    contentY = row.y;
                else if (row.y + row.height > contentY + height)
                    contentY = row.y + row.height - height;
            }

            anchors.fill: parent
            anchors.margins: Theme.size(0.026)
            contentHeight: root.pages[root.page].implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            clip: interactive

            // How far the list goes on beyond its edges.
            Rectangle {
                parent: panel
                anchors.right: parent.right
                anchors.rightMargin: Theme.size(0.01)
                y: view.y + view.visibleArea.yPosition * view.height
                width: Theme.size(0.006)
                height: view.visibleArea.heightRatio * view.height
                radius: width / 2
                color: Theme.caption
                visible: view.interactive
            }
            MenuMainPage {
                id: mainPage
                menu: root
                width: parent.width
                visible: root.page === "main"
            }
            MenuSharePage {
                id: sharePage
                menu: root
                width: parent.width
                visible: root.page === "share"
            }
            MenuPersonPage {
                id: personPage
                menu: root
                width: parent.width
                visible: root.page === "person"
            }
            MenuPromptPage {
                id: promptPage
                menu: root
                width: parent.width
                visible: root.page === "prompt"
            }
        }
    }
}
