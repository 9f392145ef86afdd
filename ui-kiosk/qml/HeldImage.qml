// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// A picture that stays until the next one is there, and goes over into it.
Item {
    id: root

    property string source
    property size pixels: Qt.size(0, 0) // in which it is asked for; drawn as large as this item
    property bool second: false // which of the two is the one
    readonly property Image shown: second ? two : one
    readonly property bool ready: shown.status === Image.Ready && shown.implicitWidth > 1

    function ask() {
        if (source === "" || pixels.width < 2 || pixels.height < 2) {
            one.source = "";
            two.source = "";
            return;
        }
        const next = second ? one : two;
        next.source = "";
        next.sourceSize = pixels;
        next.source = source;
    }
    function take(which) {
        if (which.status !== Image.Ready || which === shown)
            return;
        const before = shown;
        second = which === two;
        if (Theme.motion && before.status === Image.Ready)
            fade.restart();
        else
            before.source = "";
    }

    onSourceChanged: ask()
    onPixelsChanged: ask()
    Component.onCompleted: ask()

    component Half: Image {
        anchors.centerIn: parent
        width: implicitWidth * root.width / Math.max(1, sourceSize.width)
        height: implicitHeight * root.height / Math.max(1, sourceSize.height)
        asynchronous: true
        cache: false
        smooth: false
        z: this === root.shown ? 1 : 0
        onStatusChanged: root.take(this)
    }

    Half {
        id: one
    }
    Half {
        id: two
    }
    SequentialAnimation {
        id: fade

        NumberAnimation {
            target: root.shown
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.calm
        }
        ScriptAction {
            script: (root.second ? one : two).source = ""
        }
    }
}
