// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// One share: the picture, and over it only what is news.
Item {
    id: root

    required property string shareId
    required property string name
    required property string label
    required property string status
    required property string reason
    required property string failure

    property bool alone: false
    property real placeX: 0
    property real placeY: 0
    readonly property bool failed: status === "failed"
    // The picture within the tile; while there is none, where a wide one would stand.
    readonly property rect face: picture.hasPicture && !failed ? picture.pictureRect : Stage.fit(16, 9, width, height)
    readonly property real pictureTop: placeY + face.y
    readonly property real pictureBottom: placeY + face.y + face.height
    readonly property int inset: alone ? Theme.size(0.03) : Theme.size(0.02)

    property bool settled: false

    x: placeX
    y: placeY
    // Only a tile that stands already glides to its new place; a new one is simply there.
    Behavior on x {
        enabled: root.settled && Theme.motion
        NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    Behavior on y {
        enabled: root.settled && Theme.motion
        NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    Component.onCompleted: Qt.callLater(() => root.settled = true)

    ShareItem {
        id: picture
        anchors.fill: parent
        shareId: root.shareId
        visible: !root.failed
    }

    Rectangle {
        x: root.face.x
        y: root.face.y
        width: root.face.width
        height: root.face.height
        radius: root.alone ? 0 : Theme.size(0.016)
        color: "#0b1226"
        visible: !picture.hasPicture || root.failed

        TileMessage {
            anchors.centerIn: parent
            width: parent.width * 0.86
            glyph: root.failed ? "alert" : "screen"
            tone: root.failed ? Theme.danger : Theme.accent
            headline: root.name
            explanation: root.failed ? root.failure + "\n" + qsTr("Ask %1 to share again").arg(root.name) : qsTr("Waiting for the picture")
        }
    }

    Rectangle {
        id: pauseVeil
        x: root.face.x
        y: root.face.y
        width: root.face.width
        height: root.face.height
        color: Theme.veil
        visible: root.status === "paused" && !root.failed

        TileMessage {
            anchors.centerIn: parent
            width: parent.width * 0.86
            glyph: "pause"
            tone: Theme.text
            headline: qsTr("Paused")
            explanation: root.name
            explanationColour: Theme.text // the veil lets colours through
        }
    }

    NamePill {
        id: namePill
        x: Language.mirrored ? root.face.x + root.face.width - width - root.inset : root.face.x + root.inset
        y: root.face.y + root.face.height - height - root.inset
        maxWidth: root.face.width - 2 * root.inset
        name: root.name
        label: root.label
        status: root.status
        visible: opacity > 0 && !pauseVeil.visible && !root.failed && picture.hasPicture
    }

    WeakPill {
        x: Language.mirrored ? root.face.x + root.face.width - width - root.inset : root.face.x + root.inset
        y: root.face.y + root.inset
        maxWidth: root.face.width - 2 * root.inset
        name: root.name
        reason: root.reason
        visible: root.status === "weak" && picture.hasPicture && !root.failed
    }
}
