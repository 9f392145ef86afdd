// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// One share on its way to the box: its stream and the peer connection that carries it.

import { demand_into } from './encoding.js';
import { label_of } from './label.js';
import { line_watch } from './line_watch.js';
import { read_sender, report_between } from './sender_stats.js';

const DISCONNECTED_MS = 2000;
const RESTART_MS = 8000;
const REPORT_EVERY_MS = 1000;
/** A connection that is new carries pictures for this long before it may rest. */
const AWAKE_MS = 2000;
const MOST_EARLY_CANDIDATES = 100;

/**
 * @typedef {'text'|'video'} content
 * @typedef {'screen'|'photo'} kind
 * @typedef {{peer: string, candidate: string, mid: string, mline: number}} wire_candidate
 * @typedef {{
 *   call: (method: string, params?: object) => Promise<any>,
 *   is_open: () => boolean,
 *   answers: () => Promise<boolean>,
 *   on_change: () => void,
 *   on_broken: () => void,
 *   on_ended: (reason: string, detail?: string) => void,
 * }} host
 */

/** @param {kind} kind @param {content} content @returns {string} W3C mst-content-hint */
const hint_of = (kind, content) => (kind === 'photo' ? 'detail' : content === 'video' ? 'motion' : 'text');

export class sharing {
  /**
   * @param {host} host
   * @param {MediaStream} stream
   * @param {{max_kbps: number, content: content, kind: kind, label: string}} options label: "" = what the track says
   */
  constructor(host, stream, options) {
    this.host_ = host;
    this.stream = stream;
    this.track_ = stream.getVideoTracks()[0];
    /** @type {import('./encoding.js').demand} */
    this.demand_ = { max_kbps: options.max_kbps, fps: 0, scale: 1, resting: false };
    /** What the sender was told last. */
    this.told_ = '';
    this.tuning_ = Promise.resolve();
    this.connected_at_ = 0;
    this.content = options.content;
    this.kind = options.kind;
    this.given_label_ = options.label;
    /** @type {RTCPeerConnection | null} */
    this.pc_ = null;
    this.peer_ = '';
    /** @type {string[]} peers of earlier connections that the box may still hold */
    this.old_peers_ = [];
    this.share_id = '';
    /** @type {wire_candidate[]} candidates of the box that came before its answer */
    this.early_ = [];
    this.offering_ = false;
    this.broken_timer_ = 0;
    this.report_timer_ = 0;
    /** @type {line_watch | null} */
    this.line_ = null;
    this.ended_ = false;
    this.watch_track_();
  }

  get label() {
    return label_of(this.given_label_ || this.track_.label);
  }

  /** True when the stream still gives pictures; then it can be offered again without a click. */
  get is_live() {
    return !this.ended_ && this.track_.readyState === 'live';
  }

  /** W3C RTCIceConnectionState, or `new` before the first offer. */
  get ice_state() {
    return this.pc_?.iceConnectionState ?? 'new';
  }

  /** @param {content} content */
  set_content(content) {
    this.content = content;
    this.track_.contentHint = hint_of(this.kind, content);
  }

  /**
   * @param {MediaStream} stream another window in the place of the present one
   * @returns {Promise<boolean>} false when the browser does not take it; the present one goes on
   */
  async replace(stream) {
    const [track] = stream.getVideoTracks();
    track.contentHint = hint_of(this.kind, this.content);
    const taken = await this.put_(track);
    if (!taken || this.ended_) {
      track.stop();
      return taken;
    }
    this.track_.onended = null;
    this.track_.stop();
    this.stream = stream;
    this.track_ = track;
    this.watch_track_();
    this.host_.on_change();
    return true;
  }

  /** @param {MediaStreamTrack} track @returns {Promise<boolean>} */
  async put_(track) {
    try {
      await this.sender_()?.replaceTrack(track);
      return true;
    } catch (error) {
      console.info('track not taken:', error);
      return false;
    }
  }

