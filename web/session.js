// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Being in the meeting: says hello, joins, resumes after a lost connection, follows the room.

import { room_follower } from './room.js';
import { rpc_error, signalling } from './signalling.js';
import { tab_memory } from './storage.js';

const TOKEN_KEY = 'tessera.resume';
/** After these the token is worth nothing; after any other error the same token is tried again. */
const TOKEN_IS_GONE = ['token_expired', 'removed', 'replaced', 'unauthenticated', 'not_found',
  'invalid_argument'];

/**
 * @typedef {{room: {name: string, locale: string}, pin_required: boolean, max_kbps: number}} hello
 * @typedef {{
 *   on_hello: (hello: hello) => void,
 *   on_must_join: (why: rpc_error | null) => void,
 *   on_joined: () => void,
 *   on_room: () => void,
 *   on_waiting: (retry_at: number) => void,
 *   on_bye: (reason: string) => void,
 *   on_notification: (method: string, params: any) => void,
 * }} session_listeners
 */

export class session {
  /** @param {string} url @param {session_listeners} listeners */
  constructor(url, listeners) {
    this.listeners_ = listeners;
    this.me = '';
    this.name = '';
    this.joined = false;
    /** @type {hello | null} */
    this.hello = null;
    this.follower_ = new room_follower(() => this.wire_.call('room.get'));
    this.wire_ = new signalling(url, {
      on_open: () => void this.greet_(),
      on_waiting: (retry_at) => {
        this.joined = false;
        listeners.on_waiting(retry_at);
      },
      on_notification: (method, params) => void this.notified_(method, params),
    });
    for (const change of ['online', 'offline']) {
      addEventListener(change, () => this.network_changed_());
    }
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.wire_.retry_now();
    });
  }

  get room() {
    return this.follower_.room;
  }

  /** False after close() and after a bye that ends the visit. */
  get is_wanted() {
    return this.wire_.is_wanted;
  }

  open() {
    this.wire_.open();
  }

  retry_now() {
    this.wire_.retry_now();
  }

  /** @param {string} method @param {object} [params] @returns {Promise<any>} */
  call(method, params) {
    return this.wire_.call(method, params);
  }

  /** @param {string} name @param {string} pin "" when the meeting asks for none */
  async join(name, pin) {
    this.enter_(await this.wire_.call('join', pin ? { name, pin } : { name }));
  }

  async leave() {
    await this.wire_.call('leave').catch(() => {}); // gone is gone, whoever closes first
    this.forget();
    this.wire_.close();
  }

  forget() {
    tab_memory.remove(TOKEN_KEY);
    this.joined = false;
    this.me = '';
  }

  async greet_() {
    try {
      this.hello = /** @type {hello} */ (await this.wire_.call('room.hello'));
      this.listeners_.on_hello(this.hello);
      const resume_token = tab_memory.get(TOKEN_KEY);
      if (resume_token) this.enter_(await this.wire_.call('resume', { resume_token }));
      else this.listeners_.on_must_join(null);
      this.wire_.settle();
    } catch (error) {
      if (!(error instanceof rpc_error)) throw error;
      if (TOKEN_IS_GONE.includes(error.name)) {
        this.forget();
        this.listeners_.on_must_join(error);
      } else if (error.name !== 'closed') {
        this.wire_.reconnect();
      }
    }
  }

  /** @param {any} entry result of join or resume */
  enter_(entry) {
    tab_memory.set(TOKEN_KEY, entry.resume_token);
    this.me = entry.participant;
    this.name = entry.name;
    this.joined = true;
    this.follower_.reset(entry);
    this.listeners_.on_joined();
    this.listeners_.on_room();
  }

  /** @param {string} method @param {any} params */
  async notified_(method, params) {
    if (method === 'room.changed') {
      await this.follower_.apply(params).catch(() => this.wire_.reconnect());
      this.listeners_.on_room();
    } else if (method === 'bye') {
      this.bye_(params.reason);
    } else {
      this.listeners_.on_notification(method, params);
    }
  }

  /** @param {string} reason */
  bye_(reason) {
    const ends = reason === 'removed' || reason === 'replaced';
    // Nobody at the form: wait for a sign of life instead of knocking for ever.
    const asleep = reason === 'idle' && !this.joined;
    if (!ends && !asleep) return;
    if (ends) this.forget();
    this.wire_.close();
    this.listeners_.on_bye(reason);
  }

  network_changed_() {
    this.wire_.retry_now();
    this.wire_.probe();
  }
}
