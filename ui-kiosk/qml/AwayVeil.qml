// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// The daemon is away: what was there stays, dimmed.
Rectangle {
    color: Theme.highContrast ? "transparent" : Theme.veil

    Rectangle {
        readonly property bool overlay: true

        anchors.centerIn: parent
        width: content.width + 2 * Theme.size(0.045)
        height: content.height + 2 * Theme.size(0.035)
        radius: Theme.size(0.024)
        color: Theme.panel
        border.color: Theme.panelEdge
        border.width: Theme.line

        Column {
            id: content
            anchors.centerIn: parent
            spacing: Theme.size(0.012)

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("Reconnecting…")
                font.pixelSize: Theme.type(0.044)
                font.weight: Font.DemiBold
            }
            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("The box restarts. This takes a moment.")
                color: Theme.caption
                font.pixelSize: Theme.type(0.03)
            }
        }
    }
}
