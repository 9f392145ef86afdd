// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Small pictures of the shares, one a second at most, one question at a time for each share, and
// none while nobody looks.

const EVERY_MS = 1000;
const AFTER_FAULT_MS = 5000;
const TICK_MS = 250;

export class thumbnails {
  /**
   * @param {(share: string) => Promise<any>} ask @param {(share: string, url: string) => void} show
   * @param {() => number} [now]
   */
  constructor(ask, show, now = Date.now) {
    this.ask_ = ask;
    this.show_ = show;
    this.now_ = now;
    /** @type {Map<string, {due: number, asking: boolean}>} */
    this.wanted_ = new Map();
    this.awake = false;
    setInterval(() => this.look(), TICK_MS);
  }

  /** @param {string[]} shares those that can be seen */
  want(shares) {
    for (const share of this.wanted_.keys()) {
      if (!shares.includes(share)) this.wanted_.delete(share);
    }
    for (const share of shares) {
      if (!this.wanted_.has(share)) this.wanted_.set(share, { due: 0, asking: false });
    }
  }

  look() {
    if (!this.awake || document.hidden) return;
    for (const [share, one] of this.wanted_) {
      if (!one.asking && this.now_() >= one.due) void this.fetch_(share, one);
    }
  }

  /** @param {string} share @param {{due: number, asking: boolean}} one */
  async fetch_(share, one) {
    one.asking = true;
    one.due = this.now_() + EVERY_MS;
    try {
      const { media_type, data } = await this.ask_(share);
      const is_picture = media_type === 'image/jpeg' || media_type === 'image/png';
      if (!is_picture || this.wanted_.get(share) !== one) return;
      this.show_(share, `data:${media_type};base64,${data}`);
    } catch {
      one.due = this.now_() + AFTER_FAULT_MS; // no display, or no picture yet
    } finally {
      one.asking = false;
    }
  }
}
