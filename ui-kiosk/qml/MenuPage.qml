// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk

// A column of rows, captions between them.
Column {
    required property var menu

    // What can be chosen, from top to bottom.
    function rows() {
        const found = [];
        for (const child of Array.from(children))
            if (child.visible && child.press)
                found.push(child);
        return found;
    }

    spacing: Theme.size(0.008)
}
