// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The senders of one line: they do what the box wants of it, and what they do is reported.

import { demand_into, sound_into } from './encoding.js';
import { read_sender, report_between } from './sender_stats.js';

const REPORT_EVERY_MS = 1000;
/** What is new carries pictures for this long before it may rest. */
const AWAKE_MS = 2000;

/** @typedef {'video'|'audio'} track_kind */

export class line_senders {
  /** @param {import('./sharing.js').sharing} line @param {import('./sharing.js').host} host */
  constructor(line, host) {
    this.line_ = line;
    this.host_ = host;
    /** @type {Record<track_kind, RTCRtpSender | null>} */
    this.all_ = { video: null, audio: null };
    /** What the box wants. */
    this.wish_ = { fps: 0, scale: 1, resting: false, silent: false };
    /** What the senders were told last. */
    this.told_ = { video: '', audio: '' };
    this.tuning_ = Promise.resolve();
    /** ms since 1970; 0 = no connection yet. */
    this.awake_since_ = 0;
    this.report_timer_ = 0;
  }

  /** @param {track_kind} kind @param {RTCRtpSender} sender */
  take(kind, sender) {
    if (this.all_[kind] !== sender) this.told_[kind] = '';
    this.all_[kind] = sender;
  }

  /** @param {track_kind} kind */
  leave(kind) {
    this.all_[kind] = null;
  }

  leave_all() {
    this.all_ = { video: null, audio: null };
    this.awake_since_ = 0;
    this.stop();
  }

  /** @param {track_kind} kind @param {MediaStreamTrack} track @returns {Promise<boolean>} false when the browser does not take it */
  async put(kind, track) {
    try {
      await this.all_[kind]?.replaceTrack(track);
      return true;
    } catch (error) {
      console.info('track not taken:', error);
      return false;
    }
  }

  /** The box has a share for what they send. */
  start() {
    void this.tune_();
    this.start_reports_();
  }

  stop() {
    clearInterval(this.report_timer_);
  }

  /** What is sent arrives from now on. */
  connected() {
    this.awake_since_ ||= Date.now();
  }

  /** @param {{fps: number, scale: number, resting: boolean, silent: boolean}} wish */
  set_wish(wish) {
    this.wish_ = wish;
    void this.tune_();
  }

  get is_resting_() {
    const awake = Date.now() - this.awake_since_ < AWAKE_MS;
    return this.wish_.resting && this.awake_since_ > 0 && !awake;
  }

  /** One after the other: setParameters() wants what the last getParameters() gave. */
  tune_() {
    this.tuning_ = this.tuning_.then(async () => {
      const { fps, scale, silent } = this.wish_;
      const resting = this.is_resting_;
      const { kind, max_kbps } = this.line_;
      const demand = { kind, max_kbps, fps, scale, resting };
      await this.tell_('video', JSON.stringify(demand), (parameters) => demand_into(parameters, demand));
      await this.tell_('audio', String(resting || silent), (parameters) => sound_into(parameters, resting || silent));
    });
    return this.tuning_;
  }

  /** @param {track_kind} kind @param {string} told @param {(parameters: RTCRtpSendParameters) => void} write */
  async tell_(kind, told, write) {
    const sender = this.all_[kind];
    if (!sender || !this.line_.settled || told === this.told_[kind]) return;
    this.told_[kind] = told;
    const parameters = sender.getParameters();
    write(parameters);
    await sender.setParameters(parameters).catch((error) => {
      this.told_[kind] = '';
      console.info('setParameters:', error);
    });
  }

  start_reports_() {
    this.stop();
    /** @type {import('./sender_stats.js').reading | null} */
    let before = null;
    this.report_timer_ = Number(
      setInterval(async () => {
        const share = this.line_.share_id;
        if (!this.host_.is_open() || !share) return;
        void this.tune_();
        const sender = this.all_.video;
        if (this.is_resting_ || !sender || !this.line_.video) {
          before = null;
          return;
        }
        const now = read_sender(await sender.getStats());
        if (now && before) {
          this.host_.call('share.report', { share, ...report_between(before, now) }).catch(() => {});
        }
        before = now;
      }, REPORT_EVERY_MS),
    );
  }
}
