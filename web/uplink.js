// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// All that this page sends goes through one peer connection to the box. Lines come and go on it one
// after the other; when it breaks, it is mended or made anew.

import { rpc_error } from './signalling.js';
import { uplink_peer } from './uplink_peer.js';

const DISCONNECTED_MS = 2000;
const RESTART_MS = 8000;
/** These say nothing about the lines that were offered. */
const OF_THE_WAY = ['closed', 'timeout', 'unavailable'];

/**
 * @typedef {import('./sharing.js').sharing} sharing
 * @typedef {{
 *   call: (method: string, params?: object) => Promise<any>,
 *   is_open: () => boolean,
 *   answers: () => Promise<boolean>,
 *   new_peer: () => RTCPeerConnection,
 *   on_change: () => void,
 * }} host
 */

export class uplink {
  /** @param {host} host */
  constructor(host) {
    this.host_ = host;
    /** @type {Set<sharing>} all that shall be carried */
    this.lines_ = new Set();
    /** @type {uplink_peer | null} */
    this.peer_ = null;
    /** @type {string[]} earlier peers that the box may still hold */
    this.left_ = [];
    /** @type {Promise<unknown>} offers go one after the other */
    this.turn_ = Promise.resolve();
    this.repair_timer_ = 0;
  }

  /** W3C RTCIceConnectionState, or `new` before the first offer. */
  get ice_state() {
    return this.peer_?.ice_state ?? 'new';
  }

  /**
   * Carries the line as it is now: its tracks, its kind. Does nothing when it does so already.
   * @param {sharing} line @returns {Promise<void>} rejects with an rpc_error; the other lines run on
   */
  carry(line) {
    this.lines_.add(line);
    return this.in_turn_(async () => {
      if (!this.lines_.has(line)) return;
      const peer = this.peer_;
      if (!peer?.name || peer.is_broken) await this.begin_anew_(line);
      else if (!line.is_settled) await peer.negotiate([line]);
    });
  }

  /** Its media section is free from now on. Telling the box that the share is over is the caller's part. @param {sharing} line */
  drop(line) {
    this.lines_.delete(line);
    this.peer_?.free_line(line);
    line.unseat();
    if (this.lines_.size > 0) return;
    this.leave_();
    this.tell_left_();
  }

  /** The box has ended this line's share, and with its last share it closes the peer. @param {sharing} line */
  share_gone(line) {
    line.share_id = '';
    if (![...this.lines_].some((one) => one.share_id)) this.forget_peer();
  }

  /** Whatever stands may be gone on the other side: what is carried next makes a fresh connection. */
  forget_peer() {
    if (this.peer_) this.peer_.is_broken = true;
  }

  /** @returns {Promise<boolean>} true when the box took the new offer for the same peer */
  async restart_ice() {
    const peer = this.peer_;
    if (!peer?.name || !this.host_.is_open() || peer.is_offering) return false;
    try {
      await this.in_turn_(async () => {
        if (!peer.is_closed) await peer.negotiate([], { iceRestart: true });
      });
      return true;
    } catch (error) {
      console.info('ICE restart refused:', error);
      return false;
    }
  }

  /** @param {import('./peer_candidates.js').wire_candidate} wire */
  async remote_candidate(wire) {
    await this.peer_?.remote_candidate(wire);
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  in_turn_(work) {
    const done = this.turn_.then(work);
    this.turn_ = done.catch(() => {});
    return done;
  }

  /**
   * One offer with all lines. Where it is refused because of one of them, this line tries alone;
   * the others come by themselves. @param {sharing} line
   */
  async begin_anew_(line) {
    const all = [...this.lines_].filter((one) => one.is_live);
    if (!all.length) {
      // What gave the pictures has ended while the line waited for its turn.
      this.leave_();
      return this.tell_left_();
    }
    try {
      await this.open_with_(all);
    } catch (error) {
      const of_the_way = error instanceof rpc_error && OF_THE_WAY.includes(error.name);
      if (of_the_way || all.length < 2 || !this.lines_.has(line)) throw error;
      console.info('not all at once:', error);
      await this.open_with_([line]);
    }
  }

  /** @param {sharing[]} lines */
  async open_with_(lines) {
    this.leave_();
    const peer = new uplink_peer(
      {
        call: this.host_.call,
        lines: this.lines_,
        on_ice: (one) => this.ice_changed_(one),
        on_silent: (one) => void this.silent_(one),
        on_left: (name) => {
          this.left_.push(name);
          this.tell_left_();
        },
      },
      this.host_.new_peer(),
    );
    this.peer_ = peer;
    try {
      await peer.negotiate(lines);
    } catch (error) {
      if (peer === this.peer_) this.leave_();
      throw error;
    }
    // Only now: a share that goes on must not be left without any peer in between.
    this.tell_left_();
  }

  /** @param {uplink_peer} peer */
  ice_changed_(peer) {
    if (peer !== this.peer_) return;
    clearTimeout(this.repair_timer_);
    const state = peer.ice_state;
    if (state === 'failed') void this.repair_(peer);
    if (state === 'disconnected') {
      this.repair_timer_ = Number(setTimeout(() => void this.repair_(peer), DISCONNECTED_MS));
    }
    this.host_.on_change();
  }

  /** Something of it could still be sent. */
  get is_live_() {
    return [...this.lines_].some((line) => line.is_live);
  }

  /** Restarts ICE; when that brings no connection, asks for a new peer. @param {uplink_peer} peer */
  async repair_(peer) {
    if (peer !== this.peer_ || !this.host_.is_open() || !this.is_live_) return;
    const restarted = await this.restart_ice();
    if (peer !== this.peer_) return;
    clearTimeout(this.repair_timer_);
    const start_over = () => {
      if (peer !== this.peer_ || ['connected', 'completed'].includes(peer.ice_state)) return;
      // With the socket gone too, the lines wait: they are carried again once the session is back.
      if (this.host_.is_open()) this.break_();
    };
    if (!restarted) start_over();
    else this.repair_timer_ = Number(setTimeout(start_over, RESTART_MS));
  }

  /**
   * The box may have lost the address that we send to, and may have others; with the socket gone
   * too, the lines are carried again once the session is back.
   * @param {uplink_peer} peer
   */
  async silent_(peer) {
    if (!this.host_.is_open() || !this.is_live_ || peer.is_offering) return;
    if ((await this.host_.answers()) && peer === this.peer_) this.break_();
  }

  /** Whose lines they are carry them again, and the first of them makes one connection for all. */
  break_() {
    this.forget_peer();
    for (const line of [...this.lines_]) line.broken();
  }

  leave_() {
    clearTimeout(this.repair_timer_);
    const peer = this.peer_;
    this.peer_ = null;
    peer?.close();
    if (peer?.name) this.left_.push(peer.name);
  }

  tell_left_() {
    for (const name of this.left_.splice(0)) {
      if (name === this.peer_?.name || !this.host_.is_open()) continue;
      this.host_.call('peer.close', { peer: name }).catch(() => {});
    }
  }
}
