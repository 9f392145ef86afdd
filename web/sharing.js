// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// One share on its way to the box: its tracks, and what the box knows of it. The connection under it
// is the uplink's.

import { label_of } from './label.js';
import { line_senders } from './line_senders.js';

/**
 * @typedef {'text'|'video'} content
 * @typedef {'screen'|'camera'|'sound'|'photo'} kind
 * @typedef {{kind: kind, video: boolean, audio: boolean}} shape what the box knows a share by
 * @typedef {{
 *   call: (method: string, params?: object) => Promise<any>,
 *   is_open: () => boolean,
 *   on_change: () => void,
 *   on_broken: () => void,
 *   on_track_ended: (kind: 'video'|'audio') => void,
 * }} host
 * @typedef {{kind: kind, label?: string, max_kbps: number, content?: content}} options
 *   label: "" = what the track says
 */

/** @param {kind} kind @param {content} content @returns {string} W3C mst-content-hint */
function hint_of(kind, content) {
  if (kind === 'photo') return 'detail';
  return kind === 'camera' || content === 'video' ? 'motion' : 'text';
}

export class sharing {
  /** @param {host} host @param {MediaStream} stream @param {options} options */
  constructor(host, stream, { kind, label = '', max_kbps, content = 'text' }) {
    this.host_ = host;
    this.stream = stream;
    this.kind = kind;
    this.given_label_ = label;
    this.max_kbps = max_kbps;
    this.content = content;
    /** @type {MediaStreamTrack | null} */
    this.video = stream.getVideoTracks()[0] ?? null;
    /** @type {MediaStreamTrack | null} */
    this.audio = stream.getAudioTracks()[0] ?? null;
    this.share_id = '';
    /** Of the share that share_id names. @type {kind} */
    this.share_kind_ = kind;
    /** What the last answer of the box was about. @type {shape | null} */
    this.settled = null;
    this.senders_ = new line_senders(this, host);
    this.ended_ = false;
    this.watch_('video');
    this.watch_('audio');
  }

  get label() {
    // What a camera calls itself tells people nothing.
    if (this.kind === 'camera' || this.kind === 'sound') return '';
    return label_of(this.given_label_ || this.video?.label || '');
  }

  /** True when the stream still gives something; then it can be offered again without a click. */
  get is_live() {
    return !this.ended_ && (this.video ?? this.audio)?.readyState === 'live';
  }

  /** @returns {shape} */
  get shape() {
    return { kind: this.kind, video: this.video !== null, audio: this.audio !== null };
  }

  /** The box knows it as it is. */
  get is_settled() {
    const [now, then] = [this.shape, this.settled];
    return this.share_id !== '' && then !== null && now.kind === then.kind &&
      now.video === then.video && now.audio === then.audio;
  }

  /** Carried again, it is another share to the box. @param {kind} kind */
  become(kind) {
    this.kind = kind;
  }

  /** The box still has it as what it was before become(). */
  get changes_kind() {
    return this.share_id !== '' && this.share_kind_ !== this.kind;
  }

  /** @param {content} content */
  set_content(content) {
    this.content = content;
    if (this.video) this.video.contentHint = hint_of(this.kind, content);
  }

  /**
   * @param {MediaStream} stream in the place of the present one; sound may come or go with it, and then
   *   it wants to be carried again
   * @returns {Promise<boolean>} false when the browser does not take it; the present one goes on
   */
  async replace(stream) {
    const [video] = stream.getVideoTracks();
    const audio = stream.getAudioTracks()[0] ?? null;
    const taken = (await this.put_('video', video)) && (!audio || (await this.put_('audio', audio)));
    if (!taken || this.ended_) {
      for (const track of stream.getTracks()) track.stop();
      if (this.video && !this.ended_) await this.put_('video', this.video);
      return taken;
    }
    this.set_track('video', video);
    this.set_track('audio', audio);
    this.stream = stream;
    this.host_.on_change();
    return true;
  }

  /**
   * The old one is stopped. Where there was none, or is none now, the line wants to be carried again.
   * @param {'video'|'audio'} kind @param {MediaStreamTrack | null} track
   */
  set_track(kind, track) {
    const old = this[kind];
    if (old === track) return;
    if (old) {
      old.onended = null;
      old.stop();
    }
    this[kind] = track;
    this.watch_(kind);
  }

  /** @param {'video'|'audio'} kind @param {MediaStreamTrack} track @returns {Promise<boolean>} */
  async put_(kind, track) {
    if (kind === 'video') track.contentHint = hint_of(this.kind, this.content);
    return this.senders_.put(kind, track);
  }

  /** Another camera or microphone in the place of the present one. @param {'video'|'audio'} kind @param {MediaStreamTrack} track */
  async exchange(kind, track) {
    const taken = await this.put_(kind, track);
    if (taken && !this.ended_) this.set_track(kind, track);
    else track.stop();
    return taken;
  }

  /** @param {'video'|'audio'} kind */
  watch_(kind) {
    const track = this[kind];
    if (!track) return;
    if (kind === 'video') track.contentHint = hint_of(this.kind, this.content);
    track.onended = () => this.host_.on_track_ended(kind);
    track.onmute = () => this.host_.on_change();
    track.onunmute = () => this.host_.on_change();
  }

  /** Ends it here; telling the box is the caller's part. */
  stop() {
    if (this.ended_) return;
    this.ended_ = true;
    this.senders_.stop();
    for (const track of [this.video, this.audio]) {
      if (!track) continue;
      track.onended = null;
      track.stop();
    }
  }

  // What the uplink tells it.

  /** @param {'video'|'audio'} kind @param {RTCRtpTransceiver} transceiver */
  take_seat(kind, transceiver) {
    this.senders_.take(kind, transceiver.sender);
  }

  /** @param {'video'|'audio'} kind */
  leave_seat(kind) {
    this.senders_.leave(kind);
  }

  /** Nothing carries it. */
  unseat() {
    this.senders_.leave_all();
    this.settled = null;
  }

  /** @param {shape} shape @param {string} sound mid of the section with its sound, beside its pictures */
  wire_of(shape, sound) {
    const goes_on = this.share_id && this.share_kind_ === shape.kind;
    return {
      kind: shape.kind,
      label: this.label,
      ...(goes_on ? { share: this.share_id } : {}),
      ...(sound ? { sound } : {}),
    };
  }

  /** The box has a share for it. @param {string} share @param {shape} shape */
  settle(share, shape) {
    this.know_share(share, shape.kind);
    this.settled = shape;
    this.senders_.start();
    this.host_.on_change();
  }

  /** What is sent arrives from now on. */
  connected() {
    this.senders_.connected();
  }

  /** @param {string} share @param {kind} [kind] */
  know_share(share, kind = this.kind) {
    this.share_id = share;
    this.share_kind_ = kind;
  }

  broken() {
    this.host_.on_broken();
  }

  /**
   * What the box wants of this share now.
   * @param {{fps: number, scale: number}} wish @param {boolean} resting paused: nothing is encoded
   * @param {boolean} [silent] nobody would hear it
   */
  set_demand({ fps, scale }, resting, silent = false) {
    this.senders_.set_wish({ fps, scale, resting, silent });
  }
}
