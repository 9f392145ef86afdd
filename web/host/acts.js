// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What a host does to the room: one call each, and one line for what went wrong. Two hosts may do
// the same at once; the second one hears that it has changed and sees the new state.

import { part, set_text } from '../dom.js';
import { rpc_error } from '../signalling.js';
import { error_words, t } from '../strings.js';

const SHOWN_MS = 8000;
/** Somebody else was faster. */
const GONE = ['not_found', 'participant_not_found', 'share_not_found'];

const note = part('desk-note', HTMLElement);

/** @param {unknown} error @returns {string} a sentence; throws what the box did not say */
export function told(error) {
  if (!(error instanceof rpc_error)) throw error;
  if (GONE.includes(error.name)) return t('desk.gone');
  if (error.name === 'invalid_argument') return t('desk.invalid');
  if (error.name === 'too_many_attempts') return t('host.too_many');
  return error_words(error);
}

export class acts {
  /** @param {import('./host_session.js').host_session} session */
  constructor(session) {
    this.session_ = session;
    this.timer_ = 0;
    /** @type {Set<string>} calls under way: a second click on the same thing does nothing */
    this.busy_ = new Set();
  }

  /** @param {string} method @param {object} [params] @returns {Promise<boolean>} done */
  async do(method, params = {}) {
    const what = method + JSON.stringify(params);
    if (this.busy_.has(what)) return false;
    this.busy_.add(what);
    try {
      await this.session_.call(method, params);
      this.say('');
      return true;
    } catch (error) {
      this.say(told(error));
      return false;
    } finally {
      this.busy_.delete(what);
    }
  }

  /** @param {string} text "" takes the line away */
  say(text) {
    clearTimeout(this.timer_);
    set_text(note, text);
    if (text) this.timer_ = Number(setTimeout(() => set_text(note, ''), SHOWN_MS));
  }
}
