// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

MessageScreen {
    glyph: "versions"
    glyphColour: Theme.danger
    headline: qsTr("The parts of this box do not fit together")
    explanation: qsTr("The display (%1) and tesserad speak different versions. Update both to the same release, then restart the box.").arg(Stage.version)
    detail: Room.mismatch
}
