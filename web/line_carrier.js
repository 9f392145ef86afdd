// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Gets one line to the display and keeps it there: asks, asks again after faults that pass, and knows
// what the box has of it.

import { line_retry } from './line_retry.js';
import { own_request, own_share } from './policy.js';
import { rpc_error } from './signalling.js';

/**
 * @typedef {import('./sharing.js').sharing} sharing
 * @typedef {{
 *   kinds: string[],
 *   line: () => sharing | null,
 *   on_failed: (why: string) => void,
 * }} host kinds: of share, that this line may be; on_failed: the name of the error, `no_answer` when the
 *   people asked said nothing, `asked_just_now` when they may not be asked again yet
 */

export class line_carrier {
  /** @param {import('./session.js').session} session @param {import('./uplink.js').uplink} uplink @param {host} host */
  constructor(session, uplink, host) {
    this.session_ = session;
    this.uplink_ = uplink;
    this.host_ = host;
    /** Somebody has been asked whether this line may be shown. */
    this.asked = false;
    this.retry_ = new line_retry(() => this.carry_again_());
  }

  /** The own question, if one waits for its answer. */
  get question() {
    return own_request(this.session_.room, this.session_.me, this.host_.kinds);
  }

  /** Id of the own share that the box has, "" when there is none. */
  get known_share() {
    const line = this.host_.line();
    return own_share(this.session_.room, this.session_.me, line ? [line.kind] : this.host_.kinds);
  }

  /** A new one: its first fault is followed by a short pause. */
  begin() {
    this.retry_.settled();
  }

  async carry() {
    const line = this.host_.line();
    if (!line) return;
    try {
      await this.uplink_.carry(line);
    } catch (error) {
      if (line === this.host_.line()) this.failed_(line, error);
    }
  }

  /** The session is back: what was under way is not. @param {string} share that the box still has, "" = none */
  resume(share) {
    this.retry_.cancel();
    const line = this.host_.line();
    if (!line) return;
    // Its answer would have gone to the connection that was lost.
    this.take_back();
    line.know_share(share);
    void this.carry();
  }

  /** @param {import('./room.js').share | undefined} share as the room has it @returns what is asked, or null */
  follow(share) {
    const asking = this.question;
    // The answer to the offer comes a moment after the question is gone.
    this.asked ||= asking !== null;
    if (share) this.asked = false;
    if (share?.state === 'live') this.retry_.settled();
    return asking;
  }

  /** The box has ended the line's share. @param {sharing} line @param {string} reason @returns {boolean} it is carried again */
  ended_by_box(line, reason) {
    this.uplink_.share_gone(line);
    return line.is_live && this.retry_.try_again(reason);
  }

  /** Nothing is sent of it any more. @param {sharing} line that host.line() gives no longer */
  end(line) {
    this.retry_.cancel();
    if (line.share_id) this.tell_stopped(line.share_id);
    this.take_back();
    this.asked = false;
    line.stop();
    this.uplink_.drop(line);
  }

  take_back() {
    const asking = this.question;
    if (asking && this.session_.joined) this.session_.call('request.refuse', { request: asking.id }).catch(() => {});
  }

  /** @param {string} share */
  tell_stopped(share) {
    if (this.session_.joined) this.session_.call('share.stop', { share }).catch(() => {});
  }

  carry_again_() {
    const line = this.host_.line();
    if (!line || !this.session_.joined) return;
    // The box may have taken an offer whose answer came too late.
    if (!line.share_id) line.know_share(this.known_share);
    void this.carry();
  }

  /** @param {sharing} line @param {unknown} error */
  failed_(line, error) {
    const known = error instanceof rpc_error;
    const name = known ? error.name : 'failed';
    if (name === 'closed') return; // resume() comes later
    console.info('offer failed:', error);
    const wait_ms = known ? error.retry_after_ms : 0;
    const no_answer = this.asked && name === 'timeout';
    if (!no_answer && line.is_live && this.retry_.try_again(name, wait_ms)) return;
    this.host_.on_failed(no_answer ? 'no_answer' : name === 'refused' && wait_ms > 0 ? 'asked_just_now' : name);
  }
}
