// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Being in the meeting: says hello, joins, waits in the lobby, resumes after a lost connection,
// follows the room.

import { box_peer } from './box_peer.js';
import { box_clock } from './box_time.js';
import { is_host, own_request } from './policy.js';
import { room_follower } from './room.js';
import { rpc_error, signalling } from './signalling.js';
import { device_token, tab_memory } from './storage.js';

const TOKEN_KEY = 'tessera.resume';
/** For a ping, when there is doubt. */
const ANSWER_MS = 2000;
/** After these the token is worth nothing; after any other error the same token is tried again. */
const TOKEN_IS_GONE = ['token_expired', 'removed', 'blocked', 'refused', 'replaced',
  'unauthenticated', 'not_found', 'invalid_argument'];
/** After these nothing reconnects by itself. */
const ENDS = ['removed', 'refused', 'meeting_ended', 'replaced'];
/** An answer is on its way for as long after the question that held it up has gone. */
const ANSWER_PAUSE_MS = 10000;

/**
 * @typedef {{room: {name: string, locale: string}, pin_required: boolean, max_kbps: number}} hello
 * @typedef {{
 *   on_hello: (hello: hello) => void,
 *   on_must_join: (why: rpc_error | null) => void,
 *   on_lobby: () => void,
 *   on_joined: () => void,
 *   on_room: () => void,
 *   on_waiting: (retry_at: number) => void,
 *   on_bye: (reason: string, in_lobby: boolean) => void,
 *   on_notification: (method: string, params: any) => void,
 * }} session_listeners
 */

