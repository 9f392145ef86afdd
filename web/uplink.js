// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The one peer connection to the box. It carries all that this page sends; what comes and goes is
// negotiated on it (docs/signalling.md), so that what runs runs on.

import { line_watch } from './line_watch.js';
import { rpc_error } from './signalling.js';

const DISCONNECTED_MS = 2000;
const RESTART_MS = 8000;
const MOST_EARLY_CANDIDATES = 100;
/** The box says when to come again; so often it is believed. */
const MOST_TRIES = 5;
/** These say nothing about the lines that were offered. */
const OF_THE_WAY = ['closed', 'timeout', 'unavailable'];

/**
 * @typedef {import('./sharing.js').sharing} sharing
 * @typedef {{peer: string, candidate: string, mid: string, mline: number}} wire_candidate
 * @typedef {import('./sharing.js').shape} shape
 * @typedef {{line: sharing, mid: string, shape: shape, wire: object}} binding
 * @typedef {{transceiver: RTCRtpTransceiver, kind: 'video'|'audio', line: sharing | null}} seat
 *   one media section; without a line it is free
 * @typedef {{
 *   call: (method: string, params?: object) => Promise<any>,
 *   is_open: () => boolean,
 *   answers: () => Promise<boolean>,
 *   on_change: () => void,
 * }} host
 */

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class uplink {
  /** @param {host} host @param {() => RTCPeerConnection} [make] */
  constructor(host, make = () => new RTCPeerConnection({ bundlePolicy: 'max-bundle' })) {
    this.host_ = host;
    this.make_ = make;
    /** @type {Set<sharing>} all that shall be carried */
    this.lines_ = new Set();
    /** @type {seat[]} */
    this.seats_ = [];
    /** @type {RTCPeerConnection | null} */
    this.pc_ = null;
    this.peer_ = '';
    /** @type {string[]} peers of earlier connections that the box may still hold */
    this.old_peers_ = [];
    /** @type {wire_candidate[]} candidates of the box that came before its answer */
    this.early_ = [];
    /** @type {RTCIceCandidate[]} own ones, found before the box has told the peer's name */
    this.found_ = [];
    /** @type {Promise<unknown>} offers go one after the other */
    this.turn_ = Promise.resolve();
    this.offering_ = false;
    /** The next line needs a fresh connection. */
    this.broken_ = false;
    this.broken_timer_ = 0;
    this.connected_ = false;
    /** @type {line_watch | null} */
    this.watch_ = null;
  }

  /** W3C RTCIceConnectionState, or `new` before the first offer. */
  get ice_state() {
    return this.pc_?.iceConnectionState ?? 'new';
  }

  /**
   * Carries the line as it is now: its tracks, its kind. Does nothing when it does so already.
   * @param {sharing} line @returns {Promise<void>} rejects with an rpc_error; the other lines run on
   */
  carry(line) {
    this.lines_.add(line);
    return this.in_turn_(async () => {
      if (!this.lines_.has(line)) return;
      if (!this.pc_ || !this.peer_ || this.broken_) await this.begin_anew_(line);
      else if (!line.is_settled) await this.negotiate_([line]);
    });
  }

  /** Its media section is free from now on. Telling the box that the share is over is the caller's part. @param {sharing} line */
  drop(line) {
    this.lines_.delete(line);
    for (const seat of this.seats_) if (seat.line === line) this.free_(seat);
    line.unseat();
    if (this.lines_.size > 0) return;
    this.close_connection_();
    this.tell_closed_();
  }

  /** The box has ended this line's share, and with its last share it closes the peer. @param {sharing} line */
  share_gone(line) {
    line.share_id = '';
    if (![...this.lines_].some((one) => one.share_id)) this.broken_ = true;
  }

  /** Whatever stands may be gone on the other side: what is carried next makes a fresh connection. */
  forget_peer() {
    this.broken_ = true;
  }

  /** @returns {Promise<boolean>} true when the box took the new offer for the same peer */
  async restart_ice() {
    if (!this.pc_ || !this.peer_ || !this.host_.is_open() || this.offering_) return false;
    try {
      await this.in_turn_(() => this.negotiate_([], { iceRestart: true }));
      return true;
    } catch (error) {
      console.info('ICE restart refused:', error);
      return false;
    }
  }

  /** @param {wire_candidate} wire */
  async remote_candidate(wire) {
    const { candidate, mid, mline } = wire;
    // An empty candidate says "no more"; browsers differ in how they want to hear that, and need not.
    if (!candidate || (this.peer_ && wire.peer !== this.peer_)) return;
    if (wire.peer !== this.peer_ || !this.pc_?.remoteDescription) {
      if (this.early_.length < MOST_EARLY_CANDIDATES) this.early_.push(wire);
      return;
    }
    await this.pc_
      .addIceCandidate({ candidate, sdpMid: mid, sdpMLineIndex: mline })
      .catch((error) => console.info('candidate left out:', error));
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
    this.close_connection_();
    const pc = this.make_();
    this.pc_ = pc;
    pc.onicecandidate = ({ candidate }) => {
      if (candidate && this.peer_) this.send_candidate_(candidate);
      else if (candidate) this.found_.push(candidate);
    };
    pc.oniceconnectionstatechange = () => this.ice_changed_(pc);
    this.watch_ = new line_watch(pc, () => void this.silent_(pc));
    try {
      await this.negotiate_(lines);
    } catch (error) {
      if (pc === this.pc_) this.close_connection_();
      throw error;
    }
    // Only now: a share that goes on must not be left without any peer in between.
    this.tell_closed_();
  }

  /**
   * @param {sharing[]} lines that come, or have changed @param {RTCOfferOptions} [options]
   */
  async negotiate_(lines, options = {}) {
    const pc = this.pc_;
    if (!pc) return;
    /** @type {seat[]} */
    const taken = [];
    this.offering_ = true;
    try {
      for (const line of lines) await this.seat_(line, taken);
      await pc.setLocalDescription(await pc.createOffer(options));
      const bound = this.bindings_(lines);
      if (lines.length > 0 && bound.length === 0) throw new rpc_error('closed', 'Nothing to be offered is left.');
      const answer = await this.ask_({
        ...(this.peer_ ? { peer: this.peer_ } : {}),
        sdp: pc.localDescription?.sdp ?? '',
        // Without them all shares stay as they are.
        ...(lines.length ? { shares: Object.fromEntries(bound.map(({ mid, wire }) => [mid, wire])) } : {}),
      });
      if (pc !== this.pc_) {
        // All that was offered was stopped before the box had named the peer.
        this.old_peers_.push(answer.peer);
        return this.tell_closed_();
      }
      await this.take_answer_(pc, answer, lines.length ? bound : []);
    } catch (error) {
      await this.take_back_(pc, taken);
      throw error;
    } finally {
      if (pc === this.pc_) this.offering_ = false;
    }
  }

  /**
   * A media section for each track of the line, a free one if there is one.
   * @param {sharing} line @param {seat[]} taken grows
   */
  async seat_(line, taken) {
    for (const kind of /** @type {const} */ (['video', 'audio'])) {
      const track = line[kind];
      if (!track || !this.lines_.has(line)) continue;
      let seat = this.seats_.find((one) => one.line === line && one.kind === kind);
      if (!seat) {
        seat = this.seats_.find((one) => one.line === null && one.kind === kind) ?? this.add_seat_(line, kind);
        seat.line = line;
        taken.push(seat);
      }
      if (seat.transceiver.sender.track !== track) await seat.transceiver.sender.replaceTrack(track);
      line.take_seat(kind, seat.transceiver);
    }
  }

  /** @param {sharing} line @param {'video'|'audio'} kind @returns {seat} */
  add_seat_(line, kind) {
    const pc = /** @type {RTCPeerConnection} */ (this.pc_);
    const encoding = kind === 'video' ? [{ maxBitrate: line.max_kbps * 1000 }] : undefined;
    const transceiver = pc.addTransceiver(kind, {
      direction: 'sendonly',
      streams: [line.stream],
      ...(encoding ? { sendEncodings: encoding } : {}),
    });
    /** @type {seat} */
    const seat = { transceiver, kind, line };
    this.seats_.push(seat);
    return seat;
  }

  /**
   * What the offer says of each share that goes on or comes.
   * @param {sharing[]} lines that come or have changed
   * @returns {binding[]}
   */
  bindings_(lines) {
    /** @type {binding[]} */
    const bound = [];
    for (const line of this.lines_) {
      const shape = lines.includes(line) ? line.shape : line.settled;
      if (!shape) continue;
      const mid_of = (/** @type {string} */ kind) =>
        this.seats_.find((one) => one.line === line && one.kind === kind)?.transceiver.mid ?? '';
      const video = shape.video ? mid_of('video') : '';
      const audio = shape.audio ? mid_of('audio') : '';
      const mid = video || audio;
      if (mid) bound.push({ line, mid, shape, wire: line.wire_of(shape, video ? audio : '') });
    }
    return bound;
  }

  /** @param {RTCPeerConnection} pc @param {any} answer @param {binding[]} bound */
  async take_answer_(pc, answer, bound) {
    try {
      await pc.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
    } catch (error) {
      this.broken_ = true; // the box is further than this end
      throw error;
    }
    this.peer_ = answer.peer;
    this.broken_ = false;
    for (const wire of this.early_.splice(0)) await this.remote_candidate(wire);
    for (const candidate of this.found_.splice(0)) this.send_candidate_(candidate);
    for (const { line, mid, shape } of bound) {
      const share = answer.shares[mid] ?? line.share_id;
      if (this.lines_.has(line)) line.settle(share, shape);
      // It was dropped while the box was asked.
      else if (share) this.host_.call('share.stop', { share }).catch(() => {});
    }
    for (const seat of this.seats_) {
      if (seat.line && !seat.line[seat.kind]) this.free_(seat);
    }
    if (this.connected_) this.lines_connected_();
  }

  /** What runs, runs on. @param {RTCPeerConnection} pc @param {seat[]} taken */
  async take_back_(pc, taken) {
    for (const seat of taken) this.free_(seat);
    if (pc.signalingState !== 'have-local-offer') return;
    await pc.setLocalDescription({ type: 'rollback' }).catch((error) => {
      this.broken_ = true;
      console.info('rollback:', error);
    });
  }

  /** Its section stays, and sends nothing: a direction that changes would cost an offer more. @param {seat} seat */
  free_(seat) {
    seat.line?.leave_seat(seat.kind);
    seat.line = null;
    if (this.pc_?.signalingState === 'closed') return;
    seat.transceiver.sender.replaceTrack(null).catch((error) => console.info('not freed:', error));
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

  /** @param {RTCPeerConnection} pc */
  ice_changed_(pc) {
    if (pc !== this.pc_) return;
    clearTimeout(this.broken_timer_);
    const state = pc.iceConnectionState;
    if (state === 'connected') this.lines_connected_();
    if (state === 'failed') void this.repair_(pc);
    if (state === 'disconnected') {
      this.broken_timer_ = Number(setTimeout(() => void this.repair_(pc), DISCONNECTED_MS));
    }
    this.host_.on_change();
  }

  lines_connected_() {
    this.connected_ = true;
    for (const line of this.lines_) if (line.settled) line.connected();
  }

  /** Something of it could still be sent. */
  get is_live_() {
    return [...this.lines_].some((line) => line.is_live);
  }

  /** Restarts ICE; when that brings no connection, asks for a new peer. @param {RTCPeerConnection} pc */
  async repair_(pc) {
    if (pc !== this.pc_ || !this.host_.is_open() || !this.is_live_) return;
    const restarted = await this.restart_ice();
    if (pc !== this.pc_) return;
    clearTimeout(this.broken_timer_);
    const start_over = () => {
      const state = pc.iceConnectionState;
      if (pc !== this.pc_ || state === 'connected' || state === 'completed') return;
      // With the socket gone too, the lines wait: they are carried again once the session is back.
      if (this.host_.is_open()) this.break_();
    };
    if (!restarted) start_over();
    else this.broken_timer_ = Number(setTimeout(start_over, RESTART_MS));
  }

  /**
   * The box may have lost the address that we send to, and may have others; with the socket gone
   * too, the lines are carried again once the session is back.
   * @param {RTCPeerConnection} pc
   */
  async silent_(pc) {
    if (!this.host_.is_open() || !this.is_live_ || this.offering_) return;
    if ((await this.host_.answers()) && pc === this.pc_) this.break_();
  }

  /** Whose lines they are carry them again, and the first of them makes one connection for all. */
  break_() {
    this.broken_ = true;
    for (const line of [...this.lines_]) line.broken();
  }

  /** @param {RTCIceCandidate} candidate */
  send_candidate_(candidate) {
    const { candidate: text, sdpMid: mid, sdpMLineIndex: mline } = candidate;
    const wire = { peer: this.peer_, candidate: text, mid: mid ?? '0', mline: mline ?? 0 };
    this.host_.call('peer.candidate', wire).catch((error) => console.info('not taken:', error));
  }

  close_connection_() {
    clearTimeout(this.broken_timer_);
    this.watch_?.stop();
    const pc = this.pc_;
    if (pc) {
      pc.oniceconnectionstatechange = null;
      pc.onicecandidate = null;
      pc.close();
    }
    for (const line of this.lines_) line.unseat();
    if (this.peer_) this.old_peers_.push(this.peer_);
    this.seats_ = [];
    this.pc_ = null;
    this.peer_ = '';
    this.connected_ = false;
    this.early_ = [];
    this.found_ = [];
    this.offering_ = false;
    this.broken_ = false;
  }

  tell_closed_() {
    for (const peer of this.old_peers_.splice(0)) {
      if (peer === this.peer_ || !this.host_.is_open()) continue;
      this.host_.call('peer.close', { peer }).catch(() => {});
    }
  }
}
