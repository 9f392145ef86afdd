// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Being the host: gives the code, follows the room, gives the code again after a lost connection.
// The code lives here in memory and nowhere else: a reload asks for it.

import { box_clock } from '../box_time.js';
import { room_follower } from '../room.js';
import { rpc_error, signalling } from '../signalling.js';

/** After these the code is worth nothing any more. */
const CODE_IS_GONE = ['wrong_code', 'not_allowed', 'invalid_argument', 'unauthenticated'];
/** After these nothing reconnects by itself. */
const ENDS = ['removed', 'refused', 'meeting_ended', 'replaced'];

/**
 * @typedef {{room: {name: string}}} hello
 * @typedef {{on_hello: (hello: hello) => void, on_must_prove: (why: string) => void,
 *   on_open: () => void, on_room: () => void, on_waiting: (retry_at: number) => void,
 * }} listeners on_must_prove: why is "", "changed", "ended" or "asleep"
 */

export class host_session {
  /** @param {string} url @param {listeners} listeners */
  constructor(url, listeners) {
    this.listeners_ = listeners;
    this.code_ = '';
    this.is_host = false;
    this.clock = new box_clock();
    this.follower_ = new room_follower(() => this.wire_.call('room.get'));
    this.wire_ = new signalling(url, {
      on_open: () => void this.greet_(),
      on_waiting: (retry_at) => {
        this.is_host = false;
        listeners.on_waiting(retry_at);
      },
      on_notification: (method, params) => void this.notified_(method, params),
    });
    for (const change of ['online', 'offline']) {
      addEventListener(change, () => {
        this.retry_now();
        void this.wire_.probe();
      });
    }
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.retry_now();
    });
  }

  /** @returns {any} the room document as a host sees it */
  get room() {
    return this.follower_.room;
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

  /** @param {string} code as the display shows it; throws an rpc_error */
  async prove(code) {
    if (!this.wire_.is_open) this.open();
    this.follower_.reset(await this.wire_.call('host.open', { code }));
    this.code_ = code;
    this.is_host = true;
    this.wire_.settle();
    this.listeners_.on_open();
    this.listeners_.on_room();
  }

  async greet_() {
    try {
      this.listeners_.on_hello(await this.wire_.call('room.hello'));
      if (this.code_) await this.prove(this.code_);
      else this.listeners_.on_must_prove('');
      this.wire_.settle();
    } catch (error) {
      if (!(error instanceof rpc_error)) throw error;
      if (CODE_IS_GONE.includes(error.name)) this.forget_('changed');
      else if (error.name !== 'closed') this.wire_.reconnect();
    }
  }

  /** @param {string} why */
  forget_(why) {
    this.code_ = '';
    this.is_host = false;
    this.listeners_.on_must_prove(why);
  }

  /** @param {string} method @param {any} params */
  async notified_(method, params) {
    if (method === 'room.changed') {
      this.clock.heard_patch(params.patch);
      await this.follower_.apply(params).catch(() => this.wire_.reconnect());
      if (this.is_host) this.listeners_.on_room();
    } else if (method === 'host.closed') {
      this.forget_(params.reason === 'meeting_ended' ? 'ended' : 'changed');
    } else if (method === 'bye') {
      this.bye_(params.reason);
    }
  }

  /** @param {string} reason */
  bye_(reason) {
    if (reason === 'idle') this.wire_.close(); // nobody at the form: no knocking for ever
    if (reason === 'idle') this.forget_('asleep');
    else if (ENDS.includes(reason)) this.forget_(reason === 'meeting_ended' ? 'ended' : 'changed');
  }
}
