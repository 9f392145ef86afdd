// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// From the click on "Share my screen" to its end: asks the browser, offers, and words the status.

import { capture_error_key } from './capability.js';
import { capture_screen } from './capture.js';
import { line_retry } from './line_retry.js';
import { has_loudspeaker, own_request, own_share, way_to_share } from './policy.js';
import { make_preview, release_preview } from './preview.js';
import { share_panel } from './share_panel.js';
import { sharing } from './sharing.js';
import { rpc_error } from './signalling.js';
import { tab_memory } from './storage.js';
import { error_words, has_sentence, isolated, t } from './strings.js';
import { rank_actions, show_notice, show_preview, set_text, ui } from './views.js';

const SHARED_KEY = 'tessera.shared';
const DEFAULT_MAX_KBPS = 12000;
/** Ends that somebody wanted. */
const NO_FAULT = ['stopped', 'browser_stop', 'withdrawn', 'taken_over', 'by_host', 'refused', 'meeting_ended'];
const KINDS = ['screen', 'photo', 'video'];

export class share_control {
  /**
   * @param {import('./session.js').session} session
   * @param {import('./capability.js').capability} capability
   * @param {import('./uplink.js').uplink} uplink
   */
  constructor(session, capability, uplink) {
    this.session_ = session;
    this.uplink_ = uplink;
    this.capability_ = capability;
    /** @type {sharing | null} */
    this.sharing_ = null;
    // The box may have taken an offer whose answer came too late.
    this.retry_ = new line_retry(() => this.carry_again_());
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
    ui.sound.addEventListener('click', () => void this.mute_());
    addEventListener('pagehide', () => this.page_goes_());
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
        on_change: () => this.show(),
        on_broken: () => void this.carry_(current),
        on_track_ended: (track) => this.track_ended_(current, track),
      },
      stream,
      { max_kbps, content: this.content_(), kind, label },
    );
    this.sharing_ = current;
    this.on_end_ = on_end;
    this.set_preview_(kind === 'photo' ? null : stream); // its canvas stands on the page
    this.retry_.settled();
    this.taker_ = '';
    this.paused_here_ = false;
    tab_memory.set(SHARED_KEY, kind);
    show_notice('');
    this.show();
    ui.stop.focus();
    void this.carry_(current);
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
      // Sound may have come, or gone.
      if (taken && !current.is_settled) void this.carry_(current);
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
    this.retry_.cancel();
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
    this.uplink_.drop(current);
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
    this.retry_.cancel();
    if (current?.is_live) {
      // Its answer would have gone to the connection that was lost.
      this.take_back_();
      current.know_share(share);
      void this.carry_(current);
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
    if (method !== 'share.ended' || !current || params.share !== current.share_id) return;
    this.uplink_.share_gone(current);
    this.ended_by_box_(params.reason);
  }

  /** Brings the room view up to date. */
  show() {
    const current = this.sharing_;
    const able = this.capability_.ability === 'ok';
    const { photos, camera } = this.capability_;
    ui.start.hidden = !(able || photos || camera) || current !== null;
    ui.share.hidden = !able;
    ui.photos.hidden = !photos;
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
    const asking = own_request(room, me, KINDS);
    // The answer to the offer comes a moment after the question is gone.
    this.asked_ ||= asking !== null;
    if (share) this.asked_ = false;
    const taker = Object.values(room?.requests ?? {}).find(
      ({ state, replaces }) => state === 'countdown' && replaces.includes(current.share_id),
    );
    this.taker_ = taker?.name ?? this.taker_;
    if (share) {
      const paused = share.state === 'paused' && share.paused_by !== '';
      current.set_demand(share.wish ?? { fps: 0, scale: 1 }, paused, share.muted);
      if (share.state === 'live') this.retry_.settled();
    }
    this.panel_.show({
      share,
      asking,
      label: current.label,
      sound: current.audio !== null,
      loudspeaker: has_loudspeaker(room),
      lost: !joined || ['disconnected', 'failed'].includes(this.uplink_.ice_state),
      host: this.session_.is_host,
      clock: this.session_.clock,
    });
  }

  /** @returns {Promise<MediaStream | null>} null when there is none; the page then says why */
  async ask_browser_() {
    this.choosing_ = true;
    this.show();
    try {
      return await capture_screen(has_loudspeaker(this.session_.room));
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

  /** Whether the display plays the sound that goes along. */
  async mute_() {
    const share = this.sharing_?.share_id;
    const known = this.session_.room?.shares?.[share ?? ''];
    if (!share || !known) return;
    try {
      await this.session_.call('share.volume', { share, muted: !known.muted });
    } catch (error) {
      if (!(error instanceof rpc_error)) throw error;
      show_notice(error_words(error), 'error');
    }
  }

  /** @param {sharing} current @param {'video'|'audio'} kind */
  track_ended_(current, kind) {
    if (current !== this.sharing_) return;
    if (kind === 'video') return this.stop('browser_stop');
    current.set_track('audio', null);
    void this.carry_(current);
    this.show();
  }

  /** The own question, if one waits for its answer. */
  take_back_() {
    const asking = own_request(this.session_.room, this.session_.me, KINDS);
    if (!asking || !this.session_.joined) return;
    this.session_.call('request.refuse', { request: asking.id }).catch(() => {});
  }

  content_() {
    return ui.content_video.checked ? /** @type {const} */ ('video') : /** @type {const} */ ('text');
  }

  /** Id of the own share that the box still has, "" when there is none. */
  own_share_() {
    return own_share(this.session_.room, this.session_.me, this.sharing_ ? [this.sharing_.kind] : KINDS);
  }

  carry_again_() {
    const current = this.sharing_;
    if (!current || !this.session_.joined) return;
    if (!current.share_id) current.know_share(this.own_share_());
    void this.carry_(current);
  }

  /** @param {sharing} current */
  async carry_(current) {
    try {
      await this.uplink_.carry(current);
    } catch (error) {
      if (current !== this.sharing_) return;
      if (error instanceof rpc_error && error.name === 'closed') return; // resumed() comes later
      const name = error instanceof rpc_error ? error.name : 'failed';
      console.info('offer failed:', error);
      const wait_ms = error instanceof rpc_error ? error.retry_after_ms : 0;
      if (name === 'refused' && current.is_live && this.retry_.try_again(name, wait_ms)) return;
      if (this.asked_ && name === 'timeout') return this.stop('failed', t('error.no_answer'));
      if (name === 'refused' && wait_ms > 0) return this.stop(name, t('error.asked_just_now'));
      if (current.is_live && this.retry_.try_again(name)) return;
      const key = `error.${name}`;
      this.stop(name === 'refused' ? name : 'failed', has_sentence(key) ? t(key) : '');
    }
  }

  /** @param {string} reason */
  ended_by_box_(reason) {
    const current = this.sharing_;
    if (!current) return;
    if (current.is_live && this.retry_.try_again(reason)) return this.show();
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
