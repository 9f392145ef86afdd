// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// One share as it is watched: its moving picture, held or zoomed, and whose it is.

import { photo_gestures, ZOOM_STEP } from './photo_gestures.js';
import { WHOLE, zoomed } from './photo_math.js';
import { initial_of } from './label.js';
import { isolated, t } from './strings.js';
import { made, set_text } from './views.js';
import { watch_wait } from './watch_wait.js';

/** @typedef {import('./room.js').share} share */

export class watch_tile {
  /** @param {() => void} on_pick @param {() => void} on_change */
  constructor(on_pick, on_change) {
    this.on_change_ = on_change;
    this.video_ = made('video', '');
    this.video_.playsInline = true;
    this.video_.autoplay = true;
    this.video_.muted = true;
    this.name_ = made('span', 'whose', '');
    this.name_.dir = 'auto';
    this.state_ = made('span', 'how', '');
    this.initial_ = made('span', 'initial', '');
    this.initial_.ariaHidden = 'true';
    const caption = made('figcaption', '', this.name_, this.state_);
    this.note_ = made('p', 'why', '');
    this.note_.role = 'status';
    this.wait_ = new watch_wait(this.video_, () => this.show_note_());
    this.frame_ = made('div', 'frame', this.initial_, this.video_, this.note_);
    this.element = made('figure', 'watch-tile', this.frame_, caption);
    this.view_ = WHOLE;
    this.held_ = false;
    this.thin_ = false;
    this.large_ = false;
    this.paused_ = false;
    this.unplayable_ = false;
    this.who_ = '';
    this.video_.addEventListener('resize', () => {
      this.element.dataset.picture = String(this.video_.videoWidth > 0);
    });
    this.frame_.addEventListener('click', () => {
      if (!this.large_) on_pick();
    });
    new photo_gestures(/** @type {any} */ (this.frame_), {
      view: () => this.view_,
      look: (view) => this.look_(view),
      turn: () => {},
    });
  }

  get is_held() {
    return this.held_;
  }

  get is_large() {
    return this.large_;
  }

  /** Its line takes whole pictures only, now and then. */
  get is_thin() {
    return this.thin_;
  }

  get zoom() {
    return this.view_.zoom;
  }

  /**
   * @param {share} share @param {MediaStream | null} stream
   * @param {{loud: boolean, large: boolean, speaking: boolean, placed: boolean, unplayable: boolean,
   *   waits: boolean}} how waits: what comes may have no beginning
   */
  show(share, stream, { loud, large, speaking, placed, unplayable, waits }) {
    const only_sound = share.kind === 'sound';
    if (this.video_.srcObject !== stream) this.video_.srcObject = stream;
    this.video_.muted = !loud;
    if (stream && !this.held_) this.video_.play().catch(() => {}); // without sound it may always play
    this.video_.hidden = only_sound || unplayable;
    this.unplayable_ = unplayable;
    this.who_ = share.name;
    this.wait_.set_due(stream !== null && waits && !this.held_);
    this.show_note_();
    this.initial_.textContent = initial_of(share.name);
    this.name_.textContent = share.label ? `${share.name} · ${share.label}` : share.name;
    this.paused_ = share.state === 'paused' && share.paused_by !== '';
    set_text(this.state_, this.paused_ ? t('room.paused') : '');
    this.element.dataset.kind = share.kind;
    this.element.dataset.speaking = String(speaking);
    this.element.dataset.placed = String(placed);
    this.element.dataset.paused = String(this.paused_);
    if (this.large_ === large) return;
    this.large_ = large;
    this.element.dataset.large = String(large);
    this.hold(false);
    this.look_(WHOLE);
  }

  show_note_() {
    const waiting = this.wait_.is_late ? t('watch.unbegun', { name: isolated(this.who_) }) : '';
    set_text(this.note_, this.unplayable_ ? t('watch.unplayable') : waiting);
    this.element.dataset.unplayable = String(this.unplayable_);
    this.element.dataset.waiting = String(waiting !== '');
  }

  /** @param {boolean} thin */
  set_thin(thin) {
    if (thin === this.thin_) return;
    this.thin_ = thin;
    this.on_change_();
  }

  /** The picture stands still here; nobody else notices. @param {boolean} held */
  hold(held) {
    this.held_ = held;
    if (held) this.video_.pause();
    else this.video_.play().catch(() => {});
    this.on_change_();
  }

  /** @param {-1|0|1} steps 0 = the whole picture again */
  zoom_by(steps) {
    this.look_(steps ? zoomed(this.view_, this.view_.zoom * ZOOM_STEP ** steps) : WHOLE);
  }

  /** The picture that is seen now, at full size, as a file. */
  async keep() {
    const canvas = document.createElement('canvas');
    canvas.width = this.video_.videoWidth;
    canvas.height = this.video_.videoHeight;
    if (!canvas.width) return;
    canvas.getContext('2d')?.drawImage(this.video_, 0, 0);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
    if (!blob) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(/** @type {Blob} */ (blob));
    const at = new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-');
    link.download = `${this.who_.replace(/[^\p{L}\p{N} ]/gu, '').trim() || 'Tessera'} ${at}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  remove() {
    this.wait_.set_due(false);
    this.video_.srcObject = null;
    this.element.remove();
  }

  /** @param {import('./photo_math.js').view} view */
  look_(view) {
    if (!this.large_ && view.zoom !== 1) return;
    this.view_ = view;
    const { zoom, x, y } = view;
    const by = (/** @type {number} */ at) => `${((0.5 - at) * 100).toFixed(3)}%`;
    this.video_.style.transform = zoom === 1 ? '' : `scale(${zoom}) translate(${by(x)}, ${by(y)})`;
    this.element.dataset.zoomed = String(zoom > 1);
    this.on_change_();
  }
}
