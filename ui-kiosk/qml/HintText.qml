// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

Label {
    anchors.verticalCenter: parent.verticalCenter
    font.pixelSize: Theme.type(0.03)
}
