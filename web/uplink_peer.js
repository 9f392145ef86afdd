// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// One peer connection that sends, and what is negotiated on it (docs/signalling.md).

import { line_watch } from './line_watch.js';
import { peer_candidates } from './peer_candidates.js';
import { rpc_error } from './signalling.js';
import { uplink_seats } from './uplink_seats.js';

/** The box says when to come again; so often it is believed. */
const MOST_TRIES = 5;

/**
 * @typedef {import('./sharing.js').sharing} sharing
 * @typedef {import('./sharing.js').shape} shape
 * @typedef {import('./uplink_seats.js').seat} seat
 * @typedef {{line: sharing, mid: string, shape: shape, wire: object}} binding
 * @typedef {{
 *   call: (method: string, params?: object) => Promise<any>,
 *   lines: Set<sharing>,
 *   on_ice: (peer: uplink_peer) => void,
 *   on_silent: (peer: uplink_peer) => void,
 *   on_left: (name: string) => void,
 * }} host lines: all that shall be carried; on_left: the box may still hold a peer of this name
 */

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class uplink_peer {
  /** @param {host} host @param {RTCPeerConnection} pc */
  constructor(host, pc) {
    this.host_ = host;
    this.pc_ = pc;
    this.seats_ = new uplink_seats(pc);
    /** What the box calls it, "" before its first answer. */
    this.name = '';
    this.is_closed = false;
    this.is_offering = false;
    /** The next line needs a fresh connection. */
    this.is_broken = false;
    this.connected_ = false;
    this.candidates_ = new peer_candidates(pc, host.call);
    pc.oniceconnectionstatechange = () => this.ice_changed_();
    this.watch_ = new line_watch(pc, () => host.on_silent(this));
  }

  /** W3C RTCIceConnectionState. */
  get ice_state() {
    return this.pc_.iceConnectionState;
  }

  /**
   * What runs, runs on, also when it is refused.
   * @param {sharing[]} lines that come, or have changed @param {RTCOfferOptions} [options]
   * @returns {Promise<void>} rejects with an rpc_error, or what the browser throws
   */
  async negotiate(lines, options = {}) {
    const pc = this.pc_;
    /** @type {seat[]} */
    const taken = [];
    this.is_offering = true;
    try {
      for (const line of lines) await this.seats_.seat(line, () => this.host_.lines.has(line), taken);
      await pc.setLocalDescription(await pc.createOffer(options));
      const bound = this.bindings_(lines);
      if (lines.length > 0 && bound.length === 0) throw new rpc_error('closed', 'Nothing to be offered is left.');
      const answer = await this.ask_({
        ...(this.name ? { peer: this.name } : {}),
        sdp: pc.localDescription?.sdp ?? '',
        // Without them all shares stay as they are.
        ...(lines.length ? { shares: Object.fromEntries(bound.map(({ mid, wire }) => [mid, wire])) } : {}),
      });
      // All that was offered was stopped before the box had named the peer.
      if (this.is_closed) return this.host_.on_left(answer.peer);
      await this.take_answer_(answer, lines.length ? bound : []);
    } catch (error) {
      await this.take_back_(taken);
      throw error;
    } finally {
      this.is_offering = false;
    }
  }

  /** @param {import('./peer_candidates.js').wire_candidate} wire */
  async remote_candidate(wire) {
    await this.candidates_.remote(wire);
  }

  /** Its sections are free for others. @param {sharing} line */
  free_line(line) {
    this.seats_.free_line(line);
  }

  /** The box has to be told by the caller. */
  close() {
    this.is_closed = true;
    this.watch_.stop();
    this.pc_.oniceconnectionstatechange = null;
    this.pc_.onicecandidate = null;
    this.pc_.close();
    for (const line of this.host_.lines) line.unseat();
  }

  /**
   * What the offer says of each share that goes on or comes.
   * @param {sharing[]} lines that come or have changed
   * @returns {binding[]}
   */
  bindings_(lines) {
    /** @type {binding[]} */
    const bound = [];
    for (const line of this.host_.lines) {
      const shape = lines.includes(line) ? line.shape : line.settled;
      if (!shape) continue;
      const video = shape.video ? this.seats_.mid_of(line, 'video') : '';
      const audio = shape.audio ? this.seats_.mid_of(line, 'audio') : '';
      const mid = video || audio;
      if (mid) bound.push({ line, mid, shape, wire: line.wire_of(shape, video ? audio : '') });
    }
    return bound;
  }

  /** @param {any} answer @param {binding[]} bound */
  async take_answer_(answer, bound) {
    try {
      await this.pc_.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
    } catch (error) {
      this.is_broken = true; // the box is further than this end
      this.name ||= answer.peer; // and holds a peer that has to go
      throw error;
    }
    this.name = answer.peer;
    this.is_broken = false;
    await this.candidates_.answered(answer.peer);
    for (const { line, mid, shape } of bound) {
      const share = answer.shares[mid] ?? line.share_id;
      if (this.host_.lines.has(line)) line.settle(share, shape);
      // It was dropped while the box was asked.
      else if (share) this.host_.call('share.stop', { share }).catch(() => {});
    }
    this.seats_.free_unused();
    if (this.connected_) this.lines_connected_();
  }

  /** What runs, runs on. @param {seat[]} taken */
  async take_back_(taken) {
    for (const seat of taken) this.seats_.free(seat);
    if (this.pc_.signalingState !== 'have-local-offer') return;
    await this.pc_.setLocalDescription({ type: 'rollback' }).catch((error) => {
      this.is_broken = true;
      console.info('rollback:', error);
    });
  }

  /** @param {object} offer @returns {Promise<any>} */
  async ask_(offer) {
    for (let tries = 1; ; ++tries) {
      try {
        return await this.host_.call('peer.offer', offer);
      } catch (error) {
        const wait_ms = error instanceof rpc_error && error.name === 'unavailable' ? error.retry_after_ms : 0;
        if (!wait_ms || tries === MOST_TRIES) throw error;
        await pause(wait_ms);
      }
    }
  }

  ice_changed_() {
    if (this.is_closed) return;
    if (this.ice_state === 'connected') this.lines_connected_();
    this.host_.on_ice(this);
  }

  lines_connected_() {
    this.connected_ = true;
    for (const line of this.host_.lines) if (line.settled) line.connected();
  }
}
