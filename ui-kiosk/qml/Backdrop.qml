// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// What lies under the screens without pictures: the wallpaper, or the calm ground until it is
// there. High contrast wants black.
Rectangle {
    id: root

    readonly property bool papered: Display.wallpaper !== "" && !Theme.highContrast

    color: Theme.ground

    Image {
        anchors.fill: parent
        visible: !Theme.highContrast && paper.status !== Image.Ready
        source: visible && root.width > 1 ? "image://backdrop/calm" : ""
        sourceSize: Qt.size(root.width, root.height)
        cache: false
        smooth: false
    }
    Image {
        id: paper
        anchors.fill: parent
        asynchronous: true
        source: root.papered && root.width > 1 ? "image://file/wallpaper/" + encodeURIComponent(Display.wallpaper) : ""
        sourceSize: Qt.size(root.width, root.height)
        cache: false
        smooth: false
    }
}
