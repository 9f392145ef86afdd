// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// How loud the display is in all.

import { part } from '../dom.js';
import { t } from '../strings.js';
import { volume_control } from './volume.js';

const ui = {
  level: part('sound-level', HTMLElement),
  none: part('sound-none', HTMLElement),
  ducking: part('sound-ducking', HTMLInputElement),
};

export class sound_panel {
  /** @param {import('./acts.js').acts} acts */
  constructor(acts) {
    this.control_ = new volume_control((params) => void acts.do('sound.set', params));
    ui.level.replaceWith(this.control_.element);
    ui.ducking.addEventListener('change', () => {
      void acts.do('sound.set', { ducking: ui.ducking.checked });
    });
  }

  /** @param {any} room */
  show({ sound, kiosk }) {
    if (!sound) return;
    const { volume, muted, ducking } = sound;
    this.control_.update({
      volume,
      muted,
      locked: false,
      volume_label: t('desk.volume'),
      mute_label: t(muted ? 'desk.sound_on' : 'desk.sound_off'),
    });
    ui.ducking.checked = ducking;
    ui.none.hidden = kiosk?.state !== 'present' || Boolean(kiosk.sound);
  }
}
