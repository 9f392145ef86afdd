// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A slider with a button that mutes. While somebody drags it, the room's word waits.

import { icon, made } from '../dom.js';

/** A slider says a hundred things a second; the box is told so often. */
const TOLD_MS = 100;
/** The room's word about the last value comes within. */
const SETTLED_MS = 400;

/**
 * @typedef {{volume: number, muted: boolean, locked: boolean, volume_label: string,
 *   mute_label: string}} level locked: nobody here can let it be heard
 */

export class volume_control {
  /** @param {(params: {volume?: number, muted?: boolean}) => void} set */
  constructor(set) {
    this.set_ = set;
    this.told_at_ = 0;
    this.timer_ = 0;
    this.settling_ = 0;
    this.room_volume_ = 0;
    this.muted_ = false;
    this.range_ = made('input', 'level');
    this.range_.type = 'range';
    this.range_.min = '0';
    this.range_.max = '100';
    this.range_.step = '5';
    this.figure_ = made('output', 'level-figure');
    this.mute_ = made('button', 'tool', icon('speaker'));
    this.mute_.type = 'button';
    this.mute_.addEventListener('click', () => this.set_({ muted: !this.muted_ }));
    this.range_.addEventListener('input', () => this.moved_());
    this.element = made('div', 'volume', this.mute_, this.range_, this.figure_);
  }

  moved_() {
    clearTimeout(this.settling_);
    this.settling_ = Number(setTimeout(() => this.settle_(), SETTLED_MS));
    this.show_level_(this.range_.valueAsNumber);
    clearTimeout(this.timer_);
    const wait = Math.max(0, this.told_at_ + TOLD_MS - performance.now());
    this.timer_ = Number(setTimeout(() => this.tell_(), wait));
  }

  tell_() {
    this.told_at_ = performance.now();
    this.set_({ volume: this.range_.valueAsNumber });
  }

  /** What the room says counts, also where it does not follow. */
  settle_() {
    this.settling_ = 0;
    this.range_.valueAsNumber = this.room_volume_;
    this.show_level_(this.room_volume_);
  }

  /** @param {level} level */
  update({ volume, muted, locked, volume_label, mute_label }) {
    this.muted_ = muted;
    this.room_volume_ = volume;
    if (!this.settling_) this.settle_();
    this.range_.ariaLabel = volume_label;
    this.mute_.title = mute_label;
    this.mute_.ariaLabel = mute_label;
    this.mute_.ariaPressed = String(muted);
    this.mute_.disabled = locked;
    this.mute_.querySelector('use')?.setAttribute('href', muted ? '#i-muted' : '#i-speaker');
    this.element.dataset.muted = String(muted);
  }

  /** @param {number} volume */
  show_level_(volume) {
    this.figure_.textContent = String(volume);
    this.range_.style.setProperty('--level', `${volume}%`);
  }
}
