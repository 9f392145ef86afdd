// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Notices that nothing comes back from the box while we send: one of its addresses, or of ours, is
// gone. ICE itself needs more than five seconds for that.

const LOOK_EVERY_MS = 500;
const LONGEST_LOOK_MS = 600;
const SILENT_MS = 1900; // four looks, which may come a little early

/** @typedef {{sent: number, heard: number, at: number}} line_reading packets, bytes, ms of any clock */

/** @param {RTCStatsReport} stats @param {number} at @returns {line_reading} */
export function read_line(stats, at) {
  let sent = 0;
  let heard = 0;
  for (const entry of stats.values()) {
    if (entry.type === 'outbound-rtp') sent += entry.packetsSent ?? 0;
    if (entry.type === 'candidate-pair') heard += entry.bytesReceived ?? 0;
  }
  return { sent, heard, at };
}

export class line_watch {
  /** @param {RTCPeerConnection} pc @param {() => void} on_silent once for each silence */
  constructor(pc, on_silent) {
    this.pc_ = pc;
    this.on_silent_ = on_silent;
    /** @type {line_reading} */
    this.last_ = { sent: 0, heard: 0, at: 0 };
    this.silent_ms_ = 0;
    this.told_ = false;
    this.timer_ = Number(setInterval(() => void this.look_(), LOOK_EVERY_MS));
  }

  stop() {
    clearInterval(this.timer_);
  }

  async look_() {
    this.take(read_line(await this.pc_.getStats(), performance.now()));
  }

  /** @param {line_reading} now */
  take(now) {
    const before = this.last_;
    this.last_ = now;
    // Who sends nothing need not hear anything; who never heard anything is still connecting.
    const asks = now.sent > before.sent && before.heard > 0;
    const silent = asks && now.heard === before.heard;
    // A busy browser looks late and then several times at once; and while it stands still, nobody is
    // silent but itself.
    this.silent_ms_ = silent ? this.silent_ms_ + Math.min(now.at - before.at, LONGEST_LOOK_MS) : 0;
    if (!silent) this.told_ = false;
    if (this.silent_ms_ < SILENT_MS || this.told_) return;
    this.told_ = true;
    this.on_silent_();
  }
}
