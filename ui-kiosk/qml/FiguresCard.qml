// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// What is measured of a share: a word and its value in turn.
Rectangle {
    id: root

    property var figures: []
    property bool small: false // only the first two values
    property bool brief: false // only values, in two lines
    // A bare number says nothing without its word.
    readonly property var values: figures.filter((text, at) => at % 2 === 1 && (isNaN(text) || text === ""))

    function lines() {
        if (small)
            return [values.slice(0, 2).join("  ")];
        if (!brief)
            return figures;
        const half = Math.ceil(values.length / 2);
        return [values.slice(0, half).join(" · "), values.slice(half).join(" · ")];
    }
    readonly property bool overlay: true

    width: content.width + 2 * Theme.size(small ? 0.01 : 0.016)
    height: content.height + 2 * Theme.size(small ? 0.006 : 0.012)
    radius: Theme.size(0.012)
    color: Theme.pill

    Grid {
        id: content
        anchors.centerIn: parent
        columns: root.small || root.brief ? 1 : 2
        columnSpacing: Theme.size(0.014)
        rowSpacing: Theme.size(0.003)

        Repeater {
            model: root.lines()

            Label {
                required property string modelData
                required property int index
                readonly property bool word: !root.small && !root.brief && index % 2 === 0
                horizontalAlignment: Text.AlignLeft
                text: modelData
                color: word ? Theme.caption : Theme.text
                font.pixelSize: Theme.type(0.024)
                font.weight: word ? Font.Normal : Font.Medium
            }
        }
    }
}
