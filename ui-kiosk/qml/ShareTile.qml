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
    required property string pausedBy
    required property bool pinned
    required property int slot
    required property var figures

    property bool alone: false
    property bool fades: false
    property var wanted: null // where it shall stand; null = the layout hides it
    property rect place: Qt.rect(0, 0, 0, 0) // where it stands, or is on its way to
    property bool present: false // shown, or still below the one that hides it

    readonly property bool shown: wanted !== null
    readonly property bool moving: xGlide.running || yGlide.running || widthGlide.running || heightGlide.running
    readonly property bool failed: status === "failed"
    readonly property bool paused: status === "paused" && !failed
    readonly property bool small: place.height < Theme.size(0.24)
    // The picture within the tile; while there is none, where a wide one would stand.
    readonly property rect face: picture.hasPicture && !failed ? picture.pictureRect : Stage.fit(16, 9, width, height)
    readonly property real pictureTop: place.y + face.y
    readonly property real pictureBottom: place.y + face.y + face.height
    readonly property int inset: Theme.size(alone ? 0.03 : small ? 0.01 : 0.02)

    property bool glides: false

    onWantedChanged: {
        if (!wanted) {
            leaves.restart();
            return;
        }
        leaves.stop();
        // One that stands already glides; one that comes is there at once and gets visible.
        glides = present && Theme.motion;
        place = wanted;
        if (!present && fades && Theme.motion)
            appears.restart();
        present = true;
    }

    visible: present
    x: place.x
    y: place.y
    width: place.width
    height: place.height
    Behavior on x {
        enabled: root.glides
        NumberAnimation { id: xGlide; duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    Behavior on y {
        enabled: root.glides
        NumberAnimation { id: yGlide; duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    Behavior on width {
        enabled: root.glides
        NumberAnimation { id: widthGlide; duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    Behavior on height {
        enabled: root.glides
        NumberAnimation { id: heightGlide; duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    NumberAnimation {
        id: appears
        target: root
        property: "opacity"
        from: 0
        to: 1
        duration: Theme.quick
        easing.type: Easing.OutCubic
    }
    Timer {
        id: leaves
        interval: Theme.calm
        onTriggered: root.present = false
    }

    ShareItem {
        id: picture
        anchors.fill: parent
        shareId: root.shareId
        finalSize: Qt.size(root.place.width, root.place.height)
        moving: root.moving
        visible: !root.failed
    }

    Rectangle {
        x: root.face.x
        y: root.face.y
        width: root.face.width
        height: root.face.height
        radius: root.alone ? 0 : Theme.size(0.016)
        color: Theme.face
        visible: !picture.hasPicture || root.failed

        TileMessage {
            anchors.centerIn: parent
            width: parent.width * 0.86
            small: root.small
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
        color: "#a604060c"
        visible: root.paused && picture.hasPicture

        TileMessage {
            anchors.centerIn: parent
            width: parent.width * 0.86
            small: root.small
            glyph: "pause"
            tone: Theme.text
            headline: qsTr("Paused")
            explanation: root.pausedBy === "host" ? qsTr("The host paused the picture of %1").arg(root.name) : qsTr("%1 paused the picture").arg(root.name)
            explanationColour: Theme.text // the veil lets colours through
        }
    }

    // Corners: whose it is below, what is wrong above, the figures and the pin opposite.
    NamePill {
        x: Language.mirrored ? root.face.x + root.face.width - width - root.inset : root.face.x + root.inset
        y: root.face.y + root.face.height - height - root.inset
        maxWidth: root.face.width - 2 * root.inset - (figuresCard.visible ? figuresCard.width + root.inset : 0)
        name: root.name
        label: root.small ? "" : root.label
        status: root.status
        slot: root.slot
        visible: opacity > 0 && maxWidth > Theme.size(0.12) && !root.paused && !root.failed && picture.hasPicture
    }
    WeakPill {
        x: Language.mirrored ? root.face.x + root.face.width - width - root.inset : root.face.x + root.inset
        y: root.face.y + root.inset
        maxWidth: root.face.width - 2 * root.inset - (pinBadge.visible ? pinBadge.width + root.inset : 0)
        small: root.small
        name: root.name
        reason: root.reason
        visible: root.status === "weak" && picture.hasPicture && !root.failed
    }
    PinBadge {
        id: pinBadge
        x: Language.mirrored ? root.face.x + root.inset : root.face.x + root.face.width - width - root.inset
        y: root.face.y + root.inset
        visible: root.pinned
    }
    FiguresCard {
        id: figuresCard
        x: Language.mirrored ? root.face.x + root.inset : root.face.x + root.face.width - width - root.inset
        y: root.face.y + root.face.height - height - root.inset
        figures: root.figures
        small: root.small
        brief: !root.small && root.place.height < Theme.size(0.6)
        visible: root.figures.length > 0 && picture.hasPicture && !root.failed
    }
}
