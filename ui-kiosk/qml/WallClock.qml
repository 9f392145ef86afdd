// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

Column {
    id: root

    property real scaleFactor: 1

    spacing: Theme.size(0.006)

    Label {
        anchors.right: parent.right
        //: The time on the wall clock, in the format of Qt: h:mm is 9:05, HH:mm is 09:05.
        text: Qt.formatTime(Clock.now, qsTr("h:mm", "time format"))
        font.pixelSize: Theme.size(0.066) * root.scaleFactor
        font.weight: Font.Light
    }

    Label {
        anchors.right: parent.right
        //: The date under the clock, in the format of Qt.
        text: Clock.now.toLocaleDateString(Qt.locale(Language.locale), qsTr("dddd, d MMMM", "date format"))
        color: Theme.caption
        font.pixelSize: Theme.small
        visible: root.scaleFactor >= 1
    }
}
