// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Tessera.Kiosk
import Tessera.Native

// One share: the picture, and over it only what is news.
TilePlace {
    id: root

    required property string shareId
    required property string name
    required property string label
    required property string status
    required property string reason
    required property string failure
    required property string pausedBy
    required property bool pinned
    required property int slot
    required property var figures
    required property bool ending
    required property bool sounds
    required property int volume
    required property bool muted
    required property string cornerOf
    required property bool speaking
    required property var plays

    property bool alone: false
    property var guest: null // the camera in a corner of it
    property int guestSpot: 0

    readonly property alias picture: picture
    readonly property bool corner: cornerOf !== "" // of another one
    // Where the picture will stand, on the display.
    readonly property rect screenFace: Stage.pictureIn(place, failed ? Qt.size(0, 0) : picture.pictureSize, lean)
    readonly property bool failed: status === "failed"
    readonly property bool paused: status === "paused"
    // What comes cannot be shown before its sender begins anew.
    readonly property bool unbegun: status === "unbegun"
    // The last picture stands behind words.
    readonly property bool veiled: paused || unbegun
    // It plays something, and there is no other picture of it.
    readonly property bool music: !!plays && !picture.hasPicture && !failed && !unbegun && !corner
    readonly property bool silenced: muted || (sounds && (volume === 0 || Room.muted || Room.volume === 0))
    readonly property bool low: face.height < Theme.size(0.42)
    readonly property bool small: place.height < Theme.size(0.24)
    // The picture within the tile; while there is none, where a wide one would stand.
    readonly property rect face: picture.hasPicture && !failed ? picture.pictureRect : music && alone ? Qt.rect(0, 0, width, height) : Stage.fit(width, height, leaning)
    // For words: a telephone that stands is too narrow for them, and beside it nothing is.
    readonly property real wide: Stage.fit(width, height, leaning).width
    readonly property real pictureTop: place.y + face.y
    readonly property real pictureBottom: place.y + face.y + face.height
    // The corners above: below the strip of a take-over.
    readonly property real cornerTop: Math.max(face.y + inset, Theme.topTaken - place.y)
    readonly property int inset: Theme.size(alone ? 0.03 : small ? 0.006 : 0.02)
    // What else stands in the camera's corner makes room for it.
    readonly property rect taken: guest?.shown ? guest.place : Qt.rect(0, 0, 0, 0)
    readonly property real takenWidth: taken.width > 0 ? taken.width + inset : 0
    readonly property real takenHeight: taken.width > 0 ? taken.height + Theme.size(0.012) : 0

    function lift(spot) {
        return guestSpot === spot ? takenHeight : 0;
    }

    readonly property real cornerRadius: Math.min(Theme.size(0.018), place.height * 0.09)
    // The corners below: above a question.
    readonly property real cornerBottom: Math.min(face.y + face.height - inset, Theme.height - Theme.bottomTaken - place.y)

    pops: corner

    ShareItem {
        id: picture
        anchors.fill: parent
        shareId: root.shareId
        finalSize: Qt.size(root.place.width, root.place.height)
        lean: root.leaning
        radius: root.corner ? root.cornerRadius : 0
        moving: root.moving || root.growing
        visible: !root.failed
    }

    Rectangle {
        x: root.face.x
        y: root.face.y
        width: root.face.width
        height: root.face.height
        radius: root.alone ? 0 : Theme.size(0.016)
        color: Theme.face
        visible: !root.corner && !root.music && (root.failed || (root.veiled && !picture.hasPicture))

        ShareNote {
            tile: root
        }
    }

    Loader {
        x: root.face.x
        y: root.face.y
        width: root.face.width
        height: root.face.height
        active: root.music
        sourceComponent: PlayingTile {
            name: root.name
            plays: root.plays
            held: root.paused
            silenced: root.silenced
            alone: root.alone
            finalSize: {
                const whole = root.alone ? root.place : Stage.fit(root.place.width, root.place.height, root.lean);
                return Qt.size(whole.width, whole.height);
            }
        }
    }

    Rectangle {
        id: veil
        x: root.face.x
        y: root.face.y
        width: root.face.width
        height: root.face.height
        color: "#a604060c"
        visible: !root.corner && root.veiled && picture.hasPicture

        ShareNote {
            id: note
            tile: root
            overPicture: true
        }
    }

    // Corners: whose it is below, what is wrong above, the figures and the pin opposite.
    NamePill {
        // Where both have no room beside each other it stands on the figures.
        readonly property real whole: root.face.width - 2 * root.inset
        readonly property bool guest: root.guestSpot === 0 && root.takenWidth > 0
        readonly property real beside: whole - (guest ? root.takenWidth : figuresCard.visible ? figuresCard.width + root.inset : 0)
        // On words that have the name already it does not lie.
        readonly property bool free: !root.veiled || (root.paused && y >= veil.y + note.lowest)
        readonly property bool above: !guest && beside < Math.min(whole, Theme.size(0.4))

        x: Language.mirrored ? root.face.x + root.face.width - width - root.inset : root.face.x + root.inset
        y: root.cornerBottom - height - (above && figuresCard.visible ? figuresCard.height + Theme.size(0.008) : 0) - root.lift(3)
        maxWidth: above ? whole : beside
        small: root.small
        name: root.name
        label: root.small ? "" : root.label
        status: root.status
        slot: root.slot
        sounds: root.sounds && !root.silenced
        visible: opacity > 0 && maxWidth > Theme.size(0.12) && !root.corner && free && !root.failed && picture.hasPicture
    }
    WeakPill {
        x: Language.mirrored ? root.face.x + root.face.width - width - root.inset : root.face.x + root.inset
        y: root.cornerTop + root.lift(2)
        maxWidth: root.face.width - 2 * root.inset - Math.max(badges.width > 0 ? badges.width + root.inset : 0, root.guestSpot === 1 ? root.takenWidth : 0)
        small: root.small
        name: root.name
        reason: root.reason
        visible: !root.corner && root.status === "weak" && picture.hasPicture && !root.failed
    }
    Row {
        id: badges
        x: Language.mirrored ? root.face.x + root.inset : root.face.x + root.face.width - width - root.inset
        y: root.cornerTop + root.lift(1)
        spacing: Theme.size(0.008)
        visible: !root.corner

        // With one picture alone the strip says all.
        TileBadge {
            visible: root.ending && !root.alone
            glyph: "clock"
            tone: Theme.warning
        }
        TileBadge {
            visible: root.silenced && !root.failed
            glyph: "muted"
            tone: Theme.text
        }
        TileBadge {
            visible: root.pinned
            glyph: "pin"
        }
    }
    FiguresCard {
        id: figuresCard
        x: Language.mirrored ? root.face.x + root.inset : root.face.x + root.face.width - width - root.inset
        y: root.cornerBottom - height - root.lift(0)
        figures: root.figures
        small: root.small
        brief: !root.small && root.place.height < Theme.size(0.6)
        visible: root.figures.length > 0 && picture.hasPicture && !root.corner && !root.failed && !root.veiled
    }

    // Of one that fills the display alone nobody asks who speaks.
    Item {
        x: root.face.x
        y: root.face.y
        width: root.face.width
        height: root.face.height

        SpeakingRing {
            speaking: root.speaking && !root.corner && !root.alone && !root.veiled && !root.failed
        }
    }
    Loader {
        x: root.face.x
        y: root.face.y
        width: root.face.width
        height: root.face.height
        active: root.corner
        sourceComponent: CornerFace {
            name: root.name
            radius: root.cornerRadius
            hasPicture: picture.hasPicture
            failed: root.failed
            paused: root.paused
            unbegun: root.unbegun
            weak: root.status === "weak"
            silenced: root.silenced
            speaking: root.speaking
        }
    }
}
