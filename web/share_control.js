// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// From the click on "Share my screen" to its end: asks the browser, offers, and words the status.

import { capture_error_key } from './capability.js';
import { make_preview, release_preview } from './preview.js';
import { sharing } from './sharing.js';
import { rpc_error } from './signalling.js';
import { tab_memory } from './storage.js';
import { has_sentence, t } from './strings.js';
import { show_notice, show_preview, show_status, set_text, ui } from './views.js';

const SHARED_KEY = 'tessera.shared';
const CAPTURE = { video: { frameRate: { ideal: 30, max: 60 } }, audio: false };
const DEFAULT_MAX_KBPS = 12000;
/** These may pass: the same stream is offered again before the person is bothered. */
const MAY_PASS = ['connection_lost', 'media_failed', 'door_failed', 'unavailable', 'timeout'];
const RETRY_DELAYS_MS = [500, 1000, 2000, 4000];

export class share_control {
  /**
   * @param {import('./session.js').session} session
   * @param {import('./capability.js').capability} capability
   */
  constructor(session, capability) {
    this.session_ = session;
    this.capability_ = capability;
    /** @type {sharing | null} */
    this.sharing_ = null;
    this.retries_ = 0;
    this.retry_timer_ = 0;
    this.choosing_ = false;
    this.again_ = false;
    /** @type {MediaStream | null} */
    this.preview_ = null;
    ui.share.addEventListener('click', () => void this.start());
    ui.stop.addEventListener('click', () => this.stop('stopped'));
    ui.change.addEventListener('click', () => void this.change());
    for (const choice of [ui.content_text, ui.content_video]) {
      choice.addEventListener('change', () => this.sharing_?.set_content(this.content_()));
    }
    addEventListener('pagehide', () => this.page_goes_());
    addEventListener('online', () => void this.sharing_?.restart_ice());
    // Not in every browser, hence not in the type library.
    /** @type {any} */ (navigator).connection?.addEventListener?.('change', () => {
      void this.sharing_?.restart_ice();
    });
  }

  async start() {
    if (this.sharing_ || this.choosing_) return;
    const stream = await this.ask_browser_();
    if (!stream) return;
    if (!this.session_.is_wanted || !this.session_.me) {
      // The visit ended while the person was choosing: nothing may be captured, nor shown later.
      for (const track of stream.getTracks()) track.stop();
      return;
    }
    const max_kbps = this.session_.hello?.max_kbps || DEFAULT_MAX_KBPS;
    const current = new sharing(
      {
        call: (method, params) => this.session_.call(method, params),
        is_open: () => this.session_.joined,
        on_change: () => this.show(),
        on_broken: () => void this.offer_(current, () => current.offer(current.share_id)),
        on_ended: (reason, detail) => this.stop(reason, detail),
      },
      stream,
      { max_kbps, content: this.content_() },
    );
    this.sharing_ = current;
    this.set_preview_(stream);
    this.retries_ = 0;
    tab_memory.set(SHARED_KEY, '1');
    show_notice('');
    this.show();
    ui.stop.focus();
    await this.offer_(current, () => current.offer());
  }

  /** Another window in the same share. */
  async change() {
    const current = this.sharing_;
    if (!current || this.choosing_) return;
    const stream = await this.ask_browser_();
    if (stream && current === this.sharing_) {
      const taken = await current.replace(stream);
      if (current !== this.sharing_) return;
      if (taken) this.set_preview_(stream);
      show_notice(taken ? '' : t('capture.failed'), taken ? 'info' : 'error');
    } else {
      stream?.getTracks().forEach((track) => track.stop());
    }
    this.show();
  }

  /** @param {string} reason see docs/room-document.md, or one of the page's own */
  stop(reason, detail = '') {
    const current = this.sharing_;
    if (!current) return;
    clearTimeout(this.retry_timer_);
    this.sharing_ = null;
    this.set_preview_(null);
    this.again_ = true;
    tab_memory.remove(SHARED_KEY);
    if (current.share_id && this.session_.joined) {
      this.session_.call('share.stop', { share: current.share_id }).catch(() => {});
    }
    current.stop();
    const own = reason === 'stopped' || reason === 'browser_stop';
    const key = `ended.${reason}`;
    show_notice(detail || t(has_sentence(key) ? key : 'ended.failed'), own ? 'info' : 'error');
    this.show();
    if (!ui.start.hidden) ui.share.focus();
  }

  /** The session is back after a lost connection or a reload. */
  resumed() {
    const current = this.sharing_;
    const share = this.own_share_();
    clearTimeout(this.retry_timer_);
    if (current?.is_live) {
      void this.offer_(current, () => current.offer(share));
    } else {
      // Stopped while nobody could be told: the room must not look at the last picture for long.
      if (share) this.session_.call('share.stop', { share }).catch(() => {});
      if (tab_memory.get(SHARED_KEY)) {
        this.again_ = true;
        show_notice(t('room.reloaded'));
      }
    }
    this.show();
  }

