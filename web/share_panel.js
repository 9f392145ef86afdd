// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The panel of the own share: its state in words, its buttons, its figures.

import { level_slider } from './level_slider.js';
import { figures_of, lowered_sentence, question_words, sound_sentence, words_of } from './share_words.js';
import { t } from './strings.js';
import { made, part, set_text, show_status, ui } from './views.js';

const TICK_MS = 250;

const count = part('status-count', HTMLElement);
const more = part('more', HTMLDetailsElement);
const rows = part('more-figures', HTMLDListElement);

/**
 * @typedef {import('./policy.js').request} request
 * @typedef {{
 *   share: import('./room.js').share | undefined,
 *   asking: {request: request, others: string[]} | null,
 *   label: string, sound: boolean, loudspeaker: boolean, lost: boolean, host: boolean,
 *   clock: import('./box_time.js').box_clock,
 * }} seen
 */

export class share_panel {
  /** @param {(volume: number) => void} set_volume of the own share, on the display */
  constructor(set_volume) {
    this.slider_ = new level_slider(set_volume);
    ui.own_level.replaceChildren(...this.slider_.elements);
    this.timer_ = 0;
    /** @type {seen | null} */
    this.seen_ = null;
    more.addEventListener('toggle', () => this.show_figures_());
  }

  /** @param {seen} seen */
  show(seen) {
    this.seen_ = seen;
    const { share, asking, label, lost } = seen;
    set_text(ui.label, label);
    set_text(
      ui.figures,
      share?.width
        ? t('share.figures', { width: share.width, height: share.height, fps: Math.round(share.fps) })
        : '',
    );
    ui.stop.textContent = t(asking ? 'ask.withdraw' : 'share.stop');
    ui.change.hidden = asking !== null || ui.running.dataset.kind === 'photo';
    this.show_pause_(seen);
    this.show_sound_(seen);
    set_text(ui.lowered, lost || asking ? '' : lowered_sentence(share));
    more.hidden = !share;
    this.show_figures_();
    this.show_state_();
    clearInterval(this.timer_);
    if (asking) this.timer_ = Number(setInterval(() => this.show_state_(), TICK_MS));
  }

  /** @param {seen} seen */
  show_pause_({ share, lost, host }) {
    const by = share?.state === 'paused' ? share.paused_by : '';
    ui.pause.hidden = !share || lost || share.state === 'connecting' || (by === 'host' && !host);
    ui.pause.textContent = t(by ? 'share.resume' : 'share.pause');
    ui.running.dataset.paused = String(by !== '');
  }

  /** @param {seen} seen */
  show_sound_({ share, sound, loudspeaker, lost, host }) {
    const may = !share?.muted || share.muted_by !== 'host' || host;
    ui.sound.hidden = !share || lost || !sound || !loudspeaker || !may;
    ui.sound.textContent = t(share?.muted ? 'share.sound_on' : 'share.sound_off');
    ui.own_level.hidden = ui.sound.hidden;
    ui.own_level.dataset.label = t('share.volume');
    ui.own_level.dataset.muted = String(share?.muted === true);
    this.slider_.update(share?.volume ?? 100, t('share.volume'));
    set_text(ui.sound_line, lost ? '' : sound_sentence(share, sound, loudspeaker));
  }

  show_state_() {
    if (!this.seen_) return;
    const { share, asking, lost } = this.seen_;
    set_text(count, '');
    if (lost) return show_status('lost', t('share.reconnecting'));
    if (asking) return this.show_question_(asking.request, asking.others);
    const { state, text } = words_of(share);
    show_status(state, text);
  }

  /** @param {request} request @param {string[]} others who are replaced */
  show_question_(request, others) {
    const { clock } = /** @type {seen} */ (this.seen_);
    const left = Math.ceil((clock.here(request.ends_at) - Date.now()) / 1000);
    // Beside the sentence, not in it: a screen reader says the sentence once.
    if (left > 0) set_text(count, t('ask.seconds', { seconds: left }));
    show_status('asking', question_words(request, others));
  }

  show_figures_() {
    if (!more.open || more.hidden) return;
    const pairs = figures_of(this.seen_?.share);
    if (rows.childElementCount !== pairs.length) {
      rows.replaceChildren(
        ...pairs.map(([name, value]) => made('div', '', made('dt', '', name), made('dd', '', value))),
      );
      return;
    }
    pairs.forEach(([, value], index) => {
      const field = rows.children[index].lastElementChild;
      if (field && field.textContent !== value) field.textContent = value;
    });
  }
}
