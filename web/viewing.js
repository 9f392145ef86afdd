// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What is watched on this device, from connection to connection: which shares, and their streams.

import { view_link } from './view_link.js';

/** Connections have places for so many shares; a larger one takes over from a smaller one. */
const SIZES = [1, 4, 9];
export const MOST_WATCHED = 9;
/** The old pictures stay for as long as the new connection may need for its first. */
const SWAP_MS = 4000;

/** @typedef {import('./view_link.js').wanted} wanted */
/**
 * @typedef {{streams: Map<string, MediaStream>, unplayable: wanted[]}} shown by share; and what was asked
 *   for that this device cannot decode
 * @typedef {{
 *   call: (method: string, params?: object) => Promise<any>,
 *   is_open: () => boolean,
 *   new_peer: () => RTCPeerConnection,
 *   on_connected: () => void,
 *   on_broken: () => void,
 *   on_shown: (shown: shown) => void,
 * }} host
 */

export class viewing {
  /** @param {host} host */
  constructor(host) {
    this.host_ = host;
    /** @type {view_link | null} */
    this.link_ = null;
    /** @type {view_link | null} comes in the place of the present one */
    this.next_ = null;
    /** @type {wanted[]} */
    this.wanted_ = [];
    this.turn_ = Promise.resolve();
  }

  /**
   * @param {wanted[]} shares @param {boolean} [anew] the connection is of no use any more
   * @returns {Promise<void>} rejects with an rpc_error when none comes
   */
  show(shares, anew = false) {
    this.wanted_ = shares.slice(0, MOST_WATCHED);
    if (anew) {
      this.link_?.close();
      this.link_ = null;
    }
    return this.settle_soon_();
  }

  stop() {
    this.wanted_ = [];
    for (const link of [this.next_, this.link_]) link?.close();
    this.next_ = null;
    this.link_ = null;
    this.host_.on_shown({ streams: new Map(), unplayable: [] });
  }

  /** @param {string} method @param {any} params */
  notified(method, params) {
    this.link_?.notified(method, params);
    this.next_?.notified(method, params);
  }

  /** One after the other; the last wish counts. @returns {Promise<void>} */
  settle_soon_() {
    this.turn_ = this.turn_.catch(() => {}).then(() => this.settle_());
    return this.turn_;
  }

  async settle_() {
    const wanted = this.wanted_;
    if (!wanted.length) return;
    const link = this.link_;
    const fits = link && !link.is_closed && wanted.length <= link.places;
    if (!fits || !(await this.turned_(link, wanted))) await this.take_over_(wanted);
    const shown = this.link_;
    if (shown && this.wanted_.length) {
      this.host_.on_shown({ streams: shown.streams(), unplayable: shown.unplayable });
    }
  }

  /** @param {view_link} link @param {wanted[]} wanted @returns {Promise<boolean>} */
  async turned_(link, wanted) {
    try {
      await link.turn_to(wanted);
      return true;
    } catch (error) {
      console.info('another connection is needed:', error);
      return false;
    }
  }

  /** @param {wanted[]} wanted */
  async take_over_(wanted) {
    const places = SIZES.find((size) => size >= wanted.length) ?? MOST_WATCHED;
    const { call, is_open, new_peer, on_connected } = this.host_;
    const on_broken = (/** @type {view_link} */ link) => this.broken_(link);
    const fresh = new view_link({ call, is_open, new_peer, on_connected, on_broken }, places);
    this.next_ = fresh;
    try {
      await fresh.open(wanted);
      if (this.link_) await fresh.first_picture(SWAP_MS);
    } catch (error) {
      fresh.close();
      throw error;
    } finally {
      if (this.next_ === fresh) this.next_ = null;
    }
    if (!this.wanted_.length) return fresh.close();
    this.link_?.close();
    this.link_ = fresh;
  }

  /** The last pictures stand until others come. @param {view_link} link */
  broken_(link) {
    if (link !== this.link_) return; // the next one says so where it is waited for
    this.link_ = null;
    link.close();
    this.host_.on_broken();
  }
}
