// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// What there is to say of an update; while it runs, that has a screen of its own.
Rectangle {
    id: root

    readonly property bool failed: Display.updateState === "failed"
    property real maxWidth: Theme.size(0.8)

    function sentence() {
        if (failed)
            return qsTr("The update failed; the box works as before");
        return Display.updateVersion === "" ? qsTr("An update is available") : qsTr("Update %1 is available").arg(Display.updateVersion);
    }

    visible: failed || Display.updateState === "available"
    width: content.width + 2 * Theme.size(0.022)
    height: Theme.type(0.056)
    radius: height / 2
    color: Theme.raised
    border.color: failed ? Theme.warning : Theme.panelEdge
    border.width: Theme.line

    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.size(0.012)

        Glyph {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            name: root.failed ? "alert" : "update"
            colour: root.failed ? Theme.warning : Theme.accent
            side: Theme.type(0.03)
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.maxWidth - icon.width - Theme.size(0.06))
            text: root.sentence()
            font.pixelSize: Theme.type(0.025)
            font.weight: Font.Medium
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.size(0.024)
        }
    }
}