  /** Opens a fresh peer connection. `share` names a share of ours that goes on. */
  async offer(share = '') {
    this.close_connection_();
    const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    this.pc_ = pc;
    this.share_id = share;
    pc.addTransceiver(this.track_, {
      direction: 'sendonly',
      streams: [this.stream],
      sendEncodings: [{ maxBitrate: this.demand_.max_kbps * 1000 }],
    });
    /** @type {RTCIceCandidate[]} found before the box has told the peer's name */
    const found = [];
    pc.onicecandidate = ({ candidate }) => {
      if (candidate && this.peer_) this.send_candidate_(candidate);
      else if (candidate) found.push(candidate);
    };
    pc.oniceconnectionstatechange = () => this.ice_changed_(pc);
    this.line_ = new line_watch(pc, () => void this.silent_(pc));
    await this.negotiate_(pc, {});
    if (pc !== this.pc_) return;
    for (const candidate of found.splice(0)) this.send_candidate_(candidate);
    // Only now: a share that goes on must not be left without any peer in between.
    this.tell_closed_();
    await this.tune_();
    this.start_reports_();
    this.host_.on_change();
  }

  /** @returns {Promise<boolean>} true when the box took the new offer for the same peer */
  async restart_ice() {
    const pc = this.pc_;
    if (!pc || !this.peer_ || !this.host_.is_open() || this.offering_) return false;
    try {
      await this.negotiate_(pc, { iceRestart: true });
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
    if (!candidate) return;
    if (wire.peer !== this.peer_ || !this.pc_?.remoteDescription) {
      if (this.early_.length < MOST_EARLY_CANDIDATES) this.early_.push(wire);
      return;
    }
    await this.pc_
      .addIceCandidate({ candidate, sdpMid: mid, sdpMLineIndex: mline })
      .catch((error) => console.info('candidate left out:', error));
  }

  /** Ends it here; telling the box is the caller's part. */
  stop() {
    if (this.ended_) return;
    this.ended_ = true;
    this.track_.onended = null;
    for (const track of this.stream.getTracks()) track.stop();
    this.close_connection_();
    this.tell_closed_();
  }

  watch_track_() {
    this.track_.contentHint = hint_of(this.kind, this.content);
    this.track_.onended = () => this.host_.on_ended('browser_stop');
    this.track_.onmute = () => this.host_.on_change();
    this.track_.onunmute = () => this.host_.on_change();
  }

  sender_() {
    return this.pc_?.getTransceivers()[0]?.sender ?? null;
  }

  /** @param {RTCPeerConnection} pc @param {RTCOfferOptions} options */
  async negotiate_(pc, options) {
    this.offering_ = true;
    try {
      await pc.setLocalDescription(await pc.createOffer(options));
      const mid = pc.getTransceivers()[0].mid ?? '0';
      const answer = await this.host_.call('peer.offer', {
        ...(this.peer_ ? { peer: this.peer_ } : {}),
        sdp: pc.localDescription?.sdp ?? '',
        shares: {
          [mid]: {
            kind: this.kind,
            label: this.label,
            ...(this.share_id ? { share: this.share_id } : {}),
          },
        },
      });
      if (pc !== this.pc_) {
        // Stopped, or begun anew, before the box had named this one.
        this.old_peers_.push(answer.peer);
        return this.tell_closed_();
      }
      await pc.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
      this.peer_ = answer.peer;
      this.share_id = answer.shares[mid] ?? this.share_id;
      for (const wire of this.early_.splice(0)) await this.remote_candidate(wire);
    } finally {
      if (pc === this.pc_) this.offering_ = false;
    }
  }

  /**
   * What the box wants of this share now.
   * @param {{fps: number, scale: number}} wish @param {boolean} resting paused: nothing is encoded
   */
  set_demand({ fps, scale }, resting) {
    this.demand_ = { ...this.demand_, fps, scale, resting };
    void this.tune_();
  }

  get is_resting() {
    const awake = Date.now() - this.connected_at_ < AWAKE_MS;
    return this.demand_.resting && this.connected_at_ > 0 && !awake;
  }

  /** One after the other: setParameters() wants what the last getParameters() gave. */
  tune_() {
    this.tuning_ = this.tuning_.then(() => this.tune_now_());
    return this.tuning_;
  }

  async tune_now_() {
    const sender = this.sender_();
    const demand = { ...this.demand_, resting: this.is_resting };
    const told = JSON.stringify(demand);
    if (!sender || !this.peer_ || told === this.told_) return;
    this.told_ = told;
    const parameters = sender.getParameters();
    demand_into(parameters, demand);
    await sender.setParameters(parameters).catch((error) => {
      this.told_ = '';
      console.info('setParameters:', error);
    });
  }

  /** @param {RTCPeerConnection} pc */
  ice_changed_(pc) {
    if (pc !== this.pc_) return;
    clearTimeout(this.broken_timer_);
    const state = pc.iceConnectionState;
    if (state === 'connected' && !this.connected_at_) this.connected_at_ = Date.now();
    if (state === 'failed') void this.repair_(pc);
    if (state === 'disconnected') {
      this.broken_timer_ = Number(setTimeout(() => void this.repair_(pc), DISCONNECTED_MS));
    }
    this.host_.on_change();
  }

  /** Restarts ICE; when that brings no connection, asks for a new peer. */
  async repair_(/** @type {RTCPeerConnection} */ pc) {
    if (pc !== this.pc_ || !this.host_.is_open() || !this.is_live) return;
    const restarted = await this.restart_ice();
    clearTimeout(this.broken_timer_);
    const start_over = () => {
      const state = pc.iceConnectionState;
      if (pc !== this.pc_ || state === 'connected' || state === 'completed') return;
      // With the socket gone too, the stream waits: it is offered again once the session is back.
      if (this.host_.is_open()) this.host_.on_broken();
    };
    if (!restarted) start_over();
    else this.broken_timer_ = Number(setTimeout(start_over, RESTART_MS));
  }

  /**
   * The box may have lost the address that we send to, and may have others; with the socket gone
   * too, the stream is offered again once the session is back.
   * @param {RTCPeerConnection} pc
   */
  async silent_(pc) {
    if (!this.host_.is_open() || !this.is_live || this.offering_) return;
    if ((await this.host_.answers()) && pc === this.pc_) this.host_.on_broken();
  }

  /** @param {RTCIceCandidate} candidate */
  send_candidate_(candidate) {
    const { candidate: text, sdpMid: mid, sdpMLineIndex: mline } = candidate;
    const wire = { peer: this.peer_, candidate: text, mid: mid ?? '0', mline: mline ?? 0 };
    this.host_.call('peer.candidate', wire).catch((error) => console.info('not taken:', error));
  }

  start_reports_() {
    clearInterval(this.report_timer_);
    /** @type {import('./sender_stats.js').reading | null} */
    let before = null;
    this.report_timer_ = Number(
      setInterval(async () => {
        const sender = this.sender_();
        if (!sender || !this.host_.is_open() || !this.share_id) return;
        void this.tune_();
        if (this.is_resting) {
          before = null;
          return;
        }
        const now = read_sender(await sender.getStats());
        if (now && before) {
          const report = { share: this.share_id, ...report_between(before, now) };
          this.host_.call('share.report', report).catch(() => {});
        }
        before = now;
      }, REPORT_EVERY_MS),
    );
  }

  close_connection_() {
    clearTimeout(this.broken_timer_);
    clearInterval(this.report_timer_);
    this.line_?.stop();
    const pc = this.pc_;
    if (pc) {
      pc.oniceconnectionstatechange = null;
      pc.onicecandidate = null;
      pc.close();
    }
    if (this.peer_) this.old_peers_.push(this.peer_);
    this.pc_ = null;
    this.peer_ = '';
    this.told_ = '';
    this.connected_at_ = 0;
    this.early_ = [];
    this.offering_ = false;
  }

  tell_closed_() {
    for (const peer of this.old_peers_.splice(0)) {
      if (peer === this.peer_ || !this.host_.is_open()) continue;
      this.host_.call('peer.close', { peer }).catch(() => {});
    }
  }
}
