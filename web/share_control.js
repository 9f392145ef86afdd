// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// From the click on "Share my screen" to its end: asks the browser, offers, and words the status.

import { capture_error_key } from './capability.js';
import { capture_screen } from './capture.js';
import { line_carrier } from './line_carrier.js';
import { has_loudspeaker, way_to_share } from './policy.js';
import { make_preview, release_preview } from './preview.js';
import { share_panel } from './share_panel.js';
import { share_switches } from './share_switches.js';
import { sharing } from './sharing.js';
import { tab_memory } from './storage.js';
import { has_sentence, isolated, t } from './strings.js';
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
    this.capability_ = capability;
    /** @type {sharing | null} */
    this.sharing_ = null;
    this.carrier_ = new line_carrier(session, uplink, {
      kinds: KINDS,
      line: () => this.sharing_,
      on_failed: (why) => this.failed_(why),
    });
    this.lost_ = () => !session.joined || ['disconnected', 'failed'].includes(uplink.ice_state);
    this.switches_ = new share_switches(session, () => this.sharing_, () => this.show());
    this.choosing_ = false;
    this.again_ = false;
    /** Who is about to take over, "" = nobody. */
    this.taker_ = '';
    /** Whoever gave the stream hears that it is over. */
    this.on_end_ = () => {};
    this.panel_ = new share_panel((volume) => void this.switches_.set_volume(volume));
    /** @type {MediaStream | null} */
    this.preview_ = null;
    ui.share.addEventListener('click', () => void this.start());
    ui.stop.addEventListener('click', () => this.stop(this.carrier_.asked ? 'withdrawn' : 'stopped'));
    ui.change.addEventListener('click', () => void this.change());
    for (const choice of [ui.content_text, ui.content_video]) {
      choice.addEventListener('change', () => this.sharing_?.set_content(this.content_()));
    }
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
        on_broken: () => void this.carrier_.carry(),
        on_track_ended: (track) => this.track_ended_(current, track),
      },
      stream,
      { max_kbps, content: this.content_(), kind, label },
    );
    this.sharing_ = current;
    this.on_end_ = on_end;
    this.set_preview_(kind === 'photo' ? null : stream); // its canvas stands on the page
    this.carrier_.begin();
    this.taker_ = '';
    this.switches_.begin();
    tab_memory.set(SHARED_KEY, kind);
    show_notice('');
    this.show();
    ui.stop.focus();
    void this.carrier_.carry();
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
      if (taken && !current.is_settled) void this.carrier_.carry();
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
    this.sharing_ = null;
    this.set_preview_(null);
    this.again_ = current.kind === 'screen';
    tab_memory.remove(SHARED_KEY);
    this.carrier_.end(current);
    this.on_end_();
    const key = `ended.${reason}`;
    show_notice(detail || t(has_sentence(key) ? key : 'ended.failed'), NO_FAULT.includes(reason) ? 'info' : 'error');
    this.show();
    if (!ui.start.hidden) (ui.share.hidden ? ui.photos : ui.share).focus();
  }

  /** The session is back after a lost connection or a reload. */
  resumed() {
    const share = this.carrier_.known_share;
    if (this.sharing_?.is_live) {
      this.carrier_.resume(share);
    } else {
      // Stopped while nobody could be told: the room must not look at the last picture for long.
      if (share) this.carrier_.tell_stopped(share);
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
    if (this.carrier_.ended_by_box(current, params.reason)) return this.show();
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
    const { room } = this.session_;
    const share = this.switches_.as_paused_here(room?.shares?.[current.share_id]);
    const asking = this.carrier_.follow(share);
    const taker = Object.values(room?.requests ?? {}).find(
      ({ state, replaces }) => state === 'countdown' && replaces.includes(current.share_id),
    );
    this.taker_ = taker?.name ?? this.taker_;
    if (share) {
      const paused = share.state === 'paused' && share.paused_by !== '';
      current.set_demand(share.wish ?? { fps: 0, scale: 1 }, paused, share.muted);
    }
    this.panel_.show({
      share,
      asking,
      label: current.label,
      sound: current.audio !== null,
      loudspeaker: has_loudspeaker(room),
      lost: this.lost_(),
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

  /** @param {sharing} current @param {'video'|'audio'} kind */
  track_ended_(current, kind) {
    if (current !== this.sharing_) return;
    if (kind === 'video') return this.stop('browser_stop');
    current.set_track('audio', null);
    void this.carrier_.carry();
    this.show();
  }

  content_() {
    return ui.content_video.checked ? /** @type {const} */ ('video') : /** @type {const} */ ('text');
  }

  /** @param {string} why see line_carrier */
  failed_(why) {
    const key = `error.${why}`;
    const refused = ['refused', 'asked_just_now'].includes(why);
    this.stop(refused ? 'refused' : 'failed', has_sentence(key) ? t(key) : '');
  }

  /** @param {string} reason */
  ended_by_box_(reason) {
    if (reason === 'taken_over' && this.taker_) {
      return this.stop(reason, t('ended.taken_over_by', { name: isolated(this.taker_) }));
    }
    this.stop(reason === 'stopped' ? 'by_host' : reason);
  }

  page_goes_() {
    const share = this.sharing_?.share_id;
    // The stream dies with the page; the display shall not wait for a time-out to see that.
    if (share) this.carrier_.tell_stopped(share);
    this.carrier_.take_back();
  }
}
