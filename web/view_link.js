// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// One connection that brings shares to this device, as they were encoded. It has places, each with
// pictures and sound; a place may be given to another share while it runs (docs/signalling.md).

import { peer_candidates } from './peer_candidates.js';
import { rpc_error } from './signalling.js';

/** Nothing has come back for some seconds when it begins; ICE itself would go on for 15 s more. */
const DISCONNECTED_MS = 3000;

/**
 * @typedef {{id: string, codec: string}} wanted a share, and what its pictures are made of; "" = its sound alone
 * @typedef {{
 *   call: (method: string, params?: object) => Promise<any>,
 *   is_open: () => boolean,
 *   new_peer: () => RTCPeerConnection,
 *   on_connected: () => void,
 *   on_broken: (link: view_link) => void,
 * }} host
 * @typedef {{video: RTCRtpTransceiver, audio: RTCRtpTransceiver, stream: MediaStream, share: string, codec: string}} place
 */

export class view_link {
  /** @param {host} host @param {number} places */
  constructor(host, places) {
    this.host_ = host;
    this.peer = '';
    this.is_closed = false;
    /** Its path is gone: neither end brings it back. */
    this.is_broken = false;
    this.broken_timer_ = 0;
    /** What was asked for, and this device cannot decode. @type {wanted[]} */
    this.unplayable = [];
    this.pc_ = host.new_peer();
    this.candidates_ = new peer_candidates(this.pc_, host.call);
    /** Rejects with its end: what it was asked for never comes. @type {Promise<never>} */
    this.ending_ = new Promise((_, reject) => {
      this.give_up_ = (/** @type {string} */ name) => reject(new rpc_error(name, 'The view has ended.'));
    });
    this.ending_.catch(() => {});
    this.places_ = Array.from({ length: places }, () => this.make_place_());
  }

  get places() {
    return this.places_.length;
  }

  /** @param {wanted[]} wanted at most as many as there are places @returns {Promise<void>} */
  open(wanted) {
    return Promise.race([this.negotiate_(wanted), this.ending_]);
  }

  /** @param {wanted[]} wanted */
  async negotiate_(wanted) {
    const pc = this.pc_;
    pc.onconnectionstatechange = () => this.state_changed_();
    await pc.setLocalDescription(await pc.createOffer());
    /** @type {Record<string, string>} */
    const shares = {};
    this.places_.forEach((place, index) => {
      const one = wanted[index];
      place.share = one?.id ?? '';
      place.codec = one?.codec ?? '';
      shares[mid_of(place.video)] = one?.codec ? one.id : '';
      shares[mid_of(place.audio)] = one?.id ?? '';
    });
    const answer = await this.host_.call('view.offer', { sdp: pc.localDescription?.sdp ?? '', shares });
    if (this.is_closed) return this.tell_closed_(answer.peer);
    this.peer = answer.peer;
    /** @type {string[]} */
    const unplayable = answer.unplayable ?? [];
    this.unplayable = wanted.filter(({ id }) => unplayable.includes(id));
    for (const place of this.places_) if (unplayable.includes(place.share)) place.codec = '';
    await this.take_(answer.sdp);
    await this.candidates_.answered(answer.peer);
  }

  /** @param {string} sdp of the box */
  async take_(sdp) {
    try {
      await this.pc_.setRemoteDescription({ type: 'answer', sdp });
    } catch (error) {
      if (this.is_closed) throw new rpc_error('closed', 'The view has ended.');
      console.warn('the answer of the box:', error);
      throw new rpc_error('failed', 'This browser does not take what the box answered.');
    }
  }

  /** Rejects when a share is made of something else than its place takes. @param {wanted[]} wanted */
  async turn_to(wanted) {
    const gone = this.places_.filter((place) => place.share && !wanted.some((one) => shows(place, one)));
    for (const place of gone) await this.bind_(place, { id: '', codec: '' });
    for (const one of wanted) {
      if (this.places_.some((place) => shows(place, one))) continue;
      const free = this.places_.find(({ share }) => !share);
      if (free) await this.bind_(free, one);
    }
  }

  /** @returns {Map<string, MediaStream>} by share */
  streams() {
    return new Map(this.places_.filter(({ share }) => share).map(({ share, stream }) => [share, stream]));
  }

  /** @param {number} longest_ms @returns {Promise<void>} */
  first_picture(longest_ms) {
    const tracks = this.places_.filter(({ share }) => share).map(({ video }) => video.receiver.track);
    if (tracks.some(({ muted }) => !muted)) return Promise.resolve();
    const come = new Promise((done) => {
      setTimeout(done, longest_ms);
      for (const track of tracks) track.addEventListener('unmute', () => done(undefined), { once: true });
    });
    return Promise.race([come, this.ending_]);
  }

  /** What the box says of it. @param {string} method @param {any} params */
  notified(method, params) {
    if (method === 'peer.candidate') void this.candidates_.remote(params);
    const ended = method === 'peer.state' && ['failed', 'closed'].includes(params.state);
    if (ended && params.peer === this.peer) this.break_();
  }

  close() {
    if (this.is_closed) return;
    this.is_closed = true;
    clearTimeout(this.broken_timer_);
    this.give_up_('closed');
    this.pc_.close();
    if (this.peer) this.tell_closed_(this.peer);
  }

  /** W3C RTCPeerConnectionState: of ICE and of DTLS both. */
  state_changed_() {
    if (this.is_closed) return;
    clearTimeout(this.broken_timer_);
    const state = this.pc_.connectionState;
    if (state === 'connected') this.host_.on_connected();
    if (state === 'failed') this.break_();
    if (state === 'disconnected') this.broken_timer_ = Number(setTimeout(() => this.break_(), DISCONNECTED_MS));
  }

  break_() {
    if (this.is_closed || this.is_broken) return;
    this.is_broken = true;
    this.give_up_('media_failed');
    this.host_.on_broken(this);
  }

  /** @returns {place} */
  make_place_() {
    const [video, audio] = ['video', 'audio'].map((kind) => {
      const made = this.pc_.addTransceiver(kind, { direction: 'recvonly' });
      keep_short(made.receiver);
      return made;
    });
    const stream = new MediaStream([video.receiver.track, audio.receiver.track]);
    return { video, audio, stream, share: '', codec: '' };
  }

  /** @param {place} place @param {wanted} to */
  async bind_(place, { id, codec }) {
    const set = (/** @type {RTCRtpTransceiver} */ section, /** @type {string} */ share) =>
      this.host_.call('view.set', { peer: this.peer, mid: mid_of(section), ...(share ? { share } : {}) });
    await set(place.video, codec ? id : '');
    await set(place.audio, id);
    place.share = id;
    place.codec = codec;
  }

  /** @param {string} peer */
  tell_closed_(peer) {
    if (this.host_.is_open()) this.host_.call('peer.close', { peer }).catch(() => {});
  }
}

/** @param {RTCRtpTransceiver} section */
const mid_of = (section) => section.mid ?? '';

/** @param {place} place @param {wanted} one */
const shows = (place, one) => place.share === one.id && place.codec === one.codec;

/** A meeting is not a film: late pictures are worth less than missing ones. @param {RTCRtpReceiver} receiver */
function keep_short(receiver) {
  // Chromium's own name, and that of the standard; not in every type library.
  const any = /** @type {any} */ (receiver);
  if ('playoutDelayHint' in any) any.playoutDelayHint = 0;
  if ('jitterBufferTarget' in any) any.jitterBufferTarget = 0;
}
