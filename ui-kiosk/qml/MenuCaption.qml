// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

Label {
    width: parent.width
    height: Theme.size(0.05)
    leftPadding: Theme.size(0.014)
    rightPadding: leftPadding
    verticalAlignment: Text.AlignVCenter
    horizontalAlignment: Text.AlignLeft
    color: Theme.caption
    font.pixelSize: Theme.type(0.025)
    font.weight: Font.Medium
}
