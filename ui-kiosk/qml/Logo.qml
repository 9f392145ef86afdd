// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// The house's own sign, within bounds, or ours.
Item {
    readonly property bool own: Display.logo !== ""

    implicitWidth: own ? picture.implicitWidth : mark.implicitWidth
    implicitHeight: own ? picture.implicitHeight : mark.implicitHeight

    Image {
        id: picture
        anchors.fill: parent
        visible: parent.own
        asynchronous: true
        source: parent.own ? "image://file/logo/" + encodeURIComponent(Display.logo) : ""
        sourceSize: Qt.size(Theme.size(0.36), Theme.size(0.085))
    }
    Mark {
        id: mark
        visible: !parent.own
    }
}
