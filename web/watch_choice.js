// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Which shares somebody watches: one, or all beside each other, as in a call.

import { MOST_WATCHED } from './viewing.js';

export const ALL = '';

/** @typedef {import('./room.js').room} room @typedef {import('./room.js').share} share */

/** The room's own camera is on only for those who ask for it, and the display says that it is. @param {share} share */
export const is_room = (share) => share.kind === 'room';

/** @param {share} share */
export const has_pictures = (share) => share.kind !== 'sound' && share.codec !== '';

/** It mirrors by AirPlay: a whole picture comes when it begins or is rotated, not for who comes later. @param {room} room @param {share} share */
export const from_start_only = (room, share) =>
  has_pictures(share) &&
  share.kind === 'screen' &&
  share.state !== 'paused' &&
  room.participants[share.participant]?.door === 'airplay';

/** Those that have something to show or to hear, in the order of the display. @param {room} room */
export function watchable(room) {
  return Object.entries(room.shares ?? {})
    .filter(([, share]) => share.codec || share.sound)
    .sort(([, a], [, b]) => a.order - b.order);
}

/** Who has a picture of their own needs no second place for the voice. @param {[string, share][]} seen */
export function voices_alone(seen) {
  const shown = seen.filter(([, share]) => has_pictures(share)).map(([, { participant }]) => participant);
  return seen.filter(([, { kind, participant }]) => kind !== 'sound' || !shown.includes(participant));
}

/** @param {room} room @param {string} participant whichever of their shares it comes with */
export const speaks = (room, participant) =>
  participant !== '' && Object.values(room.shares).some((share) => share.participant === participant && share.speaking);

export class watch_choice {
  constructor() {
    this.forget();
  }

  forget() {
    /** The share that is large, ALL = all beside each other. */
    this.chosen = ALL;
    /** The room's own camera too. */
    this.with_room = false;
  }

  /** What is gone is no longer chosen. @param {room} room */
  follow(room) {
    if (this.chosen && !room.shares[this.chosen]) this.chosen = ALL;
  }

  /** @param {string} id once more: all again @param {room} room */
  pick(id, room) {
    const alone = watchable(room).length < 2;
    this.chosen = alone || id === this.chosen ? ALL : id;
  }

  toggle_room() {
    this.with_room = !this.with_room;
    this.chosen = ALL;
  }

  /** The chosen one; or all, without one's own while there are others. @param {room} room @param {string} me */
  seen(room, me) {
    if (this.chosen) return watchable(room).filter(([id]) => id === this.chosen);
    const all = watchable(room).filter(([, share]) => this.with_room || !is_room(share));
    const others = all.filter(([, { participant }]) => participant !== me);
    return (others.length ? others : all).slice(0, MOST_WATCHED);
  }
}
