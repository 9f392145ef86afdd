// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// One share on its way to the box: its tracks, and what their senders shall do. The connection
// under it is the uplink's.

import { demand_into, sound_into } from './encoding.js';
import { label_of } from './label.js';
import { read_sender, report_between } from './sender_stats.js';

const REPORT_EVERY_MS = 1000;
/** What is new carries pictures for this long before it may rest. */
const AWAKE_MS = 2000;

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
    /** @type {{video: RTCRtpSender | null, audio: RTCRtpSender | null}} */
    this.senders_ = { video: null, audio: null };
    /** What the box wants. */
    this.wish_ = { fps: 0, scale: 1, resting: false, silent: false };
    /** What the senders were told last. */
    this.told_ = { video: '', audio: '' };
    this.tuning_ = Promise.resolve();
    /** ms since 1970; 0 = no connection yet. */
    this.awake_since_ = 0;
    this.report_timer_ = 0;
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
    try {
      await this.senders_[kind]?.replaceTrack(track);
      return true;
    } catch (error) {
      console.info('track not taken:', error);
      return false;
    }
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
    clearInterval(this.report_timer_);
    for (const track of [this.video, this.audio]) {
      if (!track) continue;
      track.onended = null;
      track.stop();
    }
  }

  // What the uplink tells it.

  /** @param {'video'|'audio'} kind @param {RTCRtpTransceiver} transceiver */
  take_seat(kind, transceiver) {
    if (this.senders_[kind] !== transceiver.sender) this.told_[kind] = '';
    this.senders_[kind] = transceiver.sender;
  }

  /** @param {'video'|'audio'} kind */
  leave_seat(kind) {
    this.senders_[kind] = null;
  }

  /** Nothing carries it. */
  unseat() {
    this.senders_ = { video: null, audio: null };
    this.settled = null;
    this.awake_since_ = 0;
    clearInterval(this.report_timer_);
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
    void this.tune_();
    this.start_reports_();
    this.host_.on_change();
  }

  /** What is sent arrives from now on. */
  connected() {
    this.awake_since_ ||= Date.now();
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
    this.wish_ = { fps, scale, resting, silent };
    void this.tune_();
  }

  get is_resting() {
    const awake = Date.now() - this.awake_since_ < AWAKE_MS;
    return this.wish_.resting && this.awake_since_ > 0 && !awake;
  }

  /** One after the other: setParameters() wants what the last getParameters() gave. */
  tune_() {
    this.tuning_ = this.tuning_.then(async () => {
      const { fps, scale, silent } = this.wish_;
      const resting = this.is_resting;
      const { kind, max_kbps } = this;
      const demand = { kind, max_kbps, fps, scale, resting };
      await this.tell_('video', JSON.stringify(demand), (parameters) => demand_into(parameters, demand));
      await this.tell_('audio', String(resting || silent), (parameters) => sound_into(parameters, resting || silent));
    });
    return this.tuning_;
  }

  /** @param {'video'|'audio'} kind @param {string} told @param {(parameters: RTCRtpSendParameters) => void} write */
  async tell_(kind, told, write) {
    const sender = this.senders_[kind];
    if (!sender || !this.settled || told === this.told_[kind]) return;
    this.told_[kind] = told;
    const parameters = sender.getParameters();
    write(parameters);
    await sender.setParameters(parameters).catch((error) => {
      this.told_[kind] = '';
      console.info('setParameters:', error);
    });
  }

  start_reports_() {
    clearInterval(this.report_timer_);
    /** @type {import('./sender_stats.js').reading | null} */
    let before = null;
    this.report_timer_ = Number(
      setInterval(async () => {
        if (!this.host_.is_open() || !this.share_id) return;
        void this.tune_();
        const sender = this.senders_.video;
        if (this.is_resting || !sender || !this.video) {
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
}
