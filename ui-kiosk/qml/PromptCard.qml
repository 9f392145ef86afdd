// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// One question to those in the room: may this one come in, may that one show.
Rectangle {
    id: root

    required property string promptId
    required property string kind
    required property string subject
    required property string name
    required property string label

    property int chosen: 0
    property int number: 1
    property int count: 1
    property real maxWidth: 0
    readonly property bool overlay: true
    // Where there is room the answers stand beside the question: less of the pictures is hidden.
    readonly property bool wide: maxWidth - buttons.width > Theme.size(0.75)

    function headline() {
        const who = Language.isolated(name);
        if (kind === "lobby")
            return qsTr("%1 waits to be let in").arg(who);
        // When, and whose picture ends, stands in the strip above: TakeoverStrip.
        return kind === "countdown" ? qsTr("%1 is about to take over").arg(who) : qsTr("%1 would like to show something").arg(who);
    }
    function press(choice) {
        if (choice === 2)
            Room.putOff(promptId);
        else
            Actions.answer(kind, subject, choice === 0);
    }

    width: wide ? maxWidth : Math.min(maxWidth, Math.max(Theme.size(1), buttons.width + 2 * Theme.size(0.04)))
    height: content.height + 2 * Theme.size(wide ? 0.024 : 0.034)
    radius: Theme.size(0.024)
    color: Theme.panel
    border.color: kind === "countdown" ? Theme.warning : Theme.accent
    border.width: Theme.line

    // A tap beside the buttons asks for nothing.
    MouseArea {
        anchors.fill: parent
    }

    Grid {
        id: content
        anchors.centerIn: parent
        columns: root.wide ? 2 : 1
        spacing: Theme.size(0.026)
        verticalItemAlignment: Grid.AlignVCenter
        horizontalItemAlignment: Grid.AlignRight

        Item {
            width: root.width - 2 * Theme.size(0.04) - (root.wide ? buttons.width + content.spacing : 0)
            height: Math.max(icon.height, words.height)

            Rectangle {
                id: icon
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.size(0.08)
                height: width
                radius: width / 2
                color: Theme.raised

                Glyph {
                    anchors.centerIn: parent
                    name: root.kind === "lobby" ? "person" : root.kind === "countdown" ? "clock" : "screen"
                    colour: root.kind === "countdown" ? Theme.warning : Theme.accent
                    side: Theme.size(0.044)
                }
            }
            Column {
                id: words
                anchors.left: icon.right
                anchors.leftMargin: Theme.size(0.024)
                anchors.right: place.left
                anchors.rightMargin: Theme.size(0.02)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.size(0.004)

                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignLeft
                    text: root.headline()
                    font.pixelSize: Theme.type(0.034)
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    foreign: true
                }
                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignLeft
                    visible: text !== ""
                    text: root.label
                    color: Theme.caption
                    font.pixelSize: Theme.type(0.028)
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    foreign: true
                }
            }
            Label {
                id: place
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: root.count > 1 ? root.number + " / " + root.count : ""
                color: Theme.caption
                font.pixelSize: Theme.type(0.027)
            }
        }

        Row {
            id: buttons
            spacing: Theme.size(0.014)

            Repeater {
                model: [root.kind === "lobby" ? qsTr("Let in") : root.kind === "countdown" ? qsTr("Now") : qsTr("Accept"), qsTr("Refuse"), qsTr("Later")]

                ChoiceButton {
                    required property string modelData
                    required property int index
                    text: modelData
                    main: index === 0
                    chosen: root.chosen === index
                    onPressed: root.press(index)
                }
            }
        }
    }
}
