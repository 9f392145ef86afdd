// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Whose picture suffers, and why; it stays as long as that is so.
Rectangle {
    id: root

    property string name
    property string reason
    property bool small: false // the sign alone
    property real maxWidth: 0
    readonly property bool overlay: true

    function sentence() {
        switch (reason) {
        case "computer":
            return qsTr("%1: the computer cannot keep up").arg(Language.isolated(name));
        case "box":
            return qsTr("%1: this box is busy").arg(Language.isolated(name));
        default:
            return qsTr("%1: weak network").arg(Language.isolated(name));
        }
    }

    width: content.width + 2 * Theme.size(small ? 0.01 : 0.022)
    height: Math.max(icon.height, words.visible ? words.height : 0) + 2 * Theme.size(0.01)
    radius: Math.min(height / 2, Theme.size(0.028))
    color: Theme.pill
    border.color: Theme.warning
    border.width: Theme.line

    TextMetrics {
        id: metrics
        font: words.font
        text: words.text
    }
    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.size(0.012)

        Glyph {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            name: root.reason === "computer" ? "screen" : root.reason === "box" ? "clock" : "weak"
            colour: Theme.warning
            side: Theme.size(0.034)
        }
        Label {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.small
            // Not the implicit width: that follows from the width where the text wraps.
            width: Math.min(Math.ceil(metrics.advanceWidth) + 2, Math.max(0, root.maxWidth - Theme.size(0.1)))
            horizontalAlignment: Text.AlignLeft
            text: root.sentence()
            font.pixelSize: Theme.type(0.028)
            font.weight: Font.Medium
            wrapMode: Text.Wrap
            maximumLineCount: 3
            foreign: true
        }
    }
}
