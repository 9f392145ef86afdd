// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// The questions of the room, one at a time: left and right choose an answer, up and down another
// question, OK answers. The one that stands does not change under anybody's finger.
FocusScope {
    id: root

    property string current: ""
    property int chosen: 0
    readonly property int count: Room.prompts.count

    function at() {
        for (let place = 0; place < cards.count; ++place)
            if (cards.itemAt(place)?.promptId === current)
                return place;
        return -1;
    }
    function show(place) {
        current = cards.itemAt(place)?.promptId ?? "";
        chosen = 0;
        calm.restart();
    }
    function settle() {
        if (at() < 0)
            show(0);
    }
    function step(by) {
        if (count > 1)
            show((at() + by + count) % count);
    }
    function choose(by) {
        chosen = (chosen + (Language.mirrored ? -by : by) + 3) % 3;
    }
    function press() {
        // Whoever was just pressing something else did not mean this question.
        if (!calm.running)
            cards.itemAt(at())?.press(chosen);
    }

    onCountChanged: Qt.callLater(settle)
    // It may have come while something else stood before it.
    onVisibleChanged: if (visible)
        calm.restart()
    visible: count > 0
    width: Math.min(Theme.size(1.5), Theme.width - 2 * Theme.sideMargin)
    height: count > 0 ? cards.itemAt(Math.max(0, at()))?.height ?? 0 : 0

    Keys.onPressed: event => {
        const known = {
            [Qt.Key_Left]: () => choose(-1),
            [Qt.Key_Right]: () => choose(1),
            [Qt.Key_Up]: () => step(-1),
            [Qt.Key_Down]: () => step(1),
            [Qt.Key_Return]: press,
            [Qt.Key_Enter]: press,
            [Qt.Key_Select]: press,
            [Qt.Key_Space]: press
        };
        const act = known[event.key];
        event.accepted = act !== undefined;
        // A key that is held answers once at most.
        const moves = [Qt.Key_Up, Qt.Key_Down, Qt.Key_Left, Qt.Key_Right].includes(event.key);
        if (act && (moves || !event.isAutoRepeat))
            act();
    }

    Timer {
        id: calm
        interval: 800
    }

    Repeater {
        id: cards
        model: Room.prompts
        onItemAdded: Qt.callLater(root.settle)
        onItemRemoved: Qt.callLater(root.settle)

        PromptCard {
            required property int index
            anchors.horizontalCenter: root.horizontalCenter
            anchors.bottom: root.bottom
            maxWidth: root.width
            visible: promptId === root.current
            chosen: root.chosen
            number: index + 1
            count: root.count
        }
    }
}
