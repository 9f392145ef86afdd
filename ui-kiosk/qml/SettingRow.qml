// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// One setting with its values, or one thing to do. Left and right go through the values, OK takes
// the next one or does it; with asksTwice the first OK only asks.
Rectangle {
    id: root

    property string glyph
    property string title
    property var values: []
    property var labels: []
    property var current
    property string verb // without values: what OK does, or what there is to read
    property bool told: false // there is nothing to do
    property bool lengthy: false // a verb that large letters would cut off
    property bool asksTwice: false
    property string question
    property bool chosen: false
    property bool armed: false

    readonly property int at: values.indexOf(current)
    readonly property bool choice: values.length > 0

    signal picked(var value)
    signal accepted
    signal touched

    // A value that nobody knows here, from a file of settings, stands before the first one.
    function step(by) {
        if (!choice)
            return;
        picked(values[at < 0 ? 0 : (at + by + values.length) % values.length]);
    }
    function press() {
        if (choice) {
            step(1);
        } else if (asksTwice && !armed) {
            armed = true;
            disarm.restart();
        } else {
            armed = false;
            accepted();
        }
    }

    width: parent ? parent.width : 0
    height: Theme.type(0.056)
    radius: Theme.size(0.014)
    color: armed ? Theme.armed : chosen ? Theme.chosen : "transparent"
    border.color: chosen ? Theme.accent : "transparent"
    border.width: Math.max(2, Theme.size(0.0028))
    onChosenChanged: armed = false

    Timer {
        id: disarm
        interval: 4000
        onTriggered: root.armed = false
    }

    Glyph {
        id: icon
        anchors.left: parent.left
        anchors.leftMargin: Theme.size(0.02)
        anchors.verticalCenter: parent.verticalCenter
        name: root.glyph
        colour: root.armed ? Theme.danger : root.chosen ? Theme.accent : Theme.caption
        side: Theme.type(0.034)
    }
    Label {
        id: titleLabel
        anchors.left: icon.right
        anchors.leftMargin: Theme.size(0.02)
        anchors.right: valueLabel.left
        anchors.rightMargin: Theme.size(0.06)
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignLeft
        text: root.armed ? root.question : root.title
        font.pixelSize: Theme.type(0.03)
        font.weight: root.chosen ? Font.DemiBold : Font.Normal
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.size(0.024)
    }
    Label {
        id: valueLabel
        anchors.right: parent.right
        anchors.rightMargin: Theme.size(root.choice ? 0.06 : 0.024)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.width * 0.56)
        horizontalAlignment: Text.AlignRight
        text: root.choice ? root.labels[Math.max(0, root.at)] : root.armed ? qsTr("Yes") : root.verb
        color: root.armed ? Theme.danger : root.choice || root.told ? Theme.text : Theme.accent
        font.pixelSize: root.lengthy ? Theme.size(0.03) : Theme.type(0.03)
        font.weight: Font.Medium
        foreign: !root.choice
    }

    MouseArea {
        anchors.fill: parent
        onClicked: {
            root.touched();
            root.press();
        }
    }
    StepArrow {
        anchors.right: valueLabel.left
        forward: false
        visible: root.choice
        bright: root.chosen
        onPressed: {
            root.touched();
            root.step(-1);
        }
    }
    StepArrow {
        anchors.right: parent.right
        forward: true
        visible: root.choice
        bright: root.chosen
        onPressed: {
            root.touched();
            root.step(1);
        }
    }
}
