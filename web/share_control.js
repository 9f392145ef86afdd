// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// From the click on "Share my screen" to its end: asks the browser, offers, and words the status.

import { capture_error_key } from './capability.js';
import { own_request, way_to_share } from './policy.js';
import { make_preview, release_preview } from './preview.js';
import { share_panel } from './share_panel.js';
import { sharing } from './sharing.js';
import { rpc_error } from './signalling.js';
import { tab_memory } from './storage.js';
import { error_words, has_sentence, isolated, t } from './strings.js';
import { rank_actions, show_notice, show_preview, set_text, ui } from './views.js';

const SHARED_KEY = 'tessera.shared';
const CAPTURE = { video: { frameRate: { ideal: 30, max: 60 } }, audio: false };
const DEFAULT_MAX_KBPS = 12000;
/** These may pass: the same stream is offered again before the person is bothered. */
const MAY_PASS = ['connection_lost', 'media_failed', 'door_failed', 'unavailable', 'timeout'];
const RETRY_DELAYS_MS = [500, 1000, 2000, 4000];
/** Ends that somebody wanted. */
const NO_FAULT = ['stopped', 'browser_stop', 'withdrawn', 'taken_over', 'by_host', 'refused', 'meeting_ended'];
/** Who took a question back may ask again after two seconds; so long the page waits by itself. */
const SHORT_WAIT_MS = 3000;

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
    /** Somebody has been asked whether this share may be shown. */
    this.asked_ = false;
    /** Paused with the button of this page, not because the window gives no picture. */
    this.paused_here_ = false;
    /** Who is about to take over, "" = nobody. */
    this.taker_ = '';
    /** Whoever gave the stream hears that it is over. */
    this.on_end_ = () => {};
    this.panel_ = new share_panel();
    /** @type {MediaStream | null} */
    this.preview_ = null;
    ui.share.addEventListener('click', () => void this.start());
    ui.stop.addEventListener('click', () => this.stop(this.asked_ ? 'withdrawn' : 'stopped'));
    ui.pause.addEventListener('click', () => void this.pause_());
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
    if (this.is_busy) return;
    const stream = await this.ask_browser_();
    if (stream) this.start_stream(stream, { kind: 'screen', label: '', on_end: () => {} });
  }

  get is_busy() {
    return this.sharing_ !== null || this.choosing_;
  }

  /**
   * @param {MediaStream} stream
   * @param {{kind: import('./sharing.js').kind, label: string, on_end: () => void}} what
   * @returns {boolean} false when it may not begin; nothing is captured any more then
   */
  start_stream(stream, { kind, label, on_end }) {
    if (this.is_busy || !this.session_.is_wanted || !this.session_.me) {
      // The visit ended while the person was choosing: nothing may be captured, nor shown later.
      for (const track of stream.getTracks()) track.stop();
      return false;
    }
    const max_kbps = this.session_.hello?.max_kbps || DEFAULT_MAX_KBPS;
    const current = new sharing(
      {
        call: (method, params) => this.session_.call(method, params),
        is_open: () => this.session_.joined,
        answers: () => this.session_.answers(),
        on_change: () => this.show(),
        on_broken: () => void this.offer_(current, () => current.offer(current.share_id)),
        on_ended: (reason, detail) => this.stop(reason, detail),
      },
      stream,
      { max_kbps, content: this.content_(), kind, label },
    );
    this.sharing_ = current;
    this.on_end_ = on_end;
    this.set_preview_(kind === 'photo' ? null : stream); // its canvas stands on the page
    this.retries_ = 0;
    this.taker_ = '';
    this.paused_here_ = false;
    tab_memory.set(SHARED_KEY, kind);
    show_notice('');
    this.show();
    ui.stop.focus();
    void this.offer_(current, () => current.offer());
    return true;
  }

  /** @param {import('./sharing.js').kind} kind @returns {boolean} false when there is none of this kind */
  stop_stream(kind) {
    if (this.sharing_?.kind !== kind) return false;
    this.stop('stopped');
    return true;
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
    this.again_ = current.kind === 'screen';
    tab_memory.remove(SHARED_KEY);
    if (current.share_id && this.session_.joined) {
      this.session_.call('share.stop', { share: current.share_id }).catch(() => {});
    }
    this.take_back_();
    this.asked_ = false;
    current.stop();
    this.on_end_();
    const key = `ended.${reason}`;
    show_notice(detail || t(has_sentence(key) ? key : 'ended.failed'), NO_FAULT.includes(reason) ? 'info' : 'error');
    this.show();
    if (!ui.start.hidden) (ui.share.hidden ? ui.photos : ui.share).focus();
  }

  /** The session is back after a lost connection or a reload. */
  resumed() {
    const current = this.sharing_;
    const share = this.own_share_();
    clearTimeout(this.retry_timer_);
    if (current?.is_live) {
      // Its answer would have gone to the connection that was lost.
      this.take_back_();
      void this.offer_(current, () => current.offer(share));
    } else {
      // Stopped while nobody could be told: the room must not look at the last picture for long.
      if (share) this.session_.call('share.stop', { share }).catch(() => {});
      const shared = tab_memory.get(SHARED_KEY);
      this.again_ ||= shared === 'screen';
      if (shared) show_notice(t(shared === 'photo' ? 'room.reloaded_photos' : 'room.reloaded'));
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
    ui.start.hidden = !(able || this.capability_.photos) || current !== null;
    ui.share.hidden = !able;
    ui.photos.hidden = !this.capability_.photos;
    ui.running.hidden = current === null;
    ui.running.dataset.kind = current?.kind ?? '';
    if (current) this.show_running_(current);
    else this.show_start_();
  }

  show_start_() {
    const { room, me, is_host } = this.session_;
    const way = way_to_share(room, me, is_host);
    ui.share.disabled = this.choosing_;
    const asks = way === 'ask_host' || way === 'ask_sharers';
    const action = asks ? 'room.share_ask' : this.again_ ? 'room.share_again' : 'room.share';
    ui.share.textContent = t(this.choosing_ ? 'share.choosing' : action);
    const photos_only = way === 'free' && ui.share.hidden;
    set_text(ui.share_hint, t(photos_only ? 'room.hint_photos' : `room.hint_${way}`));
    rank_actions();
  }

  /** @param {sharing} current */
  show_running_(current) {
    const { room, me, joined } = this.session_;
    const share = this.as_paused_here_(room?.shares?.[current.share_id]);
    const asking = own_request(room, me);
    // The answer to the offer comes a moment after the question is gone.
    this.asked_ ||= asking !== null;
    if (share) this.asked_ = false;
    const taker = Object.values(room?.requests ?? {}).find(
      ({ state, replaces }) => state === 'countdown' && replaces.includes(current.share_id),
    );
    this.taker_ = taker?.name ?? this.taker_;
    if (share) {
      const paused = share.state === 'paused' && share.paused_by !== '';
      current.set_demand(share.wish ?? { fps: 0, scale: 1 }, paused);
      if (share.state === 'live') this.retries_ = 0;
    }
    this.panel_.show({
      share,
      asking,
      label: current.label,
      lost: !joined || ['disconnected', 'failed'].includes(current.ice_state),
      host: this.session_.is_host,
      clock: this.session_.clock,
    });
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

  /**
   * The box also calls a share paused by its owner that just gives no picture (a minimised window).
   * Such a one must go on encoding, or its next picture would never come.
   * @param {import('./room.js').share | undefined} share
   */
  as_paused_here_(share) {
    const by_window = share?.paused_by === 'owner' && !this.paused_here_;
    return share && by_window ? { ...share, paused_by: '' } : share;
  }

  async pause_() {
    const share = this.sharing_?.share_id;
    const known = this.as_paused_here_(this.session_.room?.shares?.[share ?? '']);
    if (!share || !known) return;
    const pause = known.state !== 'paused' || known.paused_by === '';
    const before = this.paused_here_;
    this.paused_here_ = pause;
    try {
      await this.session_.call(pause ? 'share.pause' : 'share.resume', { share });
    } catch (error) {
      if (!(error instanceof rpc_error)) throw error;
      this.paused_here_ = before;
      show_notice(error_words(error), 'error');
    }
    this.show();
  }

  /** The own question, if one waits for its answer. */
  take_back_() {
    const asking = own_request(this.session_.room, this.session_.me);
    if (!asking || !this.session_.joined) return;
    this.session_.call('request.refuse', { request: asking.id }).catch(() => {});
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
      const wait_ms = error instanceof rpc_error ? error.retry_after_ms : 0;
      if (name === 'refused' && wait_ms > 0 && wait_ms <= SHORT_WAIT_MS) {
        if (this.try_again_(current, wait_ms)) return;
      }
      if (this.asked_ && name === 'timeout') return this.stop('failed', t('error.no_answer'));
      if (name === 'refused' && wait_ms > 0) return this.stop(name, t('error.asked_just_now'));
      if (MAY_PASS.includes(name) && this.try_again_(current)) return;
      const key = `error.${name}`;
      this.stop(name === 'refused' ? name : 'failed', has_sentence(key) ? t(key) : '');
    }
  }

  /**
   * @param {sharing} current @param {number} [least_ms] the box wants at least this
   * @returns {boolean} false when it was tried often enough
   */
  try_again_(current, least_ms = 0) {
    const usual = RETRY_DELAYS_MS[this.retries_++];
    if (usual === undefined || !current.is_live) return false;
    const delay = Math.max(usual, least_ms);
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
    if (reason === 'taken_over' && this.taker_) {
      return this.stop(reason, t('ended.taken_over_by', { name: isolated(this.taker_) }));
    }
    this.stop(reason === 'stopped' ? 'by_host' : reason);
  }

  page_goes_() {
    const share = this.sharing_?.share_id;
    // The stream dies with the page; the display shall not wait for a time-out to see that.
    if (share) this.session_.call('share.stop', { share }).catch(() => {});
    this.take_back_();
  }
}
