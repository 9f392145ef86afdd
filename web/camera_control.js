// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Camera and microphone of the person: one share of kind `camera`, with sound or without, or of
// kind `sound` when only the microphone is on.

import { device_error_key } from './capability.js';
import { devices_of, open_device } from './capture.js';
import { line_carrier } from './line_carrier.js';
import { has_loudspeaker, own_share } from './policy.js';
import { self_view } from './self_view.js';
import { sharing } from './sharing.js';
import { has_sentence, t } from './strings.js';
import { clear_notice, show_notice } from './views.js';

const KINDS = ['camera', 'sound'];
const MAX_KBPS = 2500;

/** @typedef {'video'|'audio'} track_kind */

export class camera_control {
  /**
   * @param {import('./session.js').session} session
   * @param {import('./capability.js').capability} capability
   * @param {import('./uplink.js').uplink} uplink
   */
  constructor(session, capability, uplink) {
    this.session_ = session;
    this.capability_ = capability;
    /** @type {sharing | null} */
    this.line_ = null;
    this.carrier_ = new line_carrier(session, uplink, {
      kinds: KINDS,
      line: () => this.line_,
      on_failed: (why) => this.failed_(why),
    });
    this.lost_ = () => !session.joined || ['disconnected', 'failed'].includes(uplink.ice_state);
    /** Which one the browser is asked for. @type {track_kind | ''} */
    this.asking_browser_ = '';
    /** @type {Record<track_kind, import('./capture.js').wanted_device>} */
    this.wanted_ = { video: { facing: 'user' }, audio: {} };
    /** @type {Record<track_kind, {id: string, name: string}[]>} */
    this.devices_ = { video: [], audio: [] };
    this.complaint_ = '';
    this.view_ = new self_view(capability, {
      toggle: (kind) => void this.toggle(kind),
      choose: (kind, id) => void this.exchange_(kind, { id }),
      flip: () => void this.flip_(),
    });
    if (!capability.camera) return;
    addEventListener('pagehide', () => {
      if (this.line_?.share_id) this.carrier_.tell_stopped(this.line_.share_id);
    });
    navigator.mediaDevices.addEventListener?.('devicechange', () => void this.list_devices_());
  }

  /** @param {track_kind} kind */
  async toggle(kind) {
    if (this.asking_browser_) return;
    if (this.line_?.[kind]) return this.off_(kind);
    const track = await this.ask_browser_(kind, this.wanted_[kind]);
    if (!track) return;
    if (!this.session_.is_wanted || !this.session_.me || this.line_?.[kind]) return track.stop();
    this.on_(kind, track);
  }

  /** Nothing is captured any more. @param {string} [reason] see docs/room-document.md; "" = nothing need be said */
  stop(reason = '') {
    const line = this.line_;
    if (!line) return;
    this.line_ = null;
    this.carrier_.end(line);
    if (reason) this.complain_(t(has_sentence(`ended.${reason}`) ? `ended.${reason}` : 'ended.failed'));
    this.show();
  }

  /** The session is back after a lost connection or a reload. */
  resumed() {
    const { room, me } = this.session_;
    const line = this.line_;
    const goes_on = line?.is_live ? own_share(room, me, [line.kind]) : '';
    for (const kind of KINDS) {
      const share = own_share(room, me, [kind]);
      if (share && share !== goes_on) this.carrier_.tell_stopped(share);
    }
    this.carrier_.resume(goes_on);
  }

  /** @param {string} method @param {any} params */
  notified(method, params) {
    const line = this.line_;
    if (method !== 'share.ended' || !line || params.share !== line.share_id) return;
    // A camera that became a sound, or the other way round: the box ends what it was.
    if (line.changes_kind && params.reason === 'stopped') return;
    if (this.carrier_.ended_by_box(line, params.reason)) return this.show();
    this.stop(params.reason === 'stopped' ? 'by_host' : params.reason);
  }

  show() {
    const { room } = this.session_;
    const line = this.line_;
    const share = line ? room?.shares?.[line.share_id] : undefined;
    const asking = line ? this.carrier_.follow(share) : null;
    if (share) line?.set_demand(share.wish ?? { fps: 0, scale: 1 }, share.state === 'paused', share.muted);
    this.view_.show({
      video: line?.video ?? null,
      audio: line?.audio ?? null,
      share,
      asking,
      lost: this.lost_(),
      loudspeaker: has_loudspeaker(room),
      busy: this.asking_browser_ !== '',
      devices: this.devices_,
    });
  }

