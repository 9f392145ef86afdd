// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// How loud something is, 0 to 100. While somebody drags the slider, the room's word waits.

import { made } from './dom.js';

/** A slider says a hundred things a second; the box is told so often. */
const TOLD_MS = 200;
/** The room's word about the last value comes within. */
const SETTLED_MS = 400;

export class level_slider {
  /** @param {(volume: number) => void} set */
  constructor(set) {
    this.set_ = set;
    this.told_at_ = 0;
    this.timer_ = 0;
    this.settling_ = 0;
    this.room_volume_ = 0;
    this.range_ = made('input', 'level');
    this.range_.type = 'range';
    this.range_.min = '0';
    this.range_.max = '100';
    this.range_.step = '5';
    this.figure_ = made('output', 'level-figure');
    this.range_.addEventListener('input', () => this.moved_());
    /** @type {HTMLElement[]} */
    this.elements = [this.range_, this.figure_];
  }

  moved_() {
    clearTimeout(this.settling_);
    this.settling_ = Number(setTimeout(() => this.settle_(), SETTLED_MS));
    this.show_(this.range_.valueAsNumber);
    clearTimeout(this.timer_);
    const wait = Math.max(0, this.told_at_ + TOLD_MS - performance.now());
    this.timer_ = Number(setTimeout(() => this.tell_(), wait));
  }

  tell_() {
    this.told_at_ = performance.now();
    this.set_(this.range_.valueAsNumber);
  }

  /** What the room says counts, also where it does not follow. */
  settle_() {
    this.settling_ = 0;
    this.range_.valueAsNumber = this.room_volume_;
    this.show_(this.room_volume_);
  }

  /** @param {number} volume of the room @param {string} label */
  update(volume, label) {
    this.room_volume_ = volume;
    if (!this.settling_) this.settle_();
    this.range_.ariaLabel = label;
  }

  /** @param {number} volume */
  show_(volume) {
    this.figure_.textContent = String(volume);
    this.range_.style.setProperty('--level', `${volume}%`);
  }
}