  /** @param {string} method @param {any} params */
  notified(method, params) {
    const current = this.sharing_;
    if (!current) return;
    if (method === 'peer.candidate') void current.remote_candidate(params);
    if (method === 'share.ended' && params.share === current.share_id) {
      current.share_id = '';
      this.ended_by_box_(params.reason);
    }
  }

  /** Brings the room view up to date. */
  show() {
    const current = this.sharing_;
    const able = this.capability_.ability === 'ok';
    ui.start.hidden = !able || current !== null;
    ui.running.hidden = current === null;
    ui.share.disabled = this.choosing_;
    ui.share.textContent = this.choosing_
      ? t('share.choosing')
      : t(this.again_ ? 'room.share_again' : 'room.share');
    if (!current) return;
    set_text(ui.label, current.label);
    this.show_status_(current);
  }

  /** @param {sharing} current */
  show_status_(current) {
    const share = this.session_.room?.shares?.[current.share_id];
    const figures = share?.width
      ? t('share.figures', { width: share.width, height: share.height, fps: Math.round(share.fps) })
      : '';
    set_text(ui.figures, figures);
    if (!this.session_.joined || ['disconnected', 'failed'].includes(current.ice_state)) {
      return show_status('lost', t('share.reconnecting'));
    }
    if (share?.state === 'weak') {
      const reason = share.reason === 'computer' ? 'computer' : 'network';
      return show_status('weak', t(`share.weak_${reason}`));
    }
    if (share?.state === 'paused') return show_status('paused', t('share.paused'));
    if (share?.state !== 'live') return show_status('connecting', t('share.connecting'));
    this.retries_ = 0;
    show_status('live', t('share.live'));
  }

  /** @returns {Promise<MediaStream | null>} null when there is none; the page then says why */
  async ask_browser_() {
    this.choosing_ = true;
    this.show();
    try {
      return await navigator.mediaDevices.getDisplayMedia(CAPTURE);
    } catch (error) {
      show_notice(t(capture_error_key(error, this.capability_)), 'error');
      return null;
    } finally {
      this.choosing_ = false;
      this.show();
    }
  }

  /** @param {MediaStream | null} stream what is captured */
  set_preview_(stream) {
    release_preview(this.preview_);
    // Firefox sets the rate of the source, and with it of what is sent.
    const per_track = this.capability_.family === 'chromium';
    this.preview_ = stream ? make_preview(stream.getVideoTracks()[0], per_track) : null;
    show_preview(this.preview_);
  }

  content_() {
    return ui.content_video.checked ? /** @type {const} */ ('video') : /** @type {const} */ ('text');
  }

  /** Id of the own share that the box still has, "" when there is none. */
  own_share_() {
    const shares = Object.entries(this.session_.room?.shares ?? {});
    return shares.find(([, share]) => share.participant === this.session_.me)?.[0] ?? '';
  }

  /** @param {sharing} current @param {() => Promise<void>} attempt */
  async offer_(current, attempt) {
    try {
      await attempt();
    } catch (error) {
      if (current !== this.sharing_) return;
      if (error instanceof rpc_error && error.name === 'closed') return; // resumed() comes later
      const name = error instanceof rpc_error ? error.name : 'failed';
      console.info('offer failed:', error);
      if (MAY_PASS.includes(name) && this.try_again_(current)) return;
      const key = `error.${name}`;
      this.stop('failed', has_sentence(key) ? t(key) : '');
    }
  }

  /** @param {sharing} current @returns {boolean} false when it was tried often enough */
  try_again_(current) {
    const delay = RETRY_DELAYS_MS[this.retries_++];
    if (delay === undefined || !current.is_live) return false;
    const again = () => {
      if (current !== this.sharing_ || !this.session_.joined) return;
      // The box may have taken an offer whose answer came too late.
      void this.offer_(current, () => current.offer(this.own_share_()));
    };
    clearTimeout(this.retry_timer_);
    this.retry_timer_ = Number(setTimeout(again, delay));
    return true;
  }

  /** @param {string} reason */
  ended_by_box_(reason) {
    const current = this.sharing_;
    if (!current) return;
    if (MAY_PASS.includes(reason) && this.try_again_(current)) return this.show();
    this.stop(reason === 'stopped' ? 'by_host' : reason);
  }

  page_goes_() {
    const share = this.sharing_?.share_id;
    // The stream dies with the page; the display shall not wait for a time-out to see that.
    if (share) this.session_.call('share.stop', { share }).catch(() => {});
  }
}
