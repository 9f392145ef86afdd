// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Gets from the box what shall be seen: asks once, again after a pause when that fails or breaks, and
// at last leaves it to the person.

import { line_retry, MAY_PASS } from './line_retry.js';
import { rpc_error } from './signalling.js';
import { viewing } from './viewing.js';

/** A share that has just begun has no pictures yet. */
const VIEW_MAY_PASS = [...MAY_PASS, 'codec_unsupported'];

/** A connection that breaks sooner is no success: the pauses go on growing. */
const STANDING_MS = 5000;

/**
 * @typedef {import('./view_link.js').wanted} wanted
 * @typedef {{
 *   call: (method: string, params?: object) => Promise<any>,
 *   is_open: () => boolean,
 *   new_peer: () => RTCPeerConnection,
 *   on_change: () => void,
 * }} host
 */

export class watch_feed {
  /** @param {host} host */
  constructor(host) {
    this.host_ = host;
    /** @type {Map<string, MediaStream>} by share; of a connection that broke, until the next one */
    this.streams = new Map();
    /** Why nothing comes, "" = it does, or is tried again. */
    this.fault = '';
    /** @type {wanted[]} */
    this.wanted_ = [];
    /** Those that this device cannot decode, as `share codec`: made of something else they are tried again. */
    this.unplayable_ = new Set();
    this.asked_ = '';
    this.retry_ = new line_retry(() => this.ask_(), VIEW_MAY_PASS);
    this.standing_ = 0;
    this.viewing_ = new viewing({
      call: host.call,
      is_open: host.is_open,
      new_peer: host.new_peer,
      on_connected: () => this.stands_(),
      on_broken: () => this.failed_(new rpc_error('media_failed', 'The connection of the pictures broke.')),
      on_shown: (shown) => this.shown_(shown),
    });
  }

  /** @param {wanted[]} shares asked for when that is something else than before */
  want(shares) {
    this.wanted_ = shares;
    const key = this.key_();
    if (key === this.asked_ || !this.host_.is_open()) return;
    this.asked_ = key;
    this.retry_.settled();
    this.ask_();
  }

  /** All anew: on a new session, or because the person says so. */
  again() {
    this.retry_.settled();
    this.set_fault_('');
    this.asked_ = this.key_();
    this.ask_(true);
  }

  stop() {
    clearTimeout(this.standing_);
    this.retry_.cancel();
    this.retry_.settled();
    this.wanted_ = [];
    this.asked_ = '';
    this.unplayable_.clear();
    this.fault = '';
    this.viewing_.stop();
  }

  /** @param {string} share */
  is_unplayable(share) {
    return this.wanted_.some((one) => one.id === share && this.unplayable_.has(name_of(one)));
  }

  /** @param {string} method @param {any} params */
  notified(method, params) {
    this.viewing_.notified(method, params);
  }

  stands_() {
    clearTimeout(this.standing_);
    this.standing_ = Number(setTimeout(() => this.retry_.settled(), STANDING_MS));
  }

  key_() {
    return JSON.stringify(this.wanted_);
  }

  ask_(anew = false) {
    this.retry_.cancel();
    if (!this.host_.is_open()) return; // the session comes back, and with it this
    if (!this.wanted_.length) return this.viewing_.stop();
    const key = this.key_();
    const playable = this.wanted_.map((one) => (this.unplayable_.has(name_of(one)) ? { ...one, codec: '' } : one));
    this.viewing_.show(playable, anew).catch((error) => {
      if (key === this.key_()) this.failed_(error);
    });
  }

  /** @param {import('./viewing.js').shown} shown */
  shown_({ streams, unplayable }) {
    this.streams = streams;
    this.set_fault_('');
    // As it was asked for: by now it may be made of something else.
    for (const one of unplayable) this.unplayable_.add(name_of(one));
    this.host_.on_change();
  }

  /** @param {unknown} error */
  failed_(error) {
    clearTimeout(this.standing_);
    const known = error instanceof rpc_error;
    if (!this.wanted_.length || (known && error.name === 'closed')) return;
    const name = known ? error.name : 'failed';
    console.info('not to be watched:', error);
    if (known && this.retry_.try_again(name, error.retry_after_ms)) return;
    this.set_fault_(name);
  }

  /** @param {string} name */
  set_fault_(name) {
    if (name === this.fault) return;
    this.fault = name;
    this.host_.on_change();
  }
}

/** @param {wanted} one */
const name_of = ({ id, codec }) => `${id} ${codec}`;
