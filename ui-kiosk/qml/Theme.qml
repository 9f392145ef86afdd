// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

pragma Singleton
import QtQuick

// Colours, sizes and motion. All sizes are shares of the display's height, so that a text that is
// readable from six metres on one display is so on all.
QtObject {
    property real h: 1080 // set by Main
    property real width: 1920 // set by Main
    property bool motion: true

    function size(share) {
        return Math.round(share * h);
    }

    readonly property string family: "Inter"

    readonly property color stage: "#04060c"
    readonly property color text: "#f4f6fb"
    readonly property color caption: "#a3b1dc"
    readonly property color accent: "#7fe0c3"
    readonly property color warning: "#ffcf70"
    readonly property color danger: "#ff9d94"
    readonly property color panel: "#141f40"
    readonly property color panelEdge: "#2b3b6b"
    readonly property color pill: "#e60b1226"
    readonly property color veil: "#b304060c"
    readonly property color raised: "#1b2850"

    // The safe area: a twentieth of the display on every side.
    readonly property int margin: size(0.05)
    readonly property int sideMargin: Math.round(0.05 * width)
    readonly property int gap: size(0.016)

    // Font sizes.
    readonly property int code: size(0.12)
    readonly property int address: size(0.088)
    readonly property int title: size(0.05)
    readonly property int body: size(0.034)
    readonly property int small: size(0.027)

    readonly property int quick: motion ? 200 : 0
    readonly property int calm: motion ? 300 : 0
}