export class session {
  /** @param {string} url @param {session_listeners} listeners */
  constructor(url, listeners) {
    this.listeners_ = listeners;
    this.me = '';
    this.name = '';
    this.joined = false;
    /** Somebody has to let this one in first. */
    this.in_lobby = false;
    /** Kept for the length of the visit: a new connection has to show it again. */
    this.host_code_ = '';
    /** It was a host, is one no more, and has been told so. */
    this.lost_host = false;
    this.clock = new box_clock();
    /** @type {hello | null} */
    this.hello = null;
    /** For those in another network than the box; told to those who are in. @type {RTCIceServer[]} */
    this.ice_servers_ = [];
    this.follower_ = new room_follower(() => this.wire_.call('room.get'));
    this.wire_ = new signalling(url, {
      on_open: () => void this.greet_(),
      on_waiting: (retry_at) => {
        this.joined = false;
        listeners.on_waiting(retry_at);
      },
      on_notification: (method, params) => void this.notified_(method, params),
    });
    for (const change of ['online', 'offline']) {
      addEventListener(change, () => this.network_changed_());
    }
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.wire_.retry_now();
    });
  }

  get room() {
    return this.follower_.room;
  }

  get is_host() {
    return this.host_code_ !== '' || is_host(this.room, this.me);
  }

  /** False after close() and after a bye that ends the visit. */
  get is_wanted() {
    return this.wire_.is_wanted;
  }

  open() {
    this.wire_.open();
  }

  /** @returns {Promise<boolean>} whether the box answers; if not, the connection is made anew */
  answers() {
    return this.wire_.probe(ANSWER_MS);
  }

  retry_now() {
    this.wire_.retry_now();
  }

  /** @param {string} method @param {object} [params] @returns {Promise<any>} */
  call(method, params) {
    if (method !== 'peer.offer' || !offers_anew(params)) return this.wire_.call(method, params);
    // People may have to decide first (docs/signalling.md): the own question in the room says so.
    let asked_at = -Infinity;
    return this.wire_.call(method, params, () => {
      if (own_request(this.room, this.me)) asked_at = performance.now();
      return performance.now() - asked_at < ANSWER_PAUSE_MS;
    });
  }

  new_peer() {
    return box_peer(this.ice_servers_);
  }

  /** @param {string} name @param {string} pin "" when the meeting asks for none */
  async join(name, pin) {
    const who = { name, device: device_token() };
    this.enter_(await this.wire_.call('join', pin ? { ...who, pin } : who));
    this.clock.heard(this.room?.participants?.[this.me]?.joined_at);
  }

  /** From now on this page decides for the room. @param {string} code as the display shows it */
  async open_host(code) {
    this.follower_.reset(await this.wire_.call('host.open', { code }));
    this.host_code_ = code;
    this.lost_host = false;
    this.listeners_.on_room();
  }

  async leave() {
    await this.wire_.call('leave').catch(() => {}); // gone is gone, whoever closes first
    this.forget();
    this.wire_.close();
  }

  /** No connection until the next open(). */
  close() {
    this.wire_.close();
  }

  forget() {
    tab_memory.remove(TOKEN_KEY);
    this.joined = false;
    this.in_lobby = false;
    this.me = '';
    this.host_code_ = '';
  }

  async greet_() {
    try {
      this.hello = /** @type {hello} */ (await this.wire_.call('room.hello'));
      this.listeners_.on_hello(this.hello);
      const resume_token = tab_memory.get(TOKEN_KEY);
      const token = { resume_token, device: device_token() };
      if (resume_token) this.enter_(await this.wire_.call('resume', token));
      else this.listeners_.on_must_join(null);
      this.wire_.settle();
    } catch (error) {
      if (!(error instanceof rpc_error)) throw error;
      if (TOKEN_IS_GONE.includes(error.name)) {
        this.forget();
        this.listeners_.on_must_join(error);
      } else if (error.name !== 'closed') {
        this.wire_.reconnect();
      }
    }
  }

  /** @param {any} entry result of join or resume */
  enter_(entry) {
    tab_memory.set(TOKEN_KEY, entry.resume_token);
    this.me = entry.participant;
    this.name = entry.name;
    this.in_lobby = entry.state === 'lobby';
    if (this.in_lobby) this.listeners_.on_lobby();
    else this.is_in_(entry);
  }

  /** @param {any} snapshot */
  is_in_(snapshot) {
    this.joined = true;
    this.lost_host = false;
    this.in_lobby = false;
    this.ice_servers_ = snapshot.ice_servers ?? [];
    this.follower_.reset(snapshot);
    this.listeners_.on_joined();
    this.listeners_.on_room();
    const code = this.host_code_;
    // The role belongs to the connection, and this one is new.
    if (code) this.open_host(code).catch((error) => this.lose_host_(error));
  }

  /** @param {rpc_error} error */
  lose_host_(error) {
    if (['closed', 'timeout'].includes(error.name)) return; // the next connection shows it again
    this.host_code_ = '';
    this.listeners_.on_room();
  }

  /** There is another code. @param {any} snapshot the room as a guest sees it */
  host_closed_({ revision, room }) {
    this.host_code_ = '';
    this.lost_host = true;
    if (room) this.follower_.reset({ revision, room });
    this.listeners_.on_room();
  }

  /** @param {string} method @param {any} params */
  async notified_(method, params) {
    if (method === 'room.changed') {
      this.clock.heard_patch(params.patch);
      await this.follower_.apply(params).catch(() => this.wire_.reconnect());
      this.listeners_.on_room();
    } else if (method === 'lobby.accepted') {
      this.is_in_(params);
    } else if (method === 'host.closed') {
      this.host_closed_(params);
    } else if (method === 'bye') {
      this.bye_(params.reason);
    } else {
      this.listeners_.on_notification(method, params);
    }
  }

  /** @param {string} reason */
  bye_(reason) {
    const ends = ENDS.includes(reason);
    const in_lobby = this.in_lobby;
    // Nobody at the form: wait for a sign of life instead of knocking for ever.
    const asleep = reason === 'idle' && !this.joined;
    if (!ends && !asleep) return;
    if (ends || in_lobby) this.forget();
    this.wire_.close();
    this.listeners_.on_bye(reason, in_lobby);
  }

  network_changed_() {
    this.wire_.retry_now();
    void this.wire_.probe();
  }
}

/** @param {any} offer @returns {boolean} false: all its shares go on, and nobody is asked */
function offers_anew(offer) {
  const shares = Object.values(offer?.shares ?? {});
  return shares.some((/** @type {any} */ { share }) => !share);
}
