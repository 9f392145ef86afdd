// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// Those who only speak. Where pictures leave no room for it, it stands over them while somebody speaks
// and for five seconds after one came or went.
Item {
    id: root

    property bool over: false
    property bool hushed: false
    property real maxWidth: 0
    readonly property int count: pills.count
    readonly property bool anyone: count > 0
    property bool someoneSpeaks: false
    readonly property bool wanted: anyone && !hushed && (!over || someoneSpeaks || news.running)
    readonly property real share: (maxWidth - (count - 1) * row.spacing - (more.visible ? more.width + row.spacing : 0)) / Math.max(1, count)

    function listen() {
        let heard = false;
        for (let at = 0; at < pills.count; ++at)
            heard = heard || (pills.itemAt(at)?.speaking ?? false);
        someoneSpeaks = heard;
    }

    width: row.width
    height: row.height
    opacity: wanted ? 1 : 0
    visible: opacity > 0
    onCountChanged: {
        news.restart();
        Qt.callLater(listen);
    }

    Behavior on opacity {
        enabled: Theme.motion
        NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    Timer {
        id: news
        interval: 5000
    }
    Row {
        id: row
        spacing: Theme.size(0.01)

        Repeater {
            id: pills
            model: Room.microphones

            MicrophonePill {
                required property string shareId
                required property string name
                required property bool muted

                required speaking
                text: name
                glyph: muted ? "muted" : "microphone"
                over: root.over
                maxWidth: root.share
                onSpeakingChanged: Qt.callLater(root.listen)
            }
        }
        MicrophonePill {
            id: more
            visible: Room.moreMicrophones > 0
            text: "+" + Room.moreMicrophones
            over: root.over
            maxWidth: Theme.size(0.2)
        }
    }
}
