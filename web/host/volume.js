// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A slider with a button that mutes.

import { icon, made } from '../dom.js';
import { level_slider } from '../level_slider.js';

/**
 * @typedef {{volume: number, muted: boolean, locked: boolean, volume_label: string,
 *   mute_label: string}} level locked: nobody here can let it be heard
 */

export class volume_control {
  /** @param {(params: {volume?: number, muted?: boolean}) => void} set */
  constructor(set) {
    this.muted_ = false;
    this.slider_ = new level_slider((volume) => set({ volume }));
    this.mute_ = made('button', 'tool', icon('speaker'));
    this.mute_.type = 'button';
    this.mute_.addEventListener('click', () => set({ muted: !this.muted_ }));
    this.element = made('div', 'volume', this.mute_, ...this.slider_.elements);
  }

  /** @param {level} level */
  update({ volume, muted, locked, volume_label, mute_label }) {
    this.muted_ = muted;
    this.slider_.update(volume, volume_label);
    this.mute_.title = mute_label;
    this.mute_.ariaLabel = mute_label;
    this.mute_.ariaPressed = String(muted);
    this.mute_.disabled = locked;
    this.mute_.querySelector('use')?.setAttribute('href', muted ? '#i-muted' : '#i-speaker');
    this.element.dataset.muted = String(muted);
  }
}