  /** @param {track_kind} kind @param {MediaStreamTrack} track */
  on_(kind, track) {
    if (!this.line_) {
      const line = new sharing(
        {
          call: (method, params) => this.session_.call(method, params),
          is_open: () => this.session_.joined,
          on_change: () => this.show(),
          on_broken: () => void this.carrier_.carry(),
          on_track_ended: (ended) => this.unplugged_(line, ended),
        },
        new MediaStream([track]),
        { kind: kind === 'video' ? 'camera' : 'sound', max_kbps: MAX_KBPS },
      );
      this.line_ = line;
      this.carrier_.begin();
    } else {
      this.line_.set_track(kind, track);
    }
    void this.list_devices_();
    this.changed_();
  }

  /** @param {track_kind} kind */
  off_(kind) {
    const line = this.line_;
    if (!line?.[kind === 'video' ? 'audio' : 'video']) return this.stop();
    line.set_track(kind, null);
    this.changed_();
  }

  /** A track came or went. */
  changed_() {
    const line = this.line_;
    if (!line) return;
    line.become(line.video ? 'camera' : 'sound');
    void this.carrier_.carry();
    this.show();
  }

  /** @param {sharing} line @param {track_kind} kind */
  unplugged_(line, kind) {
    if (line !== this.line_) return;
    this.off_(kind);
    this.complain_(t(kind === 'video' ? 'camera.unplugged' : 'mic.unplugged'));
    this.show();
  }

  /** @param {track_kind} kind @param {import('./capture.js').wanted_device} wanted */
  async exchange_(kind, wanted) {
    const line = this.line_;
    if (!line?.[kind] || this.asking_browser_) return;
    const track = await this.ask_browser_(kind, wanted);
    if (!track) return this.show();
    if (line !== this.line_ || !line[kind]) return track.stop();
    this.wanted_[kind] = wanted;
    if (!(await line.exchange(kind, track))) this.complain_(t('device.failed'));
    this.show();
  }

  /** Front or back. Phones open one camera at a time: the other one goes first. */
  async flip_() {
    const line = this.line_;
    if (!line?.video || this.asking_browser_) return;
    const before = this.wanted_.video;
    const facing = before.facing === 'environment' ? 'user' : 'environment';
    line.video.onended = null;
    line.video.stop();
    let wanted = /** @type {import('./capture.js').wanted_device} */ ({ facing });
    let track = await this.ask_browser_('video', wanted);
    if (!track) {
      wanted = before;
      track = await this.ask_browser_('video', wanted);
    }
    if (line !== this.line_ || !line.video) return track?.stop();
    if (!track) return this.off_('video');
    this.wanted_.video = wanted;
    await line.exchange('video', track);
    this.show();
  }

  /**
   * @param {track_kind} kind @param {import('./capture.js').wanted_device} wanted
   * @returns {Promise<MediaStreamTrack | null>} null when there is none; the page then says why
   */
  async ask_browser_(kind, wanted) {
    this.asking_browser_ = kind;
    clear_notice(this.complaint_);
    this.show();
    try {
      return await open_device(kind, wanted);
    } catch (error) {
      console.info('no device:', error);
      this.wanted_[kind] = kind === 'video' ? { facing: 'user' } : {};
      this.complain_(t(device_error_key(kind, error, this.capability_)));
      return null;
    } finally {
      this.asking_browser_ = '';
      this.show();
    }
  }

  async list_devices_() {
    if (!this.line_) return;
    const [video, audio] = await Promise.all([devices_of('video'), devices_of('audio')]);
    this.devices_ = { video, audio };
    this.show();
  }

  /** @param {string} why see line_carrier */
  failed_(why) {
    this.stop();
    const keys = [`camera.${why}`, `error.${why}`, 'ended.failed'];
    this.complain_(t(keys.find(has_sentence) ?? ''));
  }

  /** @param {string} words */
  complain_(words) {
    this.complaint_ = words;
    show_notice(words, 'error');
  }
}
