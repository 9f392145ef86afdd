// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

pragma Singleton
import QtQuick

// Colours, sizes and motion. All sizes are shares of the display's height, so that a text that is
// readable from six metres on one display is so on all.
QtObject {
    id: theme

    property real h: 1080 // set by Main
    property real width: 1920 // set by Main
    property real height: 1080 // set by Main
    property bool motion: true // set by Main
    property bool largeText: false // set by Main
    property bool highContrast: false // set by Main
    property real topTaken: 0 // set by Main: what the strip of a take-over needs at the top
    property real bottomTaken: 0 // set by Main: and a question at the bottom

    function size(share) {
        return Math.round(share * h);
    }
    // Of letters. What is small grows most with large text; what fills a line already, least.
    function type(share) {
        if (!largeText)
            return size(share);
        return size(share * (share < 0.04 ? 1.3 : share < 0.07 ? 1.2 : 1.08));
    }

    readonly property string family: "Inter"

    // With high contrast nothing is translucent and every text has 7:1 and more.
    readonly property color ground: highContrast ? "#000000" : "#0d1530"
    readonly property color stage: highContrast ? "#000000" : "#04060c"
    readonly property color text: highContrast ? "#ffffff" : "#f4f6fb"
    readonly property color caption: highContrast ? "#e3e9ff" : "#a3b1dc"
    readonly property color accent: highContrast ? "#8dffdc" : "#7fe0c3"
    readonly property color warning: highContrast ? "#ffe08a" : "#ffcf70"
    readonly property color danger: highContrast ? "#ffc9c2" : "#ff9d94"
    readonly property color panel: highContrast ? "#000000" : "#141f40"
    readonly property color panelEdge: highContrast ? "#ffffff" : "#2b3b6b"
    readonly property color pill: highContrast ? "#000000" : "#e60b1226"
    readonly property color veil: highContrast ? "#000000" : "#b304060c"
    readonly property color raised: highContrast ? "#000000" : "#1b2850"
    readonly property color chosen: highContrast ? "#00353f" : "#26376c"
    readonly property color armed: highContrast ? "#4a0010" : "#552a38"
    readonly property color digitBox: highContrast ? "#000000" : "#173a3f"
    readonly property color digitEdge: highContrast ? accent : "#3f8478"
    readonly property color face: highContrast ? "#000000" : "#0b1226" // a tile without a picture
    readonly property color faint: highContrast ? "#ffffff" : "#3f5f78"
    readonly property color ink: highContrast ? "#000000" : "#0b1228" // on white
    readonly property int line: Math.max(highContrast ? 2 : 1, size(highContrast ? 0.003 : 0.0018))

    // The safe area: a twentieth of the display on every side.
    readonly property int margin: size(0.05)
    readonly property int sideMargin: Math.round(0.05 * width)
    readonly property int gap: size(0.016)

    // Font sizes.
    readonly property int code: theme.type(0.12)
    readonly property int address: theme.type(0.088)
    readonly property int title: theme.type(0.05)
    readonly property int body: theme.type(0.034)
    readonly property int small: theme.type(0.027)

    readonly property int quick: motion ? 200 : 0
    readonly property int calm: motion ? 300 : 0
}
