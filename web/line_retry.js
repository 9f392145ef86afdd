// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// How often, and after which faults, a line is carried again before the person is bothered.

/** These may pass. */
export const MAY_PASS = ['connection_lost', 'media_failed', 'door_failed', 'unavailable', 'timeout', 'share_not_found'];
const RETRY_DELAYS_MS = [500, 1000, 2000, 4000];
/** Who took a question back may ask again after two seconds; so long the page waits by itself. */
const SHORT_WAIT_MS = 3000;

export class line_retry {
  /** @param {() => void} again carries the line once more @param {string[]} [may_pass] */
  constructor(again, may_pass = MAY_PASS) {
    this.again_ = again;
    this.may_pass_ = may_pass;
    this.tries_ = 0;
    this.timer_ = 0;
  }

  /** It works: the next fault begins with a short delay again. */
  settled() {
    this.tries_ = 0;
  }

  /** Something else carries it now, or nothing shall. */
  cancel() {
    clearTimeout(this.timer_);
  }

  /**
   * @param {string} reason of the box @param {number} [wait_ms] the box wants at least this
   * @returns {boolean} false when it does not pass, or was tried often enough
   */
  try_again(reason, wait_ms = 0) {
    const short_wait = reason === 'refused' && wait_ms > 0 && wait_ms <= SHORT_WAIT_MS;
    if (!short_wait && !this.may_pass_.includes(reason)) return false;
    const usual = RETRY_DELAYS_MS[this.tries_++];
    if (usual === undefined) return false;
    this.cancel();
    this.timer_ = Number(setTimeout(this.again_, Math.max(usual, wait_ms)));
    return true;
  }
}
