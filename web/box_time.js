// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The box's clock, seen from here. Its times ("ends_at") are its own, and this device's clock may
// be wrong by hours: a count-down must not be. What has just happened tells the difference; the
// smallest one is the one that waited least on the way.

const MOST_SAMPLES = 20;

export class box_clock {
  /** @param {() => number} [now] ms since 1970 on this device */
  constructor(now = Date.now) {
    this.now_ = now;
    /** @type {number[]} */
    this.samples_ = [];
  }

  /** @param {unknown} at when something happened of which we hear now, ms since 1970 on the box */
  heard(at) {
    if (typeof at !== 'number' || at <= 0) return;
    this.samples_.push(this.now_() - at);
    if (this.samples_.length > MOST_SAMPLES) this.samples_.shift();
  }

  /** @param {any} patch of the room document: everything new in it has just happened */
  heard_patch(patch) {
    for (const part of ['notices', 'requests', 'chat', 'reactions']) {
      for (const one of Object.values(patch?.[part] ?? {})) {
        this.heard(/** @type {any} */ (one)?.at);
      }
    }
  }

  /** @param {number} at on the box @returns {number} the same moment on this device */
  here(at) {
    return this.samples_.length ? at + Math.min(...this.samples_) : at;
  }

  /** @param {number} at on this device @returns {number} the same moment on the box */
  there(at) {
    return this.samples_.length ? at - Math.min(...this.samples_) : at;
  }
}
