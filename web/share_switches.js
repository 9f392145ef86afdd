// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Pause and sound of the running share, as the buttons of its own page.

import { rpc_error } from './signalling.js';
import { error_words } from './strings.js';
import { show_notice, ui } from './views.js';

/** @typedef {import('./room.js').share} share */

export class share_switches {
  /**
   * @param {import('./session.js').session} session
   * @param {() => import('./sharing.js').sharing | null} line @param {() => void} on_change
   */
  constructor(session, line, on_change) {
    this.session_ = session;
    this.line_ = line;
    this.on_change_ = on_change;
    /** Paused with the button of this page, not because the window gives no picture. */
    this.paused_here_ = false;
    ui.pause.addEventListener('click', () => void this.pause_());
    ui.sound.addEventListener('click', () => void this.mute_());
  }

  begin() {
    this.paused_here_ = false;
  }

  /**
   * The box also calls a share paused by its owner that just gives no picture (a minimised window).
   * Such a one must go on encoding, or its next picture would never come.
   * @param {share | undefined} share
   */
  as_paused_here(share) {
    const by_window = share?.paused_by === 'owner' && !this.paused_here_;
    return share && by_window ? { ...share, paused_by: '' } : share;
  }

  async pause_() {
    const { id, share } = this.now_();
    const known = this.as_paused_here(share);
    if (!known) return;
    const pause = known.state !== 'paused' || known.paused_by === '';
    const before = this.paused_here_;
    this.paused_here_ = pause;
    if (!(await this.call_(pause ? 'share.pause' : 'share.resume', { share: id }))) this.paused_here_ = before;
    this.on_change_();
  }

  /** Whether the display plays the sound that goes along. */
  async mute_() {
    const { id, share } = this.now_();
    if (share) await this.call_('share.volume', { share: id, muted: !share.muted });
  }

  /** How loud the display plays it. @param {number} volume */
  async set_volume(volume) {
    const { id, share } = this.now_();
    if (share) await this.call_('share.volume', { share: id, volume });
  }

  /** @returns {{id: string, share: share | undefined}} as the room has it */
  now_() {
    const id = this.line_()?.share_id ?? '';
    return { id, share: this.session_.room?.shares?.[id] };
  }

  /** @param {string} method @param {object} params @returns {Promise<boolean>} false: refused, and said so */
  async call_(method, params) {
    try {
      await this.session_.call(method, params);
      return true;
    } catch (error) {
      if (!(error instanceof rpc_error)) throw error;
      show_notice(error_words(error), 'error');
      return false;
    }
  }
}
