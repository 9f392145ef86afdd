// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// What somebody plays: its picture, title and artist, how far it is, on a ground of its colours.
Item {
    id: root

    property string name
    property var plays
    property bool held: false // paused in the room
    property bool silenced: false
    property bool alone: false
    property size finalSize: Qt.size(width, height) // that it is about to have: pictures come in it

    readonly property bool upright: finalSize.height > finalSize.width
    // The height of a wide tile.
    readonly property real unit: Math.min(height, width * 0.5625)
    readonly property real finalUnit: Math.min(finalSize.height, finalSize.width * 0.5625)
    readonly property bool low: finalUnit < Theme.size(0.42)
    readonly property bool tiny: finalUnit < Theme.size(0.28)
    readonly property bool speck: finalUnit < Theme.size(0.2) // in a strip of many: title alone
    // It may be over before the tile is.
    readonly property var track: plays ?? ({ title: "", artist: "", album: "", artwork: "", position: 0, duration: 0, playing: false, at: 0 })
    readonly property bool titled: track.title !== "" || track.artist !== ""
    readonly property bool timed: track.duration > 0
    readonly property bool going: track.playing && !held
    property real position: 0
    property string artwork // of before, until the next one is there

    function look() {
        const passed = track.playing ? Date.now() - track.at : 0;
        position = Math.max(0, Math.min(track.duration, track.position + passed));
    }
    function sideIn(width, unit) {
        return Math.round(upright ? width * 0.62 : unit * (tiny ? 0.5 : 0.58));
    }
    function letters(share, least) {
        return Math.max(Theme.type(least), Math.round(unit * share));
    }
    // Digits are the language's own.
    function time(ms) {
        const seconds = Math.floor(ms / 1000);
        const two = value => String(value).padStart(2, "0");
        const rest = two(seconds % 60);
        const text = seconds < 3600 ? Math.floor(seconds / 60) + ":" + rest : Math.floor(seconds / 3600) + ":" + two(Math.floor(seconds / 60) % 60) + ":" + rest;
        const zero = Qt.locale(Language.locale).zeroDigit.charCodeAt(0);
        return text.replace(/\d/g, digit => String.fromCharCode(zero + Number(digit)));
    }

    onTrackChanged: {
        look();
        if (track.artwork === "" && artwork !== "")
            return soon.restart();
        soon.stop();
        artwork = track.artwork;
    }
    Component.onCompleted: look()

    // An artwork comes a moment after it is spoken of.
    Timer {
        id: soon
        interval: 700
        onTriggered: root.artwork = root.track.artwork
    }

    Timer {
        interval: 1000
        repeat: true
        running: root.visible && root.timed && root.track.playing
        onTriggered: root.look()
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.stage
        border.color: Theme.panelEdge
        border.width: Theme.highContrast && !root.alone ? Theme.line : 0
    }
    HeldImage {
        anchors.fill: parent
        visible: !Theme.highContrast
        pixels: Qt.size(Math.round(root.finalSize.width), Math.round(root.finalSize.height))
        source: visible ? "image://artwork/ground/" + root.artwork : ""
    }

    Grid {
        id: content
        readonly property real side: root.sideIn(root.width, root.unit)
        readonly property real pad: Math.round(root.unit * 0.07)
        readonly property real words: root.upright ? root.width * 0.8 : Math.min(root.width - side - 3 * pad, side * (root.tiny ? 2.2 : root.low ? 1.7 : 1.5))

        anchors.centerIn: parent
        anchors.horizontalCenterOffset: root.tiny ? 0 : Clock.shiftX
        anchors.verticalCenterOffset: root.tiny ? 0 : Clock.shiftY
        columns: root.upright ? 1 : 2
        spacing: pad
        verticalItemAlignment: Grid.AlignVCenter
        horizontalItemAlignment: Grid.AlignHCenter

        PlayingCover {
            artwork: root.artwork
            side: content.side
            finalSide: root.sideIn(root.finalSize.width, root.finalUnit)
            resting: !root.going
        }
        Column {
            id: said

            readonly property int how: root.upright ? Text.AlignHCenter : Text.AlignLeft

            width: content.words
            spacing: Math.round(root.unit * 0.014)

            Label {
                width: parent.width
                horizontalAlignment: said.how
                text: root.titled ? root.track.title || root.track.artist : qsTr("Sound from %1").arg(Language.isolated(root.name))
                font.pixelSize: root.letters(0.075, root.tiny ? 0.027 : 0.03)
                font.weight: Font.DemiBold
                lineHeight: 1.06
                wrapMode: Text.Wrap
                maximumLineCount: root.low ? 2 : 3
                foreign: true
            }
            Label {
                width: parent.width
                visible: !root.speck && root.track.title !== "" && text !== ""
                horizontalAlignment: said.how
                text: root.track.artist
                font.pixelSize: root.letters(0.05, 0.026)
                wrapMode: root.low ? Text.NoWrap : Text.Wrap
                maximumLineCount: root.low ? 1 : 2
                foreign: true
            }
            Label {
                width: parent.width
                visible: !root.low && text !== ""
                horizontalAlignment: said.how
                text: root.track.album
                color: Theme.caption
                font.pixelSize: root.letters(0.04, 0.026)
                foreign: true
            }
            Item {
                width: 1
                height: Math.round(root.unit * 0.02)
                visible: bar.visible
            }
            ProgressLine {
                id: bar
                width: parent.width
                height: Math.max(4, Math.round(root.unit * 0.011))
                visible: root.timed && !root.speck
                share: root.position / root.track.duration
                resting: !root.going
            }
            Item {
                width: parent.width
                height: passed.height
                visible: root.timed && !root.low

                Label {
                    id: passed
                    anchors.left: parent.left
                    text: root.time(root.position)
                    color: Theme.caption
                    font.pixelSize: root.letters(0.03, 0.025)
                }
                Label {
                    anchors.right: parent.right
                    text: root.time(root.track.duration)
                    color: Theme.caption
                    font.pixelSize: passed.font.pixelSize
                }
            }
            Item {
                width: 1
                height: Math.round(root.unit * 0.012)
                visible: by.visible
            }
            Item {
                id: by
                width: parent.width
                height: who.height
                visible: root.titled && !root.speck

                Row {
                    id: who
                    x: root.upright ? (parent.width - width) / 2 : Language.mirrored ? parent.width - width : 0
                    spacing: Math.round(root.unit * 0.02)

                    Glyph {
                        anchors.verticalCenter: parent.verticalCenter
                        name: root.silenced ? "muted" : "speaker"
                        colour: root.going && !root.silenced ? Theme.accent : Theme.caption
                        side: Math.round(of.font.pixelSize * 1.15)
                    }
                    Label {
                        id: of
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(implicitWidth, said.width - font.pixelSize * 1.15 - who.spacing)
                        text: root.name
                        color: Theme.caption
                        font.pixelSize: root.letters(0.034, 0.025)
                        font.weight: Font.Medium
                        foreign: true
                    }
                }
            }
        }
    }
}
